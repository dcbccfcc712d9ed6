package jp.csirt.incident.api.console.page;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.console.page.OpenWork.Work;
import jp.csirt.incident.api.query.ListRoutes;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.read.incidentlist.IncidentListItem;
import jp.csirt.incident.read.obligation.ObligationItem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 期限: what is due in the incidents in sight on an axis of fourteen days, as incidents, by who answers, or by recipient. */
public final class DuePage {

    /** How many incidents are looked at: those whose limits come first. */
    private static final int INCIDENTS = 100;

    private static final int DAYS = 14;
    private static final int DAY = 60;
    private static final int ROW = 36;
    private static final List<String> WAYS = List.of("incident", "person", "recipient");

    private static final Optional<List<ObligationItem>> NOT_READ = Optional.empty();

    private final Pages pages;
    private final InnerApi api;
    private final OpenWork open;
    private final OpenDuties duties;
    private final Clock clock;

    public DuePage(Pages pages, InnerApi api, OpenWork open, OpenDuties duties, Clock clock) {
        this.pages = pages;
        this.api = api;
        this.open = open;
        this.duties = duties;
        this.clock = clock;
    }

    /** The page. */
    public List<Page> pages() {
        return List.of(Page.get("/due", this::show));
    }

    private Mono<ServerResponse> show(Visit visit) {
        String by = WAYS.contains(visit.parameter("by")) ? visit.parameter("by") : WAYS.getFirst();
        return pages.live(visit, "due", found(visit, by));
    }

    private Mono<Map<String, Object>> found(Visit visit, String by) {
        return api.get(visit, "/v1/incidents?sort=dueAt&limit=" + INCIDENTS, ListRoutes.Body.class)
                .flatMap(listed -> open.left(listed.items())
                        .flatMap(incidents -> limits(visit, incidents, by))
                        .map(found -> model(visit.times(), found, by, clock.instant(), beyond(listed))));
    }

    /** From when on limits are missing, because they are those of incidents beyond the ones that are looked at. */
    private static Instant beyond(ListRoutes.Body listed) {
        Instant last =
                listed.nextCursor() == null ? null : listed.items().getLast().dueAt();
        return last == null ? Instant.MAX : last;
    }

    private Mono<Found> limits(Visit visit, List<IncidentListItem> incidents, String by) {
        return switch (by) {
            case "person" -> open.items(ids(incidents), visit).map(work -> byPerson(incidents, work));
            case "recipient" -> duties.of(ids(incidents), visit.caller()).map(found -> byRecipient(incidents, found));
            default ->
                Mono.just(new Found(
                        incidents.stream()
                                .map(incident -> new Limit("", "", incident, incident.dueAt()))
                                .toList(),
                        List.of()));
        };
    }

    private static List<UUID> ids(List<IncidentListItem> incidents) {
        return incidents.stream().map(IncidentListItem::incidentId).toList();
    }

    private static Found byPerson(List<IncidentListItem> incidents, Map<UUID, Work> work) {
        return new Found(
                incidents.stream()
                        .flatMap(incident -> Work.in(work, incident.incidentId()).items().stream()
                                .map(item -> new Limit(item.who(), item.title(), incident, item.dueAt())))
                        .toList(),
                Work.unreadable(incidents, work));
    }

    private static Found byRecipient(
            List<IncidentListItem> incidents, Map<UUID, Optional<List<ObligationItem>>> duties) {
        return new Found(
                incidents.stream()
                        .flatMap(incident -> duties.getOrDefault(incident.incidentId(), NOT_READ).stream()
                                .flatMap(List::stream)
                                .map(duty -> new Limit(
                                        duty.recipient().label(), duty.stage().label(), incident, hard(duty.due()))))
                        .toList(),
                incidents.stream()
                        .filter(incident -> NOT_READ.equals(duties.get(incident.incidentId())))
                        .map(IncidentListItem::number)
                        .toList());
    }

    private static @Nullable Instant hard(@Nullable Due due) {
        return due == null ? null : due.hard();
    }

    private static Map<String, Object> model(Times times, Found found, String by, Instant now, Instant beyond) {
        LocalDate today = TokyoTime.dateOf(now);
        Instant from = TokyoTime.startOf(today);
        Instant end = TokyoTime.startOf(today.plusDays(DAYS));
        var rows = new ArrayList<Row>();
        found.limits().stream()
                .filter(limit -> limit.at() != null && limit.at().isBefore(end))
                .sorted(Comparator.comparing(Limit::group)
                        .thenComparing(limit -> limit.at() == null ? end : limit.at()))
                .forEach(limit -> rows.add(Row.of(times, limit, rows.size() * ROW, from, now)));
        long undated = by.equals(WAYS.getFirst())
                ? 0
                : found.limits().stream().filter(limit -> limit.at() == null).count();
        return Map.of(
                "undated",
                undated,
                "unreadable",
                found.unreadable(),
                "beyond",
                beyond.isBefore(end) ? times.at(beyond) : "",
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

    /**
     * What was found.
     *
     * @param unreadable numbers of incidents that this version cannot read
     */
    record Found(List<Limit> limits, List<String> unreadable) {

        Found {
            limits = List.copyOf(limits);
            unreadable = List.copyOf(unreadable);
        }
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
            boolean drill,
            Times.Left left,
            long x,
            int y) {

        static Row of(Times times, Limit limit, int y, Instant from, Instant now) {
            Instant due = limit.at() == null ? now : limit.at();
            return new Row(
                    limit.group(),
                    limit.what(),
                    limit.incident().incidentId(),
                    limit.incident().number(),
                    limit.incident().title(),
                    limit.incident().level(),
                    limit.incident().drill(),
                    times.left(due, now),
                    place(due, from),
                    y);
        }

        /** Whether its words stand before its mark, because behind it there is no room. */
        public boolean isNearTheEnd() {
            return x > DAYS * DAY / 2;
        }
    }
}
