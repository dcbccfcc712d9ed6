package jp.csirt.incident.api.security;

import java.util.Optional;
import jp.csirt.incident.domain.access.Caller;

/** 鍵: finds who calls by the key that was sent. */
@FunctionalInterface
public interface Keys {

    /** The caller behind the key; empty when the key is unknown, expired or revoked. */
    Optional<Caller> caller(String key);
}
