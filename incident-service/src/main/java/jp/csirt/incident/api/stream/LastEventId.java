package jp.csirt.incident.api.stream;

import java.util.OptionalLong;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.web.Call;

/** {@code Last-Event-ID}: the position that an interrupted stream had come to. */
final class LastEventId {

    private static final String NAME = "Last-Event-ID";

    private LastEventId() {}

    /**
     * The position; empty when the stream is not resumed.
     *
     * @throws ApiProblem 400
     */
    static OptionalLong of(Call call) {
        String last = call.request().headers().firstHeader(NAME);
        if (last == null || last.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!last.matches(FeedQuestion.POSITION)) {
            throw ApiProblem.of("invalid-header", NAME + " には、最後に受け取った id をそのまま送ってください。");
        }
        return OptionalLong.of(Long.parseLong(last));
    }
}
