package jp.csirt.incident.api.command;

import java.util.UUID;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.RequestMarks;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.RequestMark;
import jp.csirt.incident.domain.shared.NameBasedId;
import org.jspecify.annotations.Nullable;

/**
 * {@code Idempotency-Key} of a filing. The incident's id follows from it, so that a repetition meets the incident that is
 * there already and is answered from the log, also after a restart.
 */
record IdempotencyKey(IncidentId incidentId, RequestMark mark) {

    /** The key of a filing; null when it has none. */
    static @Nullable IdempotencyKey of(Call call, RequestMarks marks, byte[] body) {
        String key = RequestMarks.key(call);
        RequestMark mark = marks.of(call, body);
        if (key == null || mark == null) {
            return null;
        }
        UUID namespace =
                NameBasedId.of(NameBasedId.URL, "urn:csirt:key:" + call.caller().keyId());
        return new IdempotencyKey(new IncidentId(NameBasedId.of(namespace, key)), mark);
    }
}
