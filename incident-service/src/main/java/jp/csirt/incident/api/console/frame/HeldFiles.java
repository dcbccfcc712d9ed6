package jp.csirt.incident.api.console.frame;

import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * 預かったファイル: one that was looked at and waits for what its sender decides. Only the same session gets it again. A person
 * has a few places, so that nobody's files drive out another's.
 */
public interface HeldFiles {

    /** Keeps it for some hours, in the place of the person's oldest one where there are too many; false when all places are taken. */
    Mono<Boolean> keep(String secret, UUID person, String name, byte[] file);

    /** The file; empty when it is gone. */
    Mono<byte[]> find(String secret, String name);

    /** It is needed no more, but for somebody who presses twice. */
    Mono<Void> release(String secret, String name);
}
