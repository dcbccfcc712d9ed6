package jp.csirt.incident.process.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.domain.watch.DuplicateNotices;
import jp.csirt.incident.domain.watch.IncidentHistory;
import jp.csirt.incident.domain.watch.Matter;
import jp.csirt.incident.domain.watch.Notice;
import jp.csirt.incident.domain.watch.NotificationRequested;
import jp.csirt.incident.domain.watch.Notifications;
import jp.csirt.incident.domain.watch.RequestNotifications;
import jp.csirt.incident.domain.watch.Routing;
import org.axonframework.commandhandling.gateway.CommandGateway;

/**
 * 連絡の窓口: asks for what is due by now and was not asked for yet, oldest first. It remembers nothing; what was asked before
 * stands in the record, and asking again changes nothing.
 */
public final class NoticeDesk {

    private static final int AT_ONCE = 25;
    private static final Duration A_DAY = Duration.ofDays(1);

    private final IncidentHistories histories;
    private final Supplier<PostResolution> posts;
    private final Clock clock;

    /**
     * A desk.
     *
     * @param posts the organisation as it is now
     * @param clock decides what is due
     */
    public NoticeDesk(IncidentHistories histories, Supplier<PostResolution> posts, Clock clock) {
        this.histories = histories;
        this.posts = posts;
        this.clock = clock;
    }

    /**
     * Asks for every notice that is due. Whoever is woken by a deadline of the past tells what was due by then and is woken
     * for the rest, so that what several tell of one incident comes in the order of its marks.
     *
     * @param seen how many of the incident's events the caller had seen before
     * @param woken when the deadline that woke the caller was due, however the clock was moved since; empty when an event did
     */
    Result tell(IncidentId id, int seen, Optional<Instant> woken, Notices notices, CommandGateway gateway) {
        IncidentHistory history = histories.of(id).orElseThrow(() -> new IllegalStateException("no incident " + id));
        Instant now = later(clock.instant(), woken.orElse(Instant.MIN));
        Instant until = woken.orElse(now);
        PostResolution organisation = posts.get();
        Routing routing = Routing.of(organisation, history, now);
        List<Notice> all = history.silent() ? List.of() : notices.of(new View(history, seen, routing));
        List<Notice> open = all.stream()
                .filter(notice -> !history.told().contains(notice.idIn(id)))
                .sorted(Comparator.comparing(Notice::at))
                .toList();
        List<Notice> due =
                open.stream().filter(notice -> !notice.at().isAfter(until)).toList();
        boolean heard = send(due, history, routing, gateway);
        tellOriginals(history, organisation, now, notices, gateway);
        Optional<Instant> next = open.stream()
                .filter(notice -> notice.at().isAfter(until))
                .findFirst()
                .map(notice -> wake(notice, until));
        return heard
                ? new Result(Math.max(seen, recordedBy(until, history)), next)
                : new Result(seen, Optional.of(earlier(next, until.plus(A_DAY))));
    }

    private static Instant earlier(Optional<Instant> one, Instant other) {
        return one.filter(other::isAfter).orElse(other);
    }

    /** Who is away may come back earlier than was recorded: what waits for a return is looked at again within a day. */
    private static Instant wake(Notice next, Instant until) {
        Instant tomorrow = until.plus(A_DAY);
        boolean waits = next.what() == Matter.CONFIRM_DEPUTY_ACT && next.at().isAfter(tomorrow);
        return waits ? tomorrow : next.at();
    }

    /** What a duplicate tells is to be known where it is dealt with. */
    private void tellOriginals(
            IncidentHistory duplicate,
            PostResolution organisation,
            Instant now,
            Notices notices,
            CommandGateway gateway) {
        DuplicateNotices.originals(duplicate)
                .flatMap(id -> histories.of(id).stream())
                .forEach(original -> send(
                        notices.inOriginal(duplicate, original).stream()
                                .filter(notice -> !original.told()
                                        .contains(
                                                notice.idIn(original.reported().incidentId())))
                                .toList(),
                        original,
                        Routing.of(organisation, original, now),
                        gateway));
    }

    /** What acts ask is told once they were looked at; those that were recorded later are still to be looked at. */
    private static int recordedBy(Instant until, IncidentHistory history) {
        return (int) history.facts().stream()
                .takeWhile(fact -> !fact.recordedAt().isAfter(until))
                .count();
    }

    /**
     * A commit holds so many, each with all it goes to; those before it are told even when it fails.
     *
     * @return whether each reaches somebody; where all who could answer are 当事者, it is asked again within a day
     */
    private static boolean send(
            List<Notice> notices, IncidentHistory history, Routing routing, CommandGateway gateway) {
        int level = history.state().level();
        boolean heard = true;
        for (int from = 0; from < notices.size(); from += AT_ONCE) {
            List<List<NotificationRequested>> asked =
                    notices.subList(from, Math.min(from + AT_ONCE, notices.size())).stream()
                            .map(notice -> Notifications.of(notice, history, level, routing))
                            .toList();
            heard &= asked.stream().noneMatch(List::isEmpty);
            List<NotificationRequested> all =
                    asked.stream().flatMap(List::stream).toList();
            if (!all.isEmpty()) {
                gateway.sendAndWait(new RequestNotifications(history.reported().incidentId(), all));
            }
        }
        return heard;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** 連絡: all there is to tell of an incident in the eyes of one saga, told or not, past or to come. */
    @FunctionalInterface
    public interface Notices {

        List<Notice> of(View view);

        /** What there is to tell in the incident that this one is a duplicate of. */
        default List<Notice> inOriginal(IncidentHistory duplicate, IncidentHistory original) {
            return List.of();
        }
    }

    /**
     * What a saga looks at.
     *
     * @param seen how many of the events it had seen before
     * @param routing who answers now
     */
    public record View(IncidentHistory history, int seen, Routing routing) {

        /** The moment of looking. */
        public Instant now() {
            return routing.at();
        }
    }

    /**
     * What came of it.
     *
     * @param seen how many of the events need not be looked at again
     * @param next when the next notice is due
     */
    record Result(int seen, Optional<Instant> next) {}
}
