package jp.csirt.incident.api.stream;

import java.time.Duration;
import java.util.Set;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.web.Call;
import org.jspecify.annotations.Nullable;

/**
 * 公開の出来事への問い.
 *
 * @param after position that the reader has seen; 0 = from the first
 * @param limit most events of an answer
 * @param patience how long an answer may wait for the first
 */
record FeedQuestion(long after, int limit, Duration patience) {

    private static final Set<String> KNOWN = Set.of("after", "limit", "wait");
    static final String POSITION = "[0-9]{1,18}";
    private static final int USUAL_LIMIT = 100;

    /**
     * What the request asks.
     *
     * @throws ApiProblem 400
     */
    static FeedQuestion of(Call call) {
        call.allowOnly(KNOWN);
        return new FeedQuestion(
                after(call.parameter("after")), limit(call.parameter("limit")), patience(call.parameter("wait")));
    }

    private static long after(@Nullable String after) {
        if (after == null) {
            return 0;
        }
        if (!after.matches(POSITION)) {
            throw ApiProblem.parameter("after", "位置を0以上の整数で指定してください。");
        }
        return Long.parseLong(after);
    }

    private static int limit(@Nullable String limit) {
        if (limit == null) {
            return USUAL_LIMIT;
        }
        if (!limit.matches("[1-9][0-9]{0,2}|1000")) {
            throw ApiProblem.parameter("limit", "1から1000で指定してください。");
        }
        return Integer.parseInt(limit);
    }

    private static Duration patience(@Nullable String wait) {
        if (wait == null) {
            return Duration.ZERO;
        }
        if (!wait.matches("[12]?[0-9]|30")) {
            throw ApiProblem.parameter("wait", "待つ秒数を0から30で指定してください。");
        }
        return Duration.ofSeconds(Long.parseLong(wait));
    }
}
