package jp.csirt.incident.domain.incident;

import java.util.List;
import jp.csirt.incident.domain.incident.AssessmentEvent.AssessmentApproved;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionApproved;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionProposed;
import jp.csirt.incident.domain.incident.DirectionEvent.CisoInstructed;
import jp.csirt.incident.domain.incident.DirectionEvent.EmergencyPlanInvoked;
import jp.csirt.incident.domain.incident.DirectionEvent.SystemStopped;
import jp.csirt.incident.domain.incident.DirectionEvent.UsageInvestigationOrdered;
import jp.csirt.incident.domain.incident.ExceptionEvent.EmergencyExceptionReported;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionDecided;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionRequested;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLowered;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLoweringProposed;
import jp.csirt.incident.domain.incident.LevelEvent.LevelRaised;
import jp.csirt.incident.domain.incident.ObligationEvent.DutiesDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationWithdrawn;
import jp.csirt.incident.domain.incident.PersonnelEvent.PersonnelActionRecorded;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureCarriedOver;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureImplemented;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureVerified;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionDecided;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionProposed;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportNoted;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportReceived;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportedInternally;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportingChainCollapsed;
import jp.csirt.incident.domain.incident.SharingEvent.InformationShared;
import jp.csirt.incident.domain.incident.VendorEvent.VendorMeasureReported;
import jp.csirt.incident.domain.incident.VendorEvent.VendorMeasureRequested;
import jp.csirt.incident.domain.report.ReporterKind;

/** 根拠条項: the clauses of the policy that ask for what an event records; stored with it. Source: requirements A.2. */
public final class Clauses {

    private Clauses() {}

    /** The clauses behind the event, the foremost first; empty where no clause asks for it. */
    public static List<String> of(IncidentEvent event) {
        return switch (event) {
            case IncidentReported reported -> ofReport(reported);
            case ReportReceived _ -> List.of("1(9)②", "5.3(1)①");
            case ReportNoted _ -> List.of("7.3(5)");
            case ReportingChainCollapsed _ -> List.of("1(8)", "5.3(1)②");
            case ReportedInternally told -> ofInternalReport(told);
            case SituationConfirmed _ -> List.of("5.3(3)①", "1(9)②");
            case IncidentAssessed _ -> List.of("5.3(3)①");
            case AssessmentApproved _ -> List.of("5.3(3)①", "1(8)①");
            case LevelRaised _ -> List.of("7.3(5)");
            case LevelLoweringProposed _, LevelLowered _ -> List.of("7.3(5)", "1(8)①");
            case DutiesDetermined _ -> List.of("1(9)④", "5.3(1)④");
            case PolicyScopeEvent _ -> List.of();
            case ObligationDetermined determined ->
                List.of(determined.duty().clause().split("、", -1));
            case ObligationWithdrawn _ -> List.of("1(9)④", "5.3(1)④");
            case ContainmentEvent _, RecoveryEvent _, LateralCheckEvent _ -> List.of("5.3(3)③");
            case EvidenceEvent _ -> List.of("6.5(3)", "7.3(1)");
            case InvestigationEvent _, PreventionProposed _, AttachmentEvent _ -> List.of("5.3(3)④");
            case PreventionDecided _, MeasureImplemented _ -> List.of("5.3(3)⑤");
            case MeasureVerified _, MeasureCarriedOver _ -> List.of("5.3(3)⑤", "9.1(7)");
            case DisclosureEvent _ -> List.of("1(9)⑤");
            case SubjectNotificationEvent _ -> List.of("個人情報保護法68条2項", "番号法29条の4第2項");
            case ExternalReportEvent _ -> List.of("1(9)④", "5.3(1)④");
            case FormEvent _, SupplementEvent _ -> List.of("5.3(3)④");
            case PoliceEvent _ -> List.of("6.5(3)");
            case DirectionEvent directed -> ofDirection(directed);
            case InformationShared _ -> List.of("1(9)⑥", "6.6(3)", "6.5(2)");
            case VendorMeasureRequested _ -> List.of("8.1(3)①(エ)");
            case VendorMeasureReported _ -> List.of("8.1(3)①(ウ)", "8.1(3)②(ウ)");
            case PersonnelActionRecorded action -> ofPersonnelAction(action);
            case ExceptionRequested requested -> List.of(requested.emergency() ? "7.4(2)" : "7.4(1)");
            case ExceptionDecided _ -> List.of("7.4(1)", "1(8)①");
            case EmergencyExceptionReported _ -> List.of("7.4(2)");
            case CorrectionProposed _ -> List.of("6.3(8)②");
            case CorrectionApproved _ -> List.of("6.3(8)②", "1(8)①");
            case ClosureEvent _, ImportEvent _ -> List.of();
            case ErasureEvent _ -> List.of("2(2)⑨");
        };
    }

    private static List<String> ofDirection(DirectionEvent directed) {
        return switch (directed) {
            case SystemStopped _ -> List.of("6.5(2)");
            case UsageInvestigationOrdered _ -> List.of("7.2(2)");
            case CisoInstructed _ -> List.of("1(1)①", "1(2)⑤", "1(9)③");
            case EmergencyPlanInvoked _ -> List.of("7.3(1)", "7.2(3)②");
        };
    }

    private static List<String> ofPersonnelAction(PersonnelActionRecorded action) {
        return switch (action.kind()) {
            case NOTIFIED_DEPT, ACTIONED -> List.of("6.5(5)", "7.6(2)①②");
            case RIGHTS_SUSPENDED -> List.of("7.6(2)③");
            case CLOSED -> List.of("7.6(2)");
        };
    }

    private static List<String> ofReport(IncidentReported reported) {
        return reported.report().reporter().kind() == ReporterKind.CITIZEN ? List.of("5.3(2)①") : List.of("5.3(1)①");
    }

    /** Within the house the same steps are asked for by 5.3(1), and by 5.3(2) for what came from outside. */
    private static List<String> ofInternalReport(ReportedInternally told) {
        return switch (told.to()) {
            case SECURITY_MANAGER -> List.of("5.3(1)①", "5.3(2)①");
            case OVERALL_MANAGER -> List.of("5.3(1)②", "5.3(2)②");
            case CISO -> ofReportToCiso(told);
            case COMMITTEE -> List.of("7.3(4)");
        };
    }

    private static List<String> ofReportToCiso(ReportedInternally told) {
        if (told.report() == null) {
            return List.of("5.3(2)③");
        }
        return switch (told.report().kind()) {
            case REPORT -> List.of("5.3(1)③", "5.3(2)③");
            case ASSESSMENT -> List.of("5.3(3)②");
            case PROGRESS -> List.of("1(9)②");
            case PREVENTION -> List.of("5.3(3)④");
        };
    }
}
