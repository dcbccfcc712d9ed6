package jp.csirt.incident.api.security;

import jp.csirt.incident.domain.access.Caller;
import reactor.core.publisher.Mono;

/** 鍵: finds who calls by the key that was sent. */
@FunctionalInterface
public interface Keys {

    /** The caller behind the key; empty when the key is unknown, expired or revoked. */
    Mono<Caller> caller(String key);
}
