package jp.csirt.incident.domain.digest;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.csirt.incident.domain.deadline.HolidayCalendar;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.domain.watch.Audience;
import jp.csirt.incident.domain.watch.IncidentHistory;
import jp.csirt.incident.domain.watch.NotifiedPost;
import jp.csirt.incident.domain.watch.OpenMatter;
import jp.csirt.incident.domain.watch.Routing;

/** 朝の知らせの作成: on which day, and what for whom. */
public final class Digests {

    private static final LocalTime MORNING = LocalTime.of(8, 30);

    private Digests() {}

    /** The day whose digest is due by now; empty before 8時30分 and while the office is closed. */
    public static Optional<LocalDate> day(Instant now, HolidayCalendar calendar) {
        LocalDate today = TokyoTime.dateOf(now);
        return Optional.of(today)
                .filter(day -> !now.isBefore(TokyoTime.at(day, MORNING)))
                .filter(day -> calendar.covers(day) && !calendar.isClosed(day));
    }

    /** One for each post that answers for anything open. */
    public static List<DigestRequested> of(
            LocalDate on,
            Stream<IncidentHistory> histories,
            StepTimetable timetable,
            PostResolution posts,
            Instant now) {
        Map<NotifiedPost, List<DigestItem>> items = new LinkedHashMap<>();
        histories.forEach(history -> {
            Routing routing = Routing.of(posts, history, now);
            for (OpenMatter open : OpenMatter.of(history, timetable)) {
                Audience.of(open.owner(), routing)
                        .forEach(post -> items.computeIfAbsent(post, _ -> new ArrayList<>())
                                .add(item(history, open)));
            }
        });
        return items.entrySet().stream()
                .map(post -> new DigestRequested(on, post.getKey(), soonestFirst(post.getValue()), null))
                .toList();
    }

    private static DigestItem item(IncidentHistory history, OpenMatter open) {
        return new DigestItem(
                history.reported().incidentId(),
                history.reported().number(),
                history.report().drill(),
                open.what(),
                open.dueAt());
    }

    private static List<DigestItem> soonestFirst(List<DigestItem> items) {
        return items.stream()
                .sorted(comparing(DigestItem::dueAt, nullsLast(naturalOrder())))
                .toList();
    }
}
