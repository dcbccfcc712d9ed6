package jp.csirt.incident.api.console.frame;

import reactor.core.publisher.Mono;

/** 預かったファイル: one that was looked at and waits for what its sender decides. Only the same session gets it again. */
public interface HeldFiles {

    /** Keeps it for some hours. */
    Mono<Void> keep(String secret, String name, byte[] file);

    /** The file; empty when it is gone. */
    Mono<byte[]> find(String secret, String name);
}
