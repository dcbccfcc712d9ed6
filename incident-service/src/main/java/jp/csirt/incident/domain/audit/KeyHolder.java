package jp.csirt.incident.domain.audit;

import java.util.UUID;

/**
 * 鍵の持ち主.
 *
 * @param keyId identifies the key, never the key itself
 */
public record KeyHolder(String keyId, UUID personId) {}
