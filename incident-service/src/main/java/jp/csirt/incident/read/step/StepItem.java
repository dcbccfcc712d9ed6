package jp.csirt.incident.read.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.timetable.StepRun;
import jp.csirt.incident.domain.timetable.StepState;
import jp.csirt.incident.domain.timetable.Steps;
import jp.csirt.incident.domain.watch.NotificationKind;
import jp.csirt.incident.domain.watch.StepNotices;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.RecordedNotification;
import org.jspecify.annotations.Nullable;

/**
 * 段階の一つ.
 *
 * @param step its number in the timetable
 * @param about which one, where the step is taken several times
 * @param warnedAt when somebody was warned of the limit
 * @param escalatedAt when it went one post higher
 * @param lateBy by how much its end came after the limit
 * @param samePerson 兼務: done by the act before it; absent otherwise
 */
public record StepItem(
        int step,
        @Nullable String about,
        StepState state,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant dueAt,
        List<Instant> warnedAt,
        List<Instant> escalatedAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant doneAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Duration lateBy,
        @Nullable Boolean samePerson) {

    public StepItem {
        warnedAt = List.copyOf(warnedAt);
        escalatedAt = List.copyOf(escalatedAt);
    }

    /** All steps of an incident as they stand at that time, with what was told of them. */
    public static List<StepItem> of(
            IncidentRecord record, List<RecordedNotification> told, StepTimetable timetable, Instant now) {
        return Steps.of(record.history(), timetable).stream()
                .map(run -> of(run, told, now))
                .toList();
    }

    private static StepItem of(StepRun run, List<RecordedNotification> told, Instant now) {
        List<RecordedNotification> ofRun = told.stream()
                .filter(notification -> StepNotices.isOf(run, notification.event()))
                .toList();
        return new StepItem(
                run.step().number(),
                run.about(),
                run.state(now),
                run.dueAt(),
                at(ofRun, NotificationKind.WARNING, NotificationKind.REMINDER),
                at(ofRun, NotificationKind.ESCALATION, NotificationKind.OVERDUE),
                run.doneAt(),
                run.lateBy().orElse(null),
                run.samePerson() ? Boolean.TRUE : null);
    }

    private static List<Instant> at(List<RecordedNotification> told, NotificationKind... kinds) {
        return told.stream()
                .filter(notification ->
                        List.of(kinds).contains(notification.event().kind()))
                .map(RecordedNotification::recordedAt)
                .toList();
    }
}
