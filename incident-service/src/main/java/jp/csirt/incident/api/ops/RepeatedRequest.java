package jp.csirt.incident.api.ops;

import java.util.UUID;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.RequestMarks;
import jp.csirt.incident.domain.shared.NameBasedId;
import org.jspecify.annotations.Nullable;

/** {@code Idempotency-Key} of an operator's act. */
final class RepeatedRequest {

    private RepeatedRequest() {}

    /**
     * What this request and its repetitions have in common; null when it has no key. Kept with the act itself, so that a
     * service killed before it kept the answer does not begin the act anew.
     */
    static @Nullable UUID id(Call call) {
        String key = RequestMarks.key(call);
        if (key == null) {
            return null;
        }
        UUID caller =
                NameBasedId.of(NameBasedId.URL, "urn:csirt:key:" + call.caller().keyId());
        return NameBasedId.of(caller, call.request().path() + " " + key);
    }
}
