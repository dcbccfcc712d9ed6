package jp.csirt.incident.domain.watch;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.shared.Source;

/**
 * 措置の見守り: owners are reminded, what is overdue goes to 統括 and a week later to the CISO, and who checks the effect is
 * asked once a measure is implemented. What was carried over is followed on its new day, also after the incident was closed.
 */
@Source(document = "志免町 対策基準", clause = "5.3(3)⑤, 9.1(7)")
public final class MeasureNotices {

    static final String CLAUSE = "5.3(3)⑤";
    static final String CARRIED_OVER = "9.1(7)";
    private static final Period PATIENCE = Period.ofDays(7);

    private MeasureNotices() {}

    /** Every mark of the measures that are not settled, or were carried over. */
    public static List<Notice> of(IncidentHistory history) {
        return Measure.allIn(history.facts()).stream()
                .flatMap(MeasureNotices::marks)
                .toList();
    }

    private static Stream<Notice> marks(Measure measure) {
        return switch (measure.state()) {
            case ORDERED ->
                Stream.concat(
                        untilDue(measure, Matter.IMPLEMENT_MEASURE, CLAUSE), Stream.of(longOverdue(measure, CLAUSE)));
            case CARRIED_OVER ->
                Stream.concat(
                        untilDue(measure, Matter.TAKE_OVER_MEASURE, CARRIED_OVER),
                        Stream.of(longOverdue(measure, CARRIED_OVER)));
            case IMPLEMENTED -> Stream.of(effectCheck(measure));
            case VERIFIED -> Stream.of();
        };
    }

    private static Stream<Notice> untilDue(Measure measure, Matter what, String clause) {
        Stream<Notice> reminders = ObligationNotices.reminders(measure.dueOn(), measure.recordedAt())
                .filter(days -> days <= 7)
                .map(days -> notice(
                        measure,
                        "D-" + days,
                        ObligationNotices.morning(measure.dueOn(), days),
                        NotificationKind.REMINDER,
                        what,
                        clause,
                        Concern.measure(measure.id()).before(days),
                        measure.owner()));
        return Stream.concat(
                reminders,
                Stream.of(notice(
                        measure,
                        "100",
                        DecisionNotices.endOf(measure.dueOn()),
                        NotificationKind.ESCALATION,
                        Matter.MEASURE_OVERDUE,
                        clause,
                        Concern.measure(measure.id()),
                        Post.of(Role.OVERALL_MANAGER))));
    }

    private static Notice longOverdue(Measure measure, String clause) {
        return notice(
                measure,
                "CISO",
                TokyoTime.startOf(measure.dueOn().plus(PATIENCE).plusDays(1)),
                NotificationKind.ESCALATION,
                Matter.MEASURE_OVERDUE,
                clause,
                Concern.measure(measure.id()),
                Post.of(Role.CISO));
    }

    private static Notice effectCheck(Measure measure) {
        return notice(
                measure,
                "effect/" + measure.since().eventId(),
                measure.recordedAt(),
                NotificationKind.REQUEST,
                Matter.VERIFY_MEASURE,
                CLAUSE,
                Concern.measure(measure.id()),
                Post.of(Role.CSIRT_LEAD));
    }

    private static Notice notice(
            Measure measure,
            String mark,
            Instant at,
            NotificationKind kind,
            Matter what,
            String clause,
            Concern concern,
            Post to) {
        return new Notice(
                "measure/%s/%s/%s".formatted(measure.id(), measure.dueOn(), mark),
                at,
                kind,
                what,
                clause,
                concern,
                List.of(to),
                List.of(),
                DecisionNotices.endOf(measure.dueOn()));
    }
}
