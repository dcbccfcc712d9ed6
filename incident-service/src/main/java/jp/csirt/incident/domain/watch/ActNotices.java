package jp.csirt.incident.domain.watch;

import static jp.csirt.incident.domain.watch.Ask.request;

import java.util.List;
import java.util.stream.IntStream;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.incident.AssessmentEvent.AssessmentApproved;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.AttachmentEvent;
import jp.csirt.incident.domain.incident.Clauses;
import jp.csirt.incident.domain.incident.ClosureEvent.ClosureProposed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentClosed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentExecuted;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentInstructed;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentNotNeeded;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionApproved;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionProposed;
import jp.csirt.incident.domain.incident.DirectionEvent;
import jp.csirt.incident.domain.incident.DisclosureEvent;
import jp.csirt.incident.domain.incident.ErasureEvent.ErasureProposed;
import jp.csirt.incident.domain.incident.ErasureEvent.IncidentErased;
import jp.csirt.incident.domain.incident.EvidenceEvent;
import jp.csirt.incident.domain.incident.ExceptionEvent;
import jp.csirt.incident.domain.incident.ExternalReportEvent;
import jp.csirt.incident.domain.incident.FormEvent;
import jp.csirt.incident.domain.incident.ImportEvent;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.Instruction;
import jp.csirt.incident.domain.incident.InvestigationEvent;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckAnswered;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckConsidered;
import jp.csirt.incident.domain.incident.LateralResult;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLowered;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLoweringProposed;
import jp.csirt.incident.domain.incident.LevelEvent.LevelRaised;
import jp.csirt.incident.domain.incident.ObligationEvent;
import jp.csirt.incident.domain.incident.PersonnelEvent;
import jp.csirt.incident.domain.incident.PoliceEvent;
import jp.csirt.incident.domain.incident.PolicyScopeEvent;
import jp.csirt.incident.domain.incident.PreventionEvent;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryExecuted;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryInstructed;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryNotNeeded;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportNoted;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportReceived;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportedInternally;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportingChainCollapsed;
import jp.csirt.incident.domain.incident.SharingEvent;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent;
import jp.csirt.incident.domain.incident.SupplementEvent;
import jp.csirt.incident.domain.incident.VendorEvent;
import jp.csirt.incident.domain.shared.Source;

/** 行為に伴う連絡: whom each act asks for the next one, or tells of what was decided. 職員の処置 tells nobody: it stands in its own file. */
@Source(document = "requirements", clause = "B.2, D.1")
public final class ActNotices {

    private final ActContext context;

    private ActNotices(ActContext context) {
        this.context = context;
    }

    /**
     * What the events ask of whom.
     *
     * @param seen how many of the events were looked at before
     */
    public static List<Notice> since(int seen, IncidentHistory history, Routing routing) {
        return IntStream.rangeClosed(seen + 1, history.facts().size())
                .mapToObj(events -> ofLast(history.first(events), routing))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Notice> ofLast(IncidentHistory history, Routing routing) {
        RecordedFact fact = history.facts().getLast();
        List<Ask> asks = new ActNotices(new ActContext(history, routing)).asks(fact.event());
        String clause = String.join("、", Clauses.of(fact.event()));
        return IntStream.range(0, asks.size())
                .mapToObj(index -> asks.get(index).of(fact, index, clause))
                .toList();
    }

    private List<Ask> asks(IncidentEvent event) {
        return switch (event) {
            case IncidentReported reported -> context.filed(reported);
            case LevelRaised raised -> context.responsible(Matter.LEVEL_RAISED, raised.to());
            case IncidentAssessed _ -> context.assessed();
            case LevelLoweringProposed e -> List.of(request(Matter.APPROVE_LEVEL_LOWERING, lowersFrom(e.from())));
            case ContainmentInstructed e -> List.of(instructed(Matter.CONTAIN, e.instruction()));
            case RecoveryInstructed e -> List.of(instructed(Matter.RECOVER, e.instruction()));
            case LateralCheckConsidered considered -> checks(considered);
            case LateralCheckAnswered e ->
                e.result() == LateralResult.NOT_FOUND
                        ? List.of()
                        : List.of(request(Matter.FOUND_ELSEWHERE, Role.CSIRT_LEAD));
            case DirectionEvent e -> DecisionNotices.of(e);
            case DisclosureEvent e -> DecisionNotices.of(e);
            case SubjectNotificationEvent e -> DecisionNotices.of(e);
            case PreventionEvent e -> DecisionNotices.of(e, context);
            case ExceptionEvent e -> DecisionNotices.of(e, context);
            case ObligationEvent e -> DutyNotices.of(e, context.before());
            case ExternalReportEvent e -> DutyNotices.of(e, context.after());
            case CorrectionProposed _ -> List.of(request(Matter.APPROVE_CORRECTION, Role.CSIRT_LEAD));
            case ClosureProposed _ -> List.of(request(Matter.CLOSE_INCIDENT, Role.CISO));
            case IncidentReopened _ -> List.of(request(Matter.REASSESS, Role.CSIRT_MEMBER));
            case ErasureProposed _ -> List.of(request(Matter.PERMIT_ERASURE, Role.SEC_MANAGER));
            case ReportReceived _,
                    ReportingChainCollapsed _,
                    PolicyScopeEvent _,
                    ReportNoted _,
                    ReportedInternally _,
                    SituationConfirmed _,
                    AssessmentApproved _,
                    LevelLowered _,
                    ContainmentExecuted _,
                    ContainmentNotNeeded _,
                    RecoveryExecuted _,
                    RecoveryNotNeeded _,
                    EvidenceEvent _,
                    AttachmentEvent _,
                    ImportEvent _,
                    InvestigationEvent _,
                    PoliceEvent _,
                    FormEvent _,
                    SharingEvent _,
                    SupplementEvent _,
                    VendorEvent _,
                    PersonnelEvent _,
                    CorrectionApproved _,
                    IncidentClosed _,
                    IncidentErased _ -> List.of();
        };
    }

    /** Lowering from 1 is approved by CSIRT責任者, from 2 by 統括, from 3 by CISO. */
    static Role lowersFrom(int level) {
        return level >= 3 ? Role.CISO : level == 2 ? Role.OVERALL_MANAGER : Role.CSIRT_LEAD;
    }

    private static Ask instructed(Matter what, Instruction instruction) {
        return request(what, List.of(Ask.post(instruction.to()))).until(instruction.dueAt());
    }

    private static List<Ask> checks(LateralCheckConsidered considered) {
        return considered.checks().stream()
                .map(check -> request(Matter.ANSWER_LATERAL_CHECK, List.of(Ask.post(check.managerPost())))
                        .until(check.dueAt()))
                .toList();
    }
}
