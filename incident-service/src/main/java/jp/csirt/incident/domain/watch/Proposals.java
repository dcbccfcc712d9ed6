package jp.csirt.incident.domain.watch;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.externalreport.ObligationState;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.incident.AssessmentEvent.AssessmentApproved;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.Clauses;
import jp.csirt.incident.domain.incident.ClosureEvent.ClosureProposed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionApproved;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionProposed;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureDecided;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureProposed;
import jp.csirt.incident.domain.incident.ErasureEvent.ErasureProposed;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionDecided;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionRequested;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportDrafted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportSubmitted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.WaiverProposed;
import jp.csirt.incident.domain.incident.IncidentState;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLoweringProposed;
import jp.csirt.incident.domain.incident.Obligation;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionDecided;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionProposed;
import jp.csirt.incident.domain.incident.ReportTarget;
import jp.csirt.incident.domain.incident.ReportWork;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationDecided;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationProposed;
import jp.csirt.incident.domain.shared.Source;
import org.jspecify.annotations.Nullable;

/**
 * 判断を待つ案: what was proposed and nobody has decided yet, with the post that decides. A newer assessment, plan or proposal
 * of the same takes the place of an older one; once the incident is closed nothing but the report to the committee, an
 * exception and its erasure can be decided.
 */
@Source(document = "requirements", clause = "B.2")
final class Proposals {

    private final IncidentState state;
    private final Map<Key, OpenMatter> waiting = new LinkedHashMap<>();

    private Proposals(IncidentState state) {
        this.state = state;
    }

    /** Oldest first. */
    static List<OpenMatter> of(IncidentHistory history, IncidentState state) {
        var proposals = new Proposals(state);
        history.facts().forEach(proposals::on);
        return proposals.waiting.values().stream().filter(proposals::stands).toList();
    }

    private void on(RecordedFact fact) {
        waiting.remove(new Key(Matter.PERMIT_ERASURE, "")); // any act after it starts the 保存期間 anew
        switch (fact.event()) {
            case IncidentAssessed e -> {
                dropAll(Matter.APPROVE_ASSESSMENT);
                add(fact, Role.CSIRT_LEAD, Matter.APPROVE_ASSESSMENT, Topic.numbered(e.n(), ""));
            }
            case AssessmentApproved e -> decided(Matter.APPROVE_ASSESSMENT, e.n());
            case LevelLoweringProposed e ->
                add(fact, ActNotices.lowersFrom(e.from()), Matter.APPROVE_LEVEL_LOWERING, Topics.of(e));
            case PreventionProposed e -> {
                dropAll(Matter.DECIDE_PREVENTION);
                add(fact, Role.CISO, Matter.DECIDE_PREVENTION, Topic.numbered(e.n(), ""));
            }
            case PreventionDecided e -> decided(Matter.DECIDE_PREVENTION, e.n());
            case ExceptionRequested e -> add(fact, Role.CISO, Matter.DECIDE_EXCEPTION, Topics.of(e));
            case ExceptionDecided e -> decided(Matter.DECIDE_EXCEPTION, e.n());
            case CorrectionProposed e -> add(fact, Role.CSIRT_LEAD, Matter.APPROVE_CORRECTION, Topics.of(e));
            case CorrectionApproved e -> decided(Matter.APPROVE_CORRECTION, e.n());
            case ExternalReportDrafted e -> approval(fact, e.target());
            case ExternalReportSubmitted e -> approval(fact, e.target());
            case WaiverProposed e -> add(fact, Role.CISO, Matter.DECIDE_WAIVER, topic(e.target()));
            case DisclosureProposed _ -> add(fact, Role.CISO, Matter.DECIDE_DISCLOSURE, Topic.INCIDENT);
            case DisclosureDecided _ -> dropAll(Matter.DECIDE_DISCLOSURE);
            case SubjectNotificationProposed _ ->
                add(fact, Role.OVERALL_MANAGER, Matter.DECIDE_SUBJECT_NOTIFICATION, Topic.INCIDENT);
            case SubjectNotificationDecided _ -> dropAll(Matter.DECIDE_SUBJECT_NOTIFICATION);
            case ClosureProposed _ -> add(fact, Role.CISO, Matter.CLOSE_INCIDENT, Topic.INCIDENT);
            case IncidentReopened _ -> {
                dropAll(Matter.APPROVE_ASSESSMENT);
                dropAll(Matter.CLOSE_INCIDENT);
            }
            case ErasureProposed _ -> add(fact, Role.SEC_MANAGER, Matter.PERMIT_ERASURE, Topic.INCIDENT);
            default -> {}
        }
    }

    private void approval(RecordedFact fact, ReportTarget target) {
        add(fact, DutyNotices.approver(target.stage()), Matter.APPROVE_EXTERNAL_REPORT, topic(target));
    }

    private void add(RecordedFact fact, Role decides, Matter what, Topic about) {
        waiting.put(
                new Key(what, about.id()),
                new OpenMatter(
                        Post.of(decides),
                        what,
                        about,
                        String.join("、", Clauses.of(fact.event())),
                        fact.recordedAt(),
                        due(what, about)));
    }

    private void decided(Matter what, int n) {
        waiting.remove(new Key(what, Integer.toString(n)));
    }

    private void dropAll(Matter what) {
        waiting.keySet().removeIf(key -> key.what() == what);
    }

    /** Whether it can still be decided. */
    private boolean stands(OpenMatter matter) {
        return (!state.closed() || isDecidedAfterClosing(matter)) && isOpen(matter);
    }

    private boolean isDecidedAfterClosing(OpenMatter matter) {
        return switch (matter.what()) {
            case PERMIT_ERASURE, DECIDE_EXCEPTION -> true;
            case APPROVE_EXTERNAL_REPORT, DECIDE_WAIVER ->
                duty(matter.about())
                        .filter(duty -> duty.duty().recipient() == Recipient.COMMITTEE)
                        .isPresent();
            default -> false;
        };
    }

    private boolean isOpen(OpenMatter matter) {
        return switch (matter.what()) {
            case APPROVE_LEVEL_LOWERING ->
                state.levels()
                        .change(Integer.parseInt(matter.about().id()))
                        .filter(change -> !change.inEffect() && change.from() == state.level())
                        .isPresent();
            case APPROVE_EXTERNAL_REPORT ->
                duty(matter.about()).filter(Proposals::isToBeApproved).isPresent();
            case DECIDE_WAIVER ->
                duty(matter.about()).filter(Proposals::isToBeWaived).isPresent();
            default -> true;
        };
    }

    private static boolean isToBeApproved(Obligation duty) {
        ReportWork work = duty.work();
        return work.author() != null && !work.approved() && (duty.state() == ObligationState.DRAFT || work.unseen());
    }

    private static boolean isToBeWaived(Obligation duty) {
        return duty.state().open() && duty.work().waiverProposer() != null;
    }

    private @Nullable Instant due(Matter what, Topic about) {
        return switch (what) {
            case APPROVE_EXTERNAL_REPORT, DECIDE_WAIVER ->
                duty(about)
                        .filter(duty -> duty.state().open())
                        .map(DutyNotices::hard)
                        .orElse(null);
            default -> null;
        };
    }

    private Optional<Obligation> duty(Topic about) {
        return state.obligations().find(UUID.fromString(about.id()));
    }

    private static Topic topic(ReportTarget target) {
        return Topic.duty(target.obligationId(), target.recipient(), target.stage());
    }

    private record Key(Matter what, String id) {}
}
