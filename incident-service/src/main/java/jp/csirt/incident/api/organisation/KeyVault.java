package jp.csirt.incident.api.organisation;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** 鍵の保管: makes keys and keeps what they are recognised by. */
public interface KeyVault {

    /** A new key. It opens nothing until its creation is recorded. */
    Mono<String> make(UUID keyId);

    /** When each key was last used; keys never used are missing. */
    Mono<Map<UUID, Instant>> lastUses();
}
