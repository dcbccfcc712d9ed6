package jp.csirt.incident.api.command;

import java.time.Instant;
import jp.csirt.incident.domain.shared.LongText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of a correction; see {@link Requests}. */
final class CorrectionRequests {

    private CorrectionRequests() {}

    /** 訂正の申請; {@code field} is a JSON Pointer into the request behind the event, null takes what it stated away. */
    record Propose(
            String eventId,
            String field,
            JsonNode value,
            @LongText String reason,
            @Nullable Instant occurredAt) implements Timed {}
}
