package jp.csirt.incident.domain.organisation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.access.Scope;
import org.jspecify.annotations.Nullable;

/** 鍵: what is known of a key, never the key itself. */
public record ApiKey(
        UUID keyId,
        UUID personId,
        List<Scope> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {

    public ApiKey {
        scopes = List.copyOf(scopes);
    }

    /** Whether it opens anything at that moment. */
    public boolean usable(Instant at) {
        return revokedAt == null && (expiresAt == null || at.isBefore(expiresAt));
    }

    ApiKey revoked(Instant at) {
        return new ApiKey(keyId, personId, scopes, createdAt, expiresAt, at);
    }
}
