package jp.csirt.incident.api.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.read.audit.AuditItem;
import jp.csirt.incident.read.audit.AuditPage;
import jp.csirt.incident.read.audit.AuditProjection;
import jp.csirt.incident.read.audit.AuditStore;
import jp.csirt.incident.read.record.Persons;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 監査記録への問い. */
public final class AuditRoutes {

    private static final Set<String> PARAMETERS = Set.of("limit", "cursor", "count", "after");

    private final AuditStore store;
    private final After after;
    private final Persons persons;

    public AuditRoutes(AuditStore store, After after, Persons persons) {
        this.store = store;
        this.after = after;
        this.persons = persons;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(Route.get("/v1/audit", this::list));
    }

    private Mono<ServerResponse> list(Call call) {
        call.permitted(Permission.READ_AUDIT);
        call.allowOnly(PARAMETERS);
        int limit = PageSize.of(call);
        boolean count = Boolean.TRUE.equals(ListParameters.truth(call, "count"));
        long before = before(call.parameter("cursor"));
        return after.view(call, AuditProjection.NAME)
                .then(Mono.defer(() -> store.page(before, limit, count)))
                .flatMap(page -> Replies.json(call, body(page)));
    }

    private static long before(@Nullable String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        if (!cursor.matches("[0-9]{1,18}")) {
            throw ApiProblem.parameter("cursor", "前の頁の nextCursor をそのまま指定してください。");
        }
        return Long.parseLong(cursor);
    }

    private Body body(AuditPage page) {
        return new Body(
                page.rows().stream().map(row -> AuditItem.of(row, persons)).toList(),
                page.next() == null ? null : String.valueOf(page.next()),
                page.count());
    }

    /** 一頁. */
    public record Body(
            List<AuditItem> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String nextCursor,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long count) {}
}
