package jp.csirt.incident.domain.watch;

import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureDecided;
import jp.csirt.incident.domain.incident.DisclosureMode;
import jp.csirt.incident.domain.incident.DisclosureResult;
import jp.csirt.incident.domain.incident.IncidentState;
import jp.csirt.incident.domain.incident.Obligation;
import jp.csirt.incident.domain.incident.SubjectNotificationResult;
import jp.csirt.incident.domain.timetable.StepRun;

/**
 * 残っている義務: a duty that is still to be fulfilled and that no step of the timetable watches at present, so that every duty is
 * watched by exactly one of the two. Once the incident is closed only the report to the committee is left, and what was decided to be made public.
 *
 * @param what the next thing to be done about it
 * @param owner who does that
 * @param timed whether its own limit counts; what is made public in a list follows the list
 */
record OpenDuty(Obligation obligation, Matter what, Post owner, boolean timed) {

    static Stream<OpenDuty> of(IncidentHistory history, IncidentState state, List<StepRun> steps) {
        return state.obligations().obligations().stream()
                .filter(obligation -> obligation.state().open() && isStillOwed(obligation, state))
                .filter(obligation -> steps.stream().noneMatch(step -> watches(step, obligation)))
                .map(obligation -> of(obligation, history, state));
    }

    /** Whether the step is the one of this duty, open or not. */
    static boolean isStepOf(StepRun step, Obligation obligation) {
        Recipient recipient = obligation.duty().recipient();
        return obligation.obligationId().toString().equals(step.about())
                || switch (step.step()) {
                    case POLICE -> recipient == Recipient.POLICE;
                    case SUBJECT_DECISION -> recipient == Recipient.SUBJECTS;
                    case DISCLOSURE_DECISION -> recipient == Recipient.PUBLIC;
                    default -> false;
                };
    }

    /** Where it stands: the decision and what was decided concern the incident as a whole, a report is itself. */
    Topic topic() {
        Duty duty = obligation.duty();
        return switch (what) {
            case FULFIL_DUTY, JUDGE_DUTY -> Topic.duty(obligation.obligationId(), duty.recipient(), duty.stage());
            default -> Topic.INCIDENT;
        };
    }

    /** A step that has no marks, because the calendar ends, watches only what has no limit either. */
    private static boolean watches(StepRun step, Obligation obligation) {
        return StepNotices.follows(step)
                && isStepOf(step, obligation)
                && (!step.marks().isEmpty() || obligation.due() == null);
    }

    private static boolean isStillOwed(Obligation obligation, IncidentState state) {
        return !state.closed()
                || obligation.duty().recipient() == Recipient.COMMITTEE
                || state.disclosure().isOwed(obligation);
    }

    private static OpenDuty of(Obligation obligation, IncidentHistory history, IncidentState state) {
        return switch (obligation.duty().recipient()) {
            case PUBLIC -> disclosure(obligation, history, state);
            case SUBJECTS -> notification(obligation, state);
            case PPC,
                    MIC,
                    PREFECTURE,
                    POLICE,
                    RELATED_BODY,
                    J_LIS,
                    NCO,
                    VENDOR,
                    COMMITTEE,
                    ASSEMBLY,
                    MEXT,
                    OTHER_MINISTRY,
                    OTHER -> report(obligation);
        };
    }

    private static OpenDuty report(Obligation obligation) {
        return obligation.duty().strength() == Strength.REQUIRED
                ? by(DutyNotices.doer(obligation.duty().recipient()), Matter.FULFIL_DUTY, obligation)
                : by(Role.CSIRT_LEAD, Matter.JUDGE_DUTY, obligation);
    }

    /** 公表: first the decision, then what was decided. */
    private static OpenDuty disclosure(Obligation obligation, IncidentHistory history, IncidentState state) {
        if (state.disclosure().decided() != DisclosureResult.PUBLIC) {
            return by(Role.CISO, Matter.STEP_DISCLOSURE_DECISION, obligation);
        }
        OpenDuty done = by(DutyNotices.doer(Recipient.PUBLIC), Matter.DISCLOSURE_DECIDED, obligation);
        return new OpenDuty(obligation, done.what, done.owner, !isInTheList(history));
    }

    /** 本人通知: first the decision, then what was decided, until the last person was told. */
    private static OpenDuty notification(Obligation obligation, IncidentState state) {
        SubjectNotificationResult decided = state.subjects().decided();
        return decided == SubjectNotificationResult.REQUIRED || decided == SubjectNotificationResult.SUBSTITUTE
                ? by(DutyNotices.doer(Recipient.SUBJECTS), Matter.SUBJECT_NOTIFICATION_DECIDED, obligation)
                : by(Role.OVERALL_MANAGER, Matter.STEP_SUBJECT_DECISION, obligation);
    }

    private static OpenDuty by(Role role, Matter what, Obligation obligation) {
        return new OpenDuty(obligation, what, Post.of(role), true);
    }

    /** 一括公表: the last decision has it made public together with others. */
    private static boolean isInTheList(IncidentHistory history) {
        return history.events().stream()
                .filter(DisclosureDecided.class::isInstance)
                .map(event -> ((DisclosureDecided) event).decision().mode())
                .reduce((_, last) -> last)
                .filter(mode -> mode == DisclosureMode.BATCH)
                .isPresent();
    }
}
