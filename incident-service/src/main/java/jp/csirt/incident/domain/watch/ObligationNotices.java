package jp.csirt.incident.domain.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.incident.Obligation;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.shared.Source;
import jp.csirt.incident.domain.timetable.StepRun;
import jp.csirt.incident.domain.timetable.Steps;

/**
 * 外部報告の見守り: reminders before the last day, the CISO a day before a legal limit, and a record when one was missed. The
 * marks follow the limit: one that moved has marks of its own. While an open step of the timetable watches a duty (11 to 13, 17
 * and 18: 総務省・県 の第一報と続報, 警察, 本人, 公表) it has its marks there, and nobody is told twice; before and after it has them here.
 */
@Source(document = "requirements", clause = "C.3, D.3")
public final class ObligationNotices {

    private static final List<Integer> DAYS_BEFORE = List.of(14, 7, 3, 1);
    private static final LocalTime MORNING = LocalTime.of(8, 30);
    private static final Duration LAST_DAY = Duration.ofHours(24);

    private ObligationNotices() {}

    /** Every mark of the open duties that no step watches. */
    public static List<Notice> of(IncidentHistory history, StepTimetable timetable, Instant now) {
        List<StepRun> steps = Steps.of(history.events(), timetable);
        Map<UUID, Instant> fixedAt = fixedAt(history);
        return OpenDuty.of(history, history.state(), steps)
                .filter(OpenDuty::timed)
                .flatMap(duty -> marks(duty, since(duty.obligation(), fixedAt, steps, now), now))
                .toList();
    }

    /** Since when its limit is known and watched here. */
    private static Instant since(Obligation obligation, Map<UUID, Instant> fixedAt, List<StepRun> steps, Instant now) {
        Instant fixed = fixedAt.getOrDefault(obligation.obligationId(), now);
        return steps.stream()
                .filter(step -> OpenDuty.isStepOf(step, obligation))
                .flatMap(step -> step.end().stream())
                .filter(fixed::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(fixed);
    }

    private static Stream<Notice> marks(OpenDuty duty, Instant fixedAt, Instant now) {
        Due due = duty.obligation().due();
        if (due == null) {
            return Stream.of();
        }
        var marks = new Marks(duty, due);
        Stream<Notice> reminders =
                reminders(due.hardOn(), fixedAt).map(days -> marks.reminder(days, morning(due.hardOn(), days)));
        return Stream.concat(reminders, isLegal(duty.obligation().duty()) ? marks.legal(now) : Stream.of(marks.over()));
    }

    /** The days before the last one that lie after the limit was fixed; before that nobody could tell. */
    static Stream<Integer> reminders(LocalDate lastDay, Instant fixedAt) {
        return DAYS_BEFORE.stream().filter(days -> morning(lastDay, days).isAfter(fixedAt));
    }

    /** 8時30分 of the day so many days before. */
    static Instant morning(LocalDate lastDay, int daysBefore) {
        return TokyoTime.at(lastDay.minusDays(daysBefore), MORNING);
    }

    /** When the limit in force of each duty was recorded. */
    private static Map<UUID, Instant> fixedAt(IncidentHistory history) {
        var fixed = new HashMap<UUID, Instant>();
        var dues = new HashMap<UUID, Due>();
        for (RecordedFact fact : history.facts()) {
            if (fact.event() instanceof ObligationDetermined determined) {
                Due due = determined.due();
                Due before =
                        due == null ? dues.remove(determined.obligationId()) : dues.put(determined.obligationId(), due);
                if (due == null || !due.equals(before)) {
                    fixed.put(determined.obligationId(), fact.recordedAt());
                }
            }
        }
        return fixed;
    }

    private static boolean isLegal(Duty duty) {
        return duty.recipient() == Recipient.PPC
                && switch (duty.stage()) {
                    case PRELIMINARY, FINAL_LEGAL -> true;
                    case NOTICE, SUPPLEMENT, FIRST, FOLLOW_UP, LAST, WITHDRAWAL -> false;
                };
    }

    /** The marks of one duty with one limit. */
    private record Marks(OpenDuty duty, Due due) {

        Notice reminder(int days, Instant at) {
            return notice("D-" + days, at, NotificationKind.REMINDER, concern().before(days), List.of(duty.owner()));
        }

        Notice over() {
            return notice(
                    "100", due.hard(), NotificationKind.ESCALATION, concern(), List.of(Post.of(Role.OVERALL_MANAGER)));
        }

        Stream<Notice> legal(Instant now) {
            Notice near = notice(
                    "24H",
                    due.hard().minus(LAST_DAY),
                    NotificationKind.ESCALATION,
                    concern(),
                    List.of(Post.of(Role.CISO)));
            Stream<Notice> again = StepNotices.again(due.hard(), now)
                    .map(day -> missed(
                            "OVERDUE/" + day,
                            due.hard().plus(LAST_DAY.multipliedBy(day)),
                            concern().repeated(day)));
            return Stream.concat(Stream.of(near, missed("OVERDUE", due.hard(), concern())), again);
        }

        private Notice missed(String mark, Instant at, Concern concern) {
            return notice(
                    mark,
                    at,
                    NotificationKind.OVERDUE,
                    concern,
                    List.of(Post.of(Role.CISO), Post.of(Role.OVERALL_MANAGER), Post.of(Role.CSIRT_LEAD)));
        }

        private Notice notice(String mark, Instant at, NotificationKind kind, Concern concern, List<Post> to) {
            return new Notice(
                    "obligation/%s/%s/%s".formatted(duty.obligation().obligationId(), due.hard(), mark),
                    at,
                    kind,
                    duty.what(),
                    duty.obligation().duty().clause(),
                    concern,
                    to,
                    List.of(),
                    due.hard());
        }

        private Concern concern() {
            return Concern.obligation(duty.obligation().obligationId());
        }
    }
}
