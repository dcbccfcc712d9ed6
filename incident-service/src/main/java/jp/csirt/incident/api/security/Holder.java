package jp.csirt.incident.api.security;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose session it is.
 *
 * @param keyId of the demo's roster; absent for an account
 */
public record Holder(UUID personId, @Nullable UUID keyId) {}
