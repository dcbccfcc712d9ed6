package jp.csirt.incident.api.console.page;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.query.IncidentRoutes;
import jp.csirt.incident.api.query.ListRoutes;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.incident.Milestone;
import jp.csirt.incident.read.incidentlist.IncidentListItem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 期限: what is due in the incidents in sight on an axis of fourteen days, as incidents, by who answers, or by recipient. */
public final class DuePage {

    /** How many incidents are looked at: those whose limits come first. */
    private static final int INCIDENTS = 100;

    private static final int DAYS = 14;
    private static final int DAY = 60;
    private static final int ROW = 36;
    private static final int AT_ONCE = 4;
    private static final List<String> WAYS = List.of("incident", "person", "recipient");

    private final Pages pages;
    private final InnerApi api;
    private final OpenItems open;
    private final Clock clock;

    public DuePage(Pages pages, InnerApi api, OpenItems open, Clock clock) {
        this.pages = pages;
        this.api = api;
        this.open = open;
        this.clock = clock;
    }

    /** The page. */
    public List<Page> pages() {
        return List.of(Page.get("/due", this::show));
    }

    private Mono<ServerResponse> show(Visit visit) {
        String by = WAYS.contains(visit.parameter("by")) ? visit.parameter("by") : WAYS.getFirst();
        return api.get(visit, "/v1/incidents?sort=dueAt&limit=" + INCIDENTS, ListRoutes.Body.class)
                .flatMap(listed -> limits(visit, open(listed), by)
                        .map(limits -> model(limits, by, clock.instant(), beyond(listed))))
                .flatMap(model -> pages.show(visit, "due", model));
    }

    private static List<IncidentListItem> open(ListRoutes.Body listed) {
        return listed.items().stream()
                .filter(incident -> incident.milestone() != Milestone.CLOSED)
                .toList();
    }

    /** From when on limits are missing, because they are those of incidents beyond the ones that are looked at. */
    private static Instant beyond(ListRoutes.Body listed) {
        Instant last =
                listed.nextCursor() == null ? null : listed.items().getLast().dueAt();
        return last == null ? Instant.MAX : last;
    }

    private Mono<List<Limit>> limits(Visit visit, List<IncidentListItem> incidents, String by) {
        return switch (by) {
            case "person" ->
                open.of(incidents.stream().map(IncidentListItem::incidentId).toList(), visit.caller())
                        .map(items -> incidents.stream()
                                .flatMap(incident -> items.getOrDefault(incident.incidentId(), List.of()).stream()
                                        .map(item -> new Limit(
                                                item.who(), item.what().label(), incident, item.dueAt())))
                                .toList());
            case "recipient" ->
                Flux.fromIterable(incidents)
                        .flatMapSequential(incident -> duties(visit, incident), AT_ONCE)
                        .collectList();
            default ->
                Mono.just(incidents.stream()
                        .map(incident -> new Limit("", "", incident, incident.dueAt()))
                        .toList());
        };
    }

    private Flux<Limit> duties(Visit visit, IncidentListItem incident) {
        return api.get(
                        visit,
                        "/v1/incidents/" + incident.incidentId() + "/obligations",
                        IncidentRoutes.Obligations.class)
                .flatMapIterable(IncidentRoutes.Obligations::items)
                .filter(duty -> duty.state().open())
                .map(duty -> new Limit(duty.recipient().label(), duty.stage().label(), incident, hard(duty.due())));
    }

    private static @Nullable Instant hard(@Nullable Due due) {
        return due == null ? null : due.hard();
    }

    private static Map<String, Object> model(List<Limit> limits, String by, Instant now, Instant beyond) {
        LocalDate today = TokyoTime.dateOf(now);
        Instant from = TokyoTime.startOf(today);
        Instant end = TokyoTime.startOf(today.plusDays(DAYS));
        var rows = new ArrayList<Row>();
        limits.stream()
                .filter(limit -> limit.at() != null && limit.at().isBefore(end))
                .sorted(Comparator.comparing(Limit::group)
                        .thenComparing(limit -> limit.at() == null ? end : limit.at()))
                .forEach(limit -> rows.add(Row.of(limit, rows.size() * ROW, from, now)));
        return Map.of(
                "beyond",
                beyond.isBefore(end) ? Times.at(beyond) : "",
                "by",
                by,
                "ways",
                WAYS,
                "rows",
                rows,
                "days",
                IntStream.range(0, DAYS)
                        .mapToObj(n -> new Day("%d日".formatted(today.plusDays(n).getDayOfMonth()), n * DAY))
                        .toList(),
                "now",
                place(now, from),
                "width",
                DAYS * DAY,
                "height",
                Math.max(1, rows.size()) * ROW);
    }

    /** Where a time lies on the axis; what is overdue from before today lies at its beginning. */
    private static long place(Instant at, Instant from) {
        return Math.max(0, (at.getEpochSecond() - from.getEpochSecond()) * DAY / (24 * 60 * 60));
    }

    /** A limit of an incident; {@code group} answers for it, or is to be told. */
    record Limit(
            String group,
            String what,
            IncidentListItem incident,
            @Nullable Instant at) {}

    /** A day of the axis. */
    record Day(String name, int x) {}

    /** 一つの期限. */
    record Row(
            String group,
            String what,
            UUID incidentId,
            String number,
            String title,
            int level,
            Times.Left left,
            long x,
            int y) {

        static Row of(Limit limit, int y, Instant from, Instant now) {
            Instant due = limit.at() == null ? now : limit.at();
            return new Row(
                    limit.group(),
                    limit.what(),
                    limit.incident().incidentId(),
                    limit.incident().number(),
                    limit.incident().title(),
                    limit.incident().level(),
                    Times.left(due, now),
                    place(due, from),
                    y);
        }
    }
}
