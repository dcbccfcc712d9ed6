package jp.csirt.incident.api.gate;

import jp.csirt.gate.KnownKeys;
import jp.csirt.incident.api.security.Keys;
import jp.csirt.incident.domain.access.Caller;
import reactor.core.publisher.Mono;

/** 知っている鍵: whose keys opened the API is remembered for the count of requests; the keys themselves are asked each time. */
public final class RecognisedKeys implements Keys {

    private final Keys keys;
    private final KnownKeys known;

    public RecognisedKeys(Keys keys, KnownKeys known) {
        this.keys = keys;
        this.known = known;
    }

    @Override
    public Mono<Caller> caller(String key) {
        return keys.caller(key).doOnNext(caller -> known.remember(key, caller.keyId()));
    }
}
