package jp.csirt.incident.api.security;

import jp.csirt.gate.KnownKeys;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.domain.access.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/** Reads {@code Authorization: Bearer <key>}. */
public final class KeyAuthentication {

    private final Keys keys;

    public KeyAuthentication(Keys keys) {
        this.keys = keys;
    }

    /** The caller. Errors: 401 when there is no key or nobody behind it. */
    public Mono<Caller> caller(HttpHeaders headers) {
        String key = KnownKeys.sent(headers);
        if (key == null) {
            return Mono.error(unauthenticated("鍵がありません。Authorization: Bearer <鍵> を付けてください。", null));
        }
        return keys.caller(key)
                .switchIfEmpty(Mono.error(() -> unauthenticated("鍵が正しくないか、期限が切れています。", "invalid_token")));
    }

    private static ApiProblem unauthenticated(String detail, @Nullable String error) {
        return ApiProblem.withHeader(
                "unauthenticated",
                detail,
                HttpHeaders.WWW_AUTHENTICATE,
                error == null ? "Bearer realm=\"csirt\"" : "Bearer realm=\"csirt\", error=\"" + error + "\"");
    }
}
