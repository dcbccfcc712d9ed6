package jp.csirt.incident.api.web;

import java.util.UUID;
import jp.csirt.incident.domain.shared.NameBasedId;
import org.jspecify.annotations.Nullable;

/** {@code Idempotency-Key} of an act that is not done to an incident, as an id. */
public final class RepeatedRequest {

    private RepeatedRequest() {}

    /**
     * What this request and its repetitions have in common; null when it has no key. Kept with the act itself, so that a
     * service killed before it kept the answer, or another node at the same time, does not begin the act anew.
     */
    public static @Nullable UUID id(Call call) {
        String key = RequestMarks.key(call);
        if (key == null) {
            return null;
        }
        UUID caller =
                NameBasedId.of(NameBasedId.URL, "urn:csirt:key:" + call.caller().keyId());
        return NameBasedId.of(caller, call.request().path() + " " + key);
    }

    /** The id of what a request creates: for its repetitions the same, without a key a new one each time. */
    public static UUID created(Call call) {
        UUID repeated = id(call);
        return repeated == null ? UUID.randomUUID() : repeated;
    }
}
