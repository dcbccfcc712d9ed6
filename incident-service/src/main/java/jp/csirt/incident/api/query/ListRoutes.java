package jp.csirt.incident.api.query;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.profile.PolicyProfile.Department;
import jp.csirt.incident.read.incidentlist.IncidentListItem;
import jp.csirt.incident.read.incidentlist.IncidentListPage;
import jp.csirt.incident.read.incidentlist.IncidentListProjection;
import jp.csirt.incident.read.incidentlist.IncidentListQuery;
import jp.csirt.incident.read.incidentlist.IncidentListStore;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 一覧への問い. */
public final class ListRoutes {

    private final IncidentListStore store;
    private final After after;
    private final Supplier<PolicyProfile> profile;
    private final Clock clock;

    public ListRoutes(IncidentListStore store, After after, Supplier<PolicyProfile> profile, Clock clock) {
        this.store = store;
        this.after = after;
        this.profile = profile;
        this.clock = clock;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(Route.get("/v1/incidents", this::list));
    }

    private Mono<ServerResponse> list(Call call) {
        call.permitted(Permission.READ_INCIDENT);
        IncidentListQuery query = ListParameters.of(call, departments(), clock.instant());
        return after.view(call, IncidentListProjection.NAME)
                .then(Mono.defer(() -> store.page(query)))
                .flatMap(page -> Replies.json(call, body(query, page)));
    }

    private Map<String, String> departments() {
        return profile.get().departments().stream().collect(toMap(Department::code, Department::name));
    }

    private static Body body(IncidentListQuery query, IncidentListPage page) {
        return new Body(
                page.items(),
                page.next() == null ? null : ListCursor.of(page.next(), query.sort(), query.filter()),
                page.count());
    }

    /** 一頁. */
    public record Body(
            List<IncidentListItem> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String nextCursor,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long count) {}
}
