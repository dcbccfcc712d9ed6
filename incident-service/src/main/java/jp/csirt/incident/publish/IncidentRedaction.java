package jp.csirt.incident.publish;

import java.util.Optional;
import jp.csirt.incident.domain.incident.AssessmentEvent;
import jp.csirt.incident.domain.incident.AssessmentEvent.AssessmentApproved;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.AttachmentEvent.FileAttached;
import jp.csirt.incident.domain.incident.ClosureEvent;
import jp.csirt.incident.domain.incident.ContainmentEvent;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentExecuted;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentInstructed;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentNotNeeded;
import jp.csirt.incident.domain.incident.DisclosureEvent;
import jp.csirt.incident.domain.incident.ErasureEvent.ErasureProposed;
import jp.csirt.incident.domain.incident.ErasureEvent.IncidentErased;
import jp.csirt.incident.domain.incident.EvidenceEvent;
import jp.csirt.incident.domain.incident.ExternalReportEvent;
import jp.csirt.incident.domain.incident.FormEvent;
import jp.csirt.incident.domain.incident.ImportEvent;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.Instruction;
import jp.csirt.incident.domain.incident.InvestigationEvent.CauseRecorded;
import jp.csirt.incident.domain.incident.LateralCheckEvent;
import jp.csirt.incident.domain.incident.LevelEvent;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLowered;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLoweringProposed;
import jp.csirt.incident.domain.incident.LevelEvent.LevelRaised;
import jp.csirt.incident.domain.incident.ObligationEvent;
import jp.csirt.incident.domain.incident.PoliceEvent;
import jp.csirt.incident.domain.incident.PolicyScopeEvent;
import jp.csirt.incident.domain.incident.PreventionEvent;
import jp.csirt.incident.domain.incident.RecoveryEvent;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryExecuted;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryInstructed;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryNotNeeded;
import jp.csirt.incident.domain.incident.ReportingEvent;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportNoted;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportReceived;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportedInternally;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportingChainCollapsed;
import jp.csirt.incident.domain.incident.SideTrackEvent;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent;
import jp.csirt.incident.domain.report.Report;

/** 事案の出来事の公開の範囲. */
final class IncidentRedaction {

    private IncidentRedaction() {}

    /** What is added to what every event of the incident says; empty when the event is withheld. */
    static Optional<PublicData> of(IncidentEvent event, PublicData data) {
        return switch (event) {
            case ReportingEvent reporting -> reporting(reporting, data);
            case ImportEvent _ -> Optional.of(data);
            case AssessmentEvent assessment -> Optional.of(assessment(assessment, data));
            case LevelEvent level -> Optional.of(level(level, data));
            // a judgement on the case; the duties that follow from it are events of their own
            case PolicyScopeEvent _ -> Optional.empty();
            case ObligationEvent obligation -> DutyRedaction.of(obligation, data);
            case ExternalReportEvent report -> Optional.of(DutyRedaction.of(report, data));
            case FormEvent form -> Optional.of(DutyRedaction.of(form, data));
            case ContainmentEvent containment -> Optional.of(containment(containment, data));
            case RecoveryEvent recovery -> Optional.of(recovery(recovery, data));
            case LateralCheckEvent lateral -> Optional.of(FindingRedaction.of(lateral, data));
            case EvidenceEvent evidence -> Optional.of(FindingRedaction.of(evidence, data));
            case FileAttached attached ->
                Optional.of(data.id("attachmentId", attached.attachment().attachmentId()));
            // the class of cause and actor would tell of one's own staff
            case CauseRecorded recorded ->
                Optional.of(data.code("certainty", recorded.cause().certainty()));
            case PreventionEvent prevention -> Optional.of(FindingRedaction.of(prevention, data));
            case DisclosureEvent disclosure -> Optional.of(OutsideRedaction.of(disclosure, data));
            case SubjectNotificationEvent subjects -> Optional.of(OutsideRedaction.of(subjects, data));
            case PoliceEvent police -> Optional.of(OutsideRedaction.of(police, data));
            case SideTrackEvent side -> SideTrackRedaction.of(side, data);
            case ClosureEvent _ -> Optional.of(data);
            case ErasureProposed _ -> Optional.empty();
            // readers forget what they keep of it
            case IncidentErased erased ->
                Optional.of(data.code("method", erased.method()).at("retainedUntil", erased.retainedUntil()));
        };
    }

    private static Optional<PublicData> reporting(ReportingEvent event, PublicData data) {
        return switch (event) {
            case IncidentReported reported -> Optional.of(reported(reported.report(), data));
            case ReportReceived received -> Optional.of(data.id("duplicateOf", received.duplicateOf()));
            case ReportNoted _ -> Optional.of(data);
            case ReportedInternally told -> Optional.of(told(told, data));
            // that two posts are one person
            case ReportingChainCollapsed _ -> Optional.empty();
        };
    }

    private static PublicData told(ReportedInternally event, PublicData data) {
        data.code("to", event.to())
                .code("kind", event.report() == null ? null : event.report().kind());
        return event.takenBy() == null ? data : data.post("takenBy", event.takenBy());
    }

    private static PublicData reported(Report report, PublicData data) {
        return data.number("level", report.level())
                .code("category", report.category())
                .unit("organ", report.organ())
                .unit("department", report.department())
                .at("awareAt", report.awareAt());
    }

    private static PublicData assessment(AssessmentEvent event, PublicData data) {
        return switch (event) {
            case SituationConfirmed confirmed ->
                data.at("awareAt", confirmed.situation().awareAt());
            case IncidentAssessed assessed ->
                data.number("n", assessed.n())
                        .code("verdict", assessed.verdict())
                        .number("level", assessed.level())
                        .code("category", assessed.category());
            case AssessmentApproved approved -> data.number("n", approved.n());
        };
    }

    private static PublicData level(LevelEvent event, PublicData data) {
        return switch (event) {
            case LevelRaised raised ->
                data.number("n", raised.n()).number("from", raised.from()).number("to", raised.to());
            case LevelLoweringProposed proposed ->
                data.number("n", proposed.n()).number("from", proposed.from()).number("to", proposed.to());
            case LevelLowered lowered -> data.number("n", lowered.n()).number("to", lowered.to());
        };
    }

    private static PublicData containment(ContainmentEvent event, PublicData data) {
        return switch (event) {
            case ContainmentInstructed instructed -> instructed(instructed.n(), instructed.instruction(), data);
            case ContainmentExecuted executed ->
                data.number("n", executed.n()).numbers("instructions", executed.instructions());
            case ContainmentNotNeeded _ -> data;
        };
    }

    private static PublicData recovery(RecoveryEvent event, PublicData data) {
        return switch (event) {
            case RecoveryInstructed instructed -> instructed(instructed.n(), instructed.instruction(), data);
            case RecoveryExecuted executed ->
                data.number("n", executed.n()).numbers("instructions", executed.instructions());
            case RecoveryNotNeeded _ -> data;
        };
    }

    private static PublicData instructed(int n, Instruction instruction, PublicData data) {
        return data.number("n", n).at("dueAt", instruction.dueAt());
    }
}
