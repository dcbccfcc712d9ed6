package jp.csirt.incident.domain.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 鍵の持ち主.
 *
 * @param keyId identifies the key, never the key itself; absent where the person alone is recorded
 */
public record KeyHolder(@Nullable String keyId, UUID personId) {}
