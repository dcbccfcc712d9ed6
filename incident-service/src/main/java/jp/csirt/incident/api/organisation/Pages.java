package jp.csirt.incident.api.organisation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.query.PageSize;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 一覧の一頁: lists that lie in memory in the order in which their entries came, which never changes. */
public final class Pages {

    private static final String CURSOR = "cursor";

    /** The parameters of a list without filters. */
    static final Set<String> PARAMETERS = Set.of("limit", CURSOR);

    private Pages() {}

    /** One page. The cursor is the number of entries before it. */
    static <T> Mono<ServerResponse> answer(Call call, List<T> all, Function<T, Object> shown) {
        int limit = PageSize.of(call);
        int from = Math.min(from(call.parameter(CURSOR)), all.size());
        int to = Math.min(from + limit, all.size());
        List<Object> items = all.subList(from, to).stream().map(shown).toList();
        return Replies.json(call, new Page(items, to < all.size() ? String.valueOf(to) : null));
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
