package jp.csirt.incident.api.console.page;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

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
import jp.csirt.incident.api.console.page.OpenWork.Work;
import jp.csirt.incident.api.organisation.FirstPosts;
import jp.csirt.incident.api.query.ListRoutes;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.read.incidentlist.IncidentListItem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 今すること: what my posts have to do, soonest first, over the incidents in sight whose limits come first. */
public final class TodayPage {

    /** How many incidents are looked at together, and how often while there is room for more to do. */
    private static final int INCIDENTS = 20;

    private static final int LOOKS = 100;

    /** How many things to do are shown, and how many requests; the others follow when those are done. */
    private static final int ROWS = 50;

    private static final int REQUESTS = 20;

    private final Pages pages;
    private final InnerApi api;
    private final OpenWork open;
    private final Offers offers;
    private final FirstPosts first;

    public TodayPage(Pages pages, InnerApi api, OpenWork open, Offers offers, FirstPosts first) {
        this.first = first;
        this.pages = pages;
        this.api = api;
        this.open = open;
        this.offers = offers;
    }

    /** The page. */
    public List<Page> pages() {
        return List.of(Page.get("/", this::show));
    }

    private Mono<ServerResponse> show(Visit visit) {
        Mono<Found> found = Permission.READ_INCIDENT.grantedTo(visit.caller()).isEmpty()
                ? Mono.just(Found.NOTHING)
                : look(visit, Found.NOTHING);
        return pages.live(visit, "today", found.map(all -> model(visit, all)));
    }

    /** Goes on until the page is full or no incident is left; where it ends before, the page says so. */
    private Mono<Found> look(Visit visit, Found before) {
        String path = "/v1/incidents?sort=dueAt&limit=" + INCIDENTS
                + (before.next() == null ? "" : "&cursor=" + before.next());
        return api.get(visit, path, ListRoutes.Body.class)
                .flatMap(listed -> found(visit, listed))
                .map(before::and)
                .flatMap(all -> all.goesOn() ? look(visit, all) : Mono.just(all));
    }

    private Mono<Found> found(Visit visit, ListRoutes.Body listed) {
        return open.left(listed.items()).flatMap(incidents -> {
            List<UUID> ids =
                    incidents.stream().map(IncidentListItem::incidentId).toList();
            return open.of(ids, visit).map(work -> found(visit, incidents, work, listed.nextCursor()));
        });
    }

    private Found found(Visit visit, List<IncidentListItem> incidents, Map<UUID, Work> work, @Nullable String next) {
        return new Found(
                incidents.stream()
                        .flatMap(incident -> Work.in(work, incident.incidentId()).items().stream()
                                .filter(OpenItem::mine)
                                .map(item -> todo(visit, incident, item)))
                        .toList(),
                incidents.stream()
                        .flatMap(incident -> Work.in(work, incident.incidentId()).asked().stream()
                                .filter(request -> !request.over())
                                .map(request -> asked(visit, incident, request)))
                        .toList(),
                Work.unreadable(incidents, work),
                1,
                next);
    }

    private Map<String, Object> model(Visit visit, Found found) {
        return Map.of(
                "first",
                first.areOf(visit.caller()),
                "items",
                first(ROWS, found.items()),
                "more",
                Math.max(0, found.items().size() - ROWS),
                "asked",
                first(REQUESTS, found.asked()),
                "moreAsked",
                Math.max(0, found.asked().size() - REQUESTS),
                "unreadable",
                found.unreadable(),
                "unseen",
                found.next() != null,
                "looked",
                found.looks() * INCIDENTS,
                "confirmed",
                !visit.parameter("confirmed").isEmpty(),
                "mayReport",
                Permission.REPORT.grantedTo(visit.caller()).isPresent());
    }

    private static <T> List<T> first(int most, List<T> all) {
        return all.subList(0, Math.min(most, all.size()));
    }

    private Asked asked(Visit visit, IncidentListItem incident, OpenRequest request) {
        return new Asked(
                request,
                visit.times().at(request.askedAt()),
                incident,
                WayTo.of(request.what(), request.about())
                        .in(incident.incidentId(), request.about(), offers, visit.caller()));
    }

    private Todo todo(Visit visit, IncidentListItem incident, OpenItem item) {
        return new Todo(
                item.title(),
                item.clause(),
                incident.incidentId(),
                incident.number(),
                incident.title(),
                incident.level(),
                incident.drill(),
                item.dueAt(),
                item.left(),
                item.used(),
                WayTo.of(item.what(), item.about()).in(incident.incidentId(), item.about(), offers, visit.caller()));
    }

    /**
     * What was found so far.
     *
     * @param items soonest first
     * @param asked what was asked last first
     * @param unreadable numbers of incidents that this version cannot read
     * @param looks how often incidents were looked at together
     * @param next where the incidents begin that were not looked at; null when all were
     */
    record Found(
            List<Todo> items,
            List<Asked> asked,
            List<String> unreadable,
            int looks,
            @Nullable String next) {

        static final Found NOTHING = new Found(List.of(), List.of(), List.of(), 0, null);

        Found {
            items = items.stream()
                    .sorted(comparing(Todo::dueAt, nullsLast(naturalOrder())))
                    .toList();
            asked = asked.stream()
                    .sorted(comparing((Asked one) -> one.request().askedAt()).reversed())
                    .toList();
            unreadable = List.copyOf(unreadable);
        }

        private Found and(Found later) {
            return new Found(
                    Stream.concat(items.stream(), later.items.stream()).toList(),
                    Stream.concat(asked.stream(), later.asked.stream()).toList(),
                    Stream.concat(unreadable.stream(), later.unreadable.stream())
                            .toList(),
                    looks + later.looks,
                    later.next);
        }

        private boolean goesOn() {
            return next != null && items.size() < ROWS && looks < LOOKS;
        }
    }

    /** What is to be confirmed in an incident; {@code path} leads to where what is asked is done. */
    record Asked(OpenRequest request, String at, IncidentListItem incident, String path) {

        /** Whether the way leads further than the link to the incident beside it. */
        public boolean leadsToAct() {
            return !path.endsWith(incident.incidentId().toString());
        }
    }

    /** One thing to do; {@code path} leads to where it is done. */
    record Todo(
            String what,
            String clause,
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
