package jp.csirt.incident.api.console.page;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.act.Offers;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.console.page.OpenItems.OpenItem;
import jp.csirt.incident.api.console.page.OpenRequests.OpenRequest;
import jp.csirt.incident.api.query.ListRoutes;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.incident.Milestone;
import jp.csirt.incident.read.incidentlist.IncidentListItem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 今すること: what my posts have to do, soonest first, over the incidents in sight whose limits come first. */
public final class TodayPage {

    /** How many incidents are looked at. */
    private static final int INCIDENTS = 100;

    /** How many things to do, and how many requests, are shown; the others follow when those are done. */
    private static final int ROWS = 50;

    private final Pages pages;
    private final InnerApi api;
    private final OpenItems open;
    private final OpenRequests requests;
    private final Offers offers;

    public TodayPage(Pages pages, InnerApi api, OpenItems open, OpenRequests requests, Offers offers) {
        this.pages = pages;
        this.api = api;
        this.open = open;
        this.requests = requests;
        this.offers = offers;
    }

    /** The page. */
    public List<Page> pages() {
        return List.of(Page.get("/", this::show));
    }

    private Mono<ServerResponse> show(Visit visit) {
        return incidents(visit)
                .filter(incident -> incident.milestone() != Milestone.CLOSED)
                .collectList()
                .flatMap(incidents -> Mono.zip(items(visit, incidents), asked(visit, incidents)))
                .flatMap(both -> pages.show(visit, "today", model(visit, both.getT1(), both.getT2())));
    }

    private static Map<String, Object> model(Visit visit, List<Todo> items, List<Asked> asked) {
        return Map.of(
                "items",
                first(items),
                "more",
                items.size() - first(items).size(),
                "asked",
                first(asked),
                "moreAsked",
                asked.size() - first(asked).size(),
                "confirmed",
                !visit.parameter("confirmed").isEmpty(),
                "mayReport",
                Permission.REPORT.grantedTo(visit.caller()).isPresent());
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(ROWS, all.size()));
    }

    /** What the person may confirm, with the incidents in which it is asked. */
    private Mono<List<Asked>> asked(Visit visit, List<IncidentListItem> incidents) {
        Map<UUID, IncidentListItem> known =
                incidents.stream().collect(toMap(IncidentListItem::incidentId, incident -> incident));
        return requests.of(known.keySet(), visit.caller())
                .map(open -> open.stream()
                        .flatMap(request -> Stream.ofNullable(known.get(request.incidentId()))
                                .map(incident -> new Asked(request, incident)))
                        .toList());
    }

    private Flux<IncidentListItem> incidents(Visit visit) {
        return Permission.READ_INCIDENT.grantedTo(visit.caller()).isEmpty()
                ? Flux.empty()
                : api.get(visit, "/v1/incidents?sort=dueAt&limit=" + INCIDENTS, ListRoutes.Body.class)
                        .flatMapIterable(ListRoutes.Body::items);
    }

    private Mono<List<Todo>> items(Visit visit, List<IncidentListItem> incidents) {
        return open.of(incidents.stream().map(IncidentListItem::incidentId).toList(), visit.caller())
                .map(items -> incidents.stream()
                        .flatMap(incident -> items.getOrDefault(incident.incidentId(), List.of()).stream()
                                .filter(OpenItem::mine)
                                .map(item -> todo(visit, incident, item)))
                        .sorted(comparing(Todo::dueAt, nullsLast(naturalOrder())))
                        .toList());
    }

    private Todo todo(Visit visit, IncidentListItem incident, OpenItem item) {
        return new Todo(
                item.what().label(),
                incident.incidentId(),
                incident.number(),
                incident.title(),
                incident.level(),
                incident.drill(),
                item.dueAt(),
                item.left(),
                item.used(),
                offers.way(visit.caller(), incident.incidentId(), WayTo.act(item.what())));
    }

    /** What is to be confirmed in an incident. */
    record Asked(OpenRequest request, IncidentListItem incident) {}

    /** One thing to do; {@code path} leads to where it is done. */
    record Todo(
            String what,
            UUID incidentId,
            String number,
            String title,
            int level,
            boolean drill,
            @Nullable Instant dueAt,
            Times.Left left,
            int used,
            String path) {

        /** Whether the way leads to the act itself and not to its incident. */
        public boolean leadsToAct() {
            return !path.endsWith(incidentId.toString());
        }
    }
}
