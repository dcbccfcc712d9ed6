package jp.csirt.incident.api.organisation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 一覧の一頁: lists that lie in memory in the order in which their entries came, which never changes. */
public final class Pages {

    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";
    private static final int DEFAULT = 25;

    /** The parameters of a list without filters. */
    static final Set<String> PARAMETERS = Set.of(LIMIT, CURSOR);

    private Pages() {}

    /** One page. The cursor is the number of entries before it. */
    static <T> Mono<ServerResponse> answer(Call call, List<T> all, Function<T, Object> shown) {
        int limit = limit(call.parameter(LIMIT));
        int from = Math.min(from(call.parameter(CURSOR)), all.size());
        int to = Math.min(from + limit, all.size());
        List<Object> items = all.subList(from, to).stream().map(shown).toList();
        return Replies.json(call, new Page(items, to < all.size() ? String.valueOf(to) : null));
    }

    private static int limit(@Nullable String limit) {
        if (limit == null) {
            return DEFAULT;
        }
        if (!limit.matches("[1-9][0-9]?|100")) {
            throw ApiProblem.parameter(LIMIT, "1から100で指定してください。");
        }
        return Integer.parseInt(limit);
    }

    private static int from(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        if (!cursor.matches("[0-9]{1,9}")) {
            throw ApiProblem.parameter(CURSOR, "前の頁の nextCursor をそのまま指定してください。");
        }
        return Integer.parseInt(cursor);
    }

    /** 一頁. */
    public record Page(
            List<Object> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String nextCursor) {}
}
