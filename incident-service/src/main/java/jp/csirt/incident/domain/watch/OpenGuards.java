package jp.csirt.incident.domain.watch;

import static java.util.stream.Collectors.toSet;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.deadline.Step;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.incident.ClosingGuards;
import jp.csirt.incident.domain.incident.Guard;
import jp.csirt.incident.domain.incident.GuardCode;
import jp.csirt.incident.domain.incident.IncidentState;
import jp.csirt.incident.domain.shared.Source;

/**
 * 完了の条件による用件: what stands against closing and nothing else that is open leads to, once its turn has come. So an incident
 * that cannot be closed always has something to be done.
 */
@Source(document = "requirements", clause = "A.4")
final class OpenGuards {

    /** Whose reports the guard of 都道府県 stands for too. */
    private static final Set<Recipient> BESIDE = EnumSet.of(
            Recipient.PREFECTURE,
            Recipient.RELATED_BODY,
            Recipient.J_LIS,
            Recipient.NCO,
            Recipient.ASSEMBLY,
            Recipient.MEXT,
            Recipient.OTHER_MINISTRY,
            Recipient.OTHER);

    private final IncidentHistory history;
    private final IncidentState state;
    private final List<OpenMatter> open;

    private OpenGuards(IncidentHistory history, IncidentState state, List<OpenMatter> open) {
        this.history = history;
        this.state = state;
        this.open = open;
    }

    /**
     * What the guards ask for beside what is open.
     *
     * @param open everything else that is to be done
     */
    static Stream<OpenMatter> of(IncidentHistory history, IncidentState state, List<OpenMatter> open) {
        if (state.closed()) {
            return Stream.of();
        }
        var guards = new OpenGuards(history, state, open);
        List<Guard> unmet = ClosingGuards.unmet(state);
        Set<GuardCode> codes = unmet.stream().map(Guard::code).collect(toSet());
        return unmet.stream()
                .filter(guard -> before(guard.code()).stream().noneMatch(codes::contains))
                .filter(guard -> guards.open.stream().noneMatch(matter -> guards.leadsTo(guard, matter)))
                .map(guards::matter);
    }

    /** What comes first in the course of an incident. */
    private static Set<GuardCode> before(GuardCode code) {
        return switch (code) {
            case ASSESSMENT_MISSING -> Set.of();
            case RECOVERY_OPEN -> EnumSet.of(GuardCode.ASSESSMENT_MISSING, GuardCode.CONTAINMENT_OPEN);
            case PREVENTION_NOT_ORDERED -> EnumSet.of(GuardCode.ASSESSMENT_MISSING, GuardCode.CAUSE_OPEN);
            case MEASURE_OPEN -> EnumSet.of(GuardCode.ASSESSMENT_MISSING, GuardCode.PREVENTION_NOT_ORDERED);
            case FORMS_NOT_ISSUED ->
                EnumSet.of(GuardCode.ASSESSMENT_MISSING, GuardCode.CAUSE_OPEN, GuardCode.PREVENTION_NOT_ORDERED);
            case SEPARATION_OF_DUTIES -> EnumSet.complementOf(EnumSet.of(GuardCode.SEPARATION_OF_DUTIES));
            case CISO_REPORT_MISSING,
                    CONTAINMENT_OPEN,
                    LATERAL_CHECK_OPEN,
                    EVIDENCE_MISSING,
                    POLICE_OPEN,
                    MIC_OPEN,
                    PREFECTURE_OPEN,
                    PPC_OPEN,
                    SUBJECTS_OPEN,
                    DISCLOSURE_UNDECIDED,
                    VENDOR_OPEN,
                    CAUSE_OPEN -> EnumSet.of(GuardCode.ASSESSMENT_MISSING);
        };
    }

    /** Whether doing it brings the guard nearer. */
    private boolean leadsTo(Guard guard, OpenMatter matter) {
        return switch (guard.code()) {
            case ASSESSMENT_MISSING -> isOne(matter, Matter.STEP_RECEIPT, Matter.STEP_ASSESSMENT);
            case CISO_REPORT_MISSING ->
                isOne(matter, Matter.STEP_CISO_REPORT)
                        || (isOne(matter, Matter.STEP_CISO_REPORT_BY_MANAGER)
                                && guard.clause().startsWith(Step.CISO_REPORT_BY_MANAGER.clause()));
            case CONTAINMENT_OPEN -> isOne(matter, Matter.STEP_CONTAINMENT_INSTRUCTION, Matter.STEP_CONTAINMENT);
            case RECOVERY_OPEN -> isOne(matter, Matter.RECOVER);
            case LATERAL_CHECK_OPEN -> isOne(matter, Matter.STEP_LATERAL_CHECK, Matter.STEP_LATERAL_ANSWER);
            case EVIDENCE_MISSING -> isOne(matter, Matter.STEP_EVIDENCE);
            case POLICE_OPEN -> isOne(matter, Matter.STEP_POLICE) || isOf(Recipient.POLICE, matter);
            case MIC_OPEN -> isOf(Recipient.MIC, matter);
            case PREFECTURE_OPEN -> isOf(BESIDE, matter);
            case PPC_OPEN -> isOne(matter, Matter.STEP_PPC_DETERMINATION) || isOf(Recipient.PPC, matter);
            case SUBJECTS_OPEN ->
                isOne(
                                matter,
                                Matter.STEP_SUBJECT_DECISION,
                                Matter.DECIDE_SUBJECT_NOTIFICATION,
                                Matter.SUBJECT_NOTIFICATION_DECIDED)
                        || isOf(Recipient.SUBJECTS, matter);
            case DISCLOSURE_UNDECIDED ->
                isOne(matter, Matter.STEP_DISCLOSURE_DECISION, Matter.DECIDE_DISCLOSURE)
                        || isOf(Recipient.PUBLIC, matter);
            case VENDOR_OPEN ->
                isOne(matter, Matter.STEP_VENDOR_REQUEST, Matter.AWAIT_VENDOR) || isOf(Recipient.VENDOR, matter);
            case CAUSE_OPEN -> isOne(matter, Matter.STEP_CAUSE_HYPOTHESIS, Matter.STEP_CAUSE);
            case FORMS_NOT_ISSUED -> isOne(matter, Matter.ISSUE_FORMS);
            case PREVENTION_NOT_ORDERED ->
                isOne(matter, Matter.STEP_PREVENTION_REPORT, Matter.STEP_CISO_DECISION, Matter.DECIDE_PREVENTION);
            case MEASURE_OPEN -> isOne(matter, Matter.IMPLEMENT_MEASURE, Matter.VERIFY_MEASURE);
            case SEPARATION_OF_DUTIES ->
                isOne(
                        matter,
                        Matter.APPROVE_ASSESSMENT,
                        Matter.APPROVE_EXTERNAL_REPORT,
                        Matter.STEP_LEVEL_ZERO,
                        Matter.STEP_CLOSING,
                        Matter.CLOSE_INCIDENT);
        };
    }

    private OpenMatter matter(Guard guard) {
        return switch (guard.code()) {
            case ASSESSMENT_MISSING -> step(Step.ASSESSMENT, guard);
            case CISO_REPORT_MISSING -> step(Step.CISO_REPORT, guard);
            case CONTAINMENT_OPEN -> step(Step.CONTAINMENT_INSTRUCTION, guard);
            case RECOVERY_OPEN -> lead(Matter.RECOVER, guard);
            case LATERAL_CHECK_OPEN -> step(Step.LATERAL_CHECK, guard);
            case EVIDENCE_MISSING -> step(Step.EVIDENCE, guard);
            case POLICE_OPEN -> step(Step.POLICE, guard);
            case MIC_OPEN, PREFECTURE_OPEN -> lead(Matter.FULFIL_DUTY, guard);
            case PPC_OPEN -> step(Step.PPC_DETERMINATION, guard);
            case SUBJECTS_OPEN -> step(Step.SUBJECT_DECISION, guard);
            case DISCLOSURE_UNDECIDED -> step(Step.DISCLOSURE_DECISION, guard);
            case VENDOR_OPEN -> step(Step.VENDOR_REQUEST, guard);
            case CAUSE_OPEN -> step(Step.CAUSE, guard);
            case FORMS_NOT_ISSUED -> lead(Matter.ISSUE_FORMS, guard);
            case PREVENTION_NOT_ORDERED -> step(Step.PREVENTION_REPORT, guard);
            case MEASURE_OPEN -> lead(Matter.MEASURE_OVERDUE, guard);
            case SEPARATION_OF_DUTIES -> step(Step.CLOSING, guard);
        };
    }

    private OpenMatter step(Step step, Guard guard) {
        return matter(Ladder.ownerOf(step), Matter.of(step), guard);
    }

    private OpenMatter lead(Matter what, Guard guard) {
        return matter(Post.of(Role.CSIRT_LEAD), what, guard);
    }

    private OpenMatter matter(Post owner, Matter what, Guard guard) {
        return new OpenMatter(
                owner,
                what,
                Topic.INCIDENT,
                guard.clause(),
                history.facts().getLast().recordedAt(),
                null);
    }

    private static boolean isOne(OpenMatter matter, Matter... these) {
        return List.of(these).contains(matter.what());
    }

    /** Whether it is about a duty to the recipient. */
    private boolean isOf(Recipient recipient, OpenMatter matter) {
        return isOf(EnumSet.of(recipient), matter);
    }

    private boolean isOf(Set<Recipient> recipients, OpenMatter matter) {
        return state.obligations().obligations().stream()
                .filter(duty -> recipients.contains(duty.duty().recipient()))
                .anyMatch(duty ->
                        duty.obligationId().toString().equals(matter.about().id()));
    }
}
