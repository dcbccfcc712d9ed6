package jp.csirt.incident.domain.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.csirt.incident.domain.incident.IncidentNumber;
import jp.csirt.incident.domain.watch.Chains.Told;

/** 連絡の作成: makes of a notice what is recorded, with the posts that answer at that moment. */
public final class Notifications {

    private static final Duration LATE_AFTER = Duration.ofMinutes(2);
    private static final Duration URGENT = Duration.ofMinutes(15);
    private static final Duration USUAL = Duration.ofHours(24);
    private static final int AROUND_THE_CLOCK = 2;

    private Notifications() {}

    /**
     * The notifications, the incident's own posts first.
     *
     * @param level 被害レベル in force
     */
    public static List<NotificationRequested> of(Notice notice, IncidentHistory history, int level, Routing routing) {
        return Chains.of(notice, routing).stream()
                .map(told -> of(told, notice, history, level, routing.at()))
                .toList();
    }

    private static NotificationRequested of(Told told, Notice notice, IncidentHistory history, int level, Instant now) {
        var incidentId = history.reported().incidentId();
        IncidentNumber number = history.reported().number();
        Concern concern = notice.concern();
        boolean confirmed = notice.kind().wantsConfirmation() && !told.copy();
        return new NotificationRequested(
                Notice.idOf(incidentId, told.mark()),
                incidentId,
                number,
                level,
                history.report().drill(),
                notice.kind(),
                concern.step() == null ? null : concern.step().number(),
                concern.obligationId(),
                concern.measureId(),
                concern.mark() == null ? null : concern.mark().percent(),
                concern.daysBefore(),
                concern.repeat(),
                notice.what(),
                notice.clause(),
                told.route().to(),
                told.route().then(),
                notice.dueAt(),
                isLate(notice.at(), now),
                confirmed,
                confirmed ? within(level) : null);
    }

    private static boolean isLate(Instant at, Instant now) {
        return at.plus(LATE_AFTER).isBefore(now);
    }

    /** Where the clock runs around the day somebody must answer at once; else within a day. */
    private static Duration within(int level) {
        return level >= AROUND_THE_CLOCK ? URGENT : USUAL;
    }
}
