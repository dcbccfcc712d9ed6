package jp.csirt.incident.api.console.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.query.ListRoutes;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.incident.Milestone;
import jp.csirt.incident.read.incidentlist.IncidentListItem;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 期限: the next limit of each incident in sight, overdue ones first, on an axis of fourteen days. */
public final class DuePage {

    private static final int DAYS = 14;
    private static final int DAY = 60;
    private static final int ROW = 36;

    private final Pages pages;
    private final InnerApi api;
    private final Clock clock;

    public DuePage(Pages pages, InnerApi api, Clock clock) {
        this.pages = pages;
        this.api = api;
        this.clock = clock;
    }

    /** The page. */
    public List<Page> pages() {
        return List.of(Page.get("/due", this::show));
    }

    private Mono<ServerResponse> show(Visit visit) {
        return api.get(visit, "/v1/incidents?sort=dueAt&limit=100", ListRoutes.Body.class)
                .flatMap(body -> pages.show(visit, "due", model(body.items(), clock.instant())));
    }

    private static Map<String, Object> model(List<IncidentListItem> items, Instant now) {
        LocalDate today = TokyoTime.dateOf(now);
        Instant from = TokyoTime.startOf(today);
        var rows = new ArrayList<Row>();
        items.stream()
                .filter(item -> isShown(item, TokyoTime.startOf(today.plusDays(DAYS))))
                .forEach(item -> rows.add(Row.of(item, rows.size() * ROW, from, now)));
        return Map.of(
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

    private static boolean isShown(IncidentListItem item, Instant end) {
        Instant due = item.dueAt();
        return due != null && item.milestone() != Milestone.CLOSED && due.isBefore(end);
    }

    /** Where a time lies on the axis; what is overdue from before today lies at its beginning. */
    private static long place(Instant at, Instant from) {
        return Math.max(
                0,
                Duration.between(from, at).toMinutes()
                        * DAY
                        / Duration.ofDays(1).toMinutes());
    }

    /** A day of the axis. */
    record Day(String name, int x) {}

    /** 一件の期限. */
    record Row(UUID incidentId, String number, String title, int level, Times.Left left, long x, int y) {

        static Row of(IncidentListItem item, int y, Instant from, Instant now) {
            Instant due = item.dueAt() == null ? now : item.dueAt();
            return new Row(
                    item.incidentId(),
                    item.number(),
                    item.title(),
                    item.level(),
                    Times.left(due, now),
                    place(due, from),
                    y);
        }
    }
}
