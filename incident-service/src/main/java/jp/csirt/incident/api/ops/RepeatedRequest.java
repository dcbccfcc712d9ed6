package jp.csirt.incident.api.ops;

import java.util.UUID;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.domain.shared.NameBasedId;
import org.jspecify.annotations.Nullable;

/** {@code Idempotency-Key} of an operator's act. */
final class RepeatedRequest {

    private RepeatedRequest() {}

    /**
     * What this request and its repetitions have in common; null when it has no key.
     *
     * @throws ApiProblem 400 unless the key is 1 to 255 visible ASCII characters
     */
    static @Nullable UUID id(Call call) {
        String key = call.request().headers().firstHeader("Idempotency-Key");
        if (key == null) {
            return null;
        }
        if (!key.matches("[!-~]{1,255}")) {
            throw ApiProblem.of("invalid-header", "Idempotency-Key は1～255文字の図形文字（ASCII）で送ってください。");
        }
        UUID caller =
                NameBasedId.of(NameBasedId.URL, "urn:csirt:key:" + call.caller().keyId());
        return NameBasedId.of(caller, call.request().path() + " " + key);
    }
}
