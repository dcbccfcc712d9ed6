package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.ALREADY_ACKNOWLEDGED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.ALREADY_APPROVED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.ALREADY_SUBMITTED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.OBLIGATION_WITHDRAWN;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.REPORT_NOT_DRAFTED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.REPORT_NOT_SUBMITTED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.SAME_PERSON;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.WAIVER_NOT_PROPOSED;

import jp.csirt.incident.domain.duties.SeparationOfDuties;
import jp.csirt.incident.domain.externalreport.ObligationState;
import jp.csirt.incident.domain.incident.ExternalReportCommand.AcknowledgeExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.ApproveExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.DraftExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.ProposeWaiver;
import jp.csirt.incident.domain.incident.ExternalReportCommand.SubmitExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.WaiveReport;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportAcknowledged;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportApproved;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportDrafted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportSubmitted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ReportWaived;
import jp.csirt.incident.domain.incident.ExternalReportEvent.WaiverProposed;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.domain.shared.Source;

/**
 * 外部報告の決まり: 起案 → 承認 → 提出 → 受領, or 報告不要. A submission is a fact: it is recorded without an approval, which then
 * stands against closing.
 */
@Source(document = "志免町 対策基準", clause = "1(9)④, 5.3(1)④")
final class ExternalReports {

    private ExternalReports() {}

    static ExternalReportDrafted draft(Obligation obligation, DraftExternalReport command) {
        mustWait(obligation);
        return new ExternalReportDrafted(
                command.incidentId(), command.act(), ReportTarget.of(obligation), command.content());
    }

    /** What was submitted may be approved afterwards. */
    static ExternalReportApproved approve(Obligation obligation, ApproveExternalReport command) {
        Actor author = obligation.work().author();
        if (author == null) {
            throw new IncidentRejected(REPORT_NOT_DRAFTED, "この報告はまだ起案されていません。先に起案してください。");
        }
        if (obligation.work().approved()) {
            throw new IncidentRejected(ALREADY_APPROVED, "この報告はすでに承認されています。");
        }
        Actor approver = command.act().actor();
        if (!SeparationOfDuties.permits(author, approver, command.override())) {
            throw new IncidentRejected(SAME_PERSON, "起案した本人は承認できません。別の者が承認するか、やむを得ない理由を override.reason に記してください。");
        }
        return new ExternalReportApproved(
                command.incidentId(),
                command.act(),
                ReportTarget.of(obligation),
                SeparationOfDuties.inEffect(author, approver, command.override()));
    }

    static ExternalReportSubmitted submit(Obligation obligation, SubmitExternalReport command) {
        mustWait(obligation);
        return new ExternalReportSubmitted(
                command.incidentId(), command.act(), ReportTarget.of(obligation), command.submission(), null);
    }

    /** 経由: the recipient of a report passes it on to another one, whose duty that fulfils too. */
    static ExternalReportSubmitted passOn(ExternalReportSubmitted submitted, Obligation other) {
        return new ExternalReportSubmitted(
                submitted.incidentId(),
                submitted.act(),
                ReportTarget.of(other),
                submitted.submission(),
                submitted.target().recipient());
    }

    static ExternalReportAcknowledged acknowledge(Obligation obligation, AcknowledgeExternalReport command) {
        if (obligation.work().acknowledged()) {
            throw new IncidentRejected(ALREADY_ACKNOWLEDGED, "この報告の受領はすでに記録されています。");
        }
        if (!obligation.work().submitted() && !obligation.state().submitted()) {
            throw new IncidentRejected(REPORT_NOT_SUBMITTED, "この報告はまだ提出されていません。先に提出を記録してください。");
        }
        return new ExternalReportAcknowledged(
                command.incidentId(), command.act(), ReportTarget.of(obligation), command.reference());
    }

    static WaiverProposed proposeWaiver(Obligation obligation, ProposeWaiver command) {
        mustWait(obligation);
        return new WaiverProposed(command.incidentId(), command.act(), ReportTarget.of(obligation), command.reason());
    }

    static ReportWaived waive(Obligation obligation, WaiveReport command) {
        mustWait(obligation);
        Actor proposer = obligation.work().waiverProposer();
        if (proposer == null) {
            throw new IncidentRejected(WAIVER_NOT_PROPOSED, "報告不要の提案がありません。先に waiver-proposal で提案してください。");
        }
        Actor decider = command.act().actor();
        if (!SeparationOfDuties.permits(proposer, decider, command.override())) {
            throw new IncidentRejected(
                    SAME_PERSON, "報告不要を提案した本人は決定できません。別の者が決定するか、やむを得ない理由を override.reason に記してください。");
        }
        return new ReportWaived(
                command.incidentId(),
                command.act(),
                ReportTarget.of(obligation),
                command.reason(),
                SeparationOfDuties.inEffect(proposer, decider, command.override()));
    }

    /** The obligation after one of its own events. */
    static Obligation evolve(Obligation obligation, ExternalReportEvent event) {
        Actor actor = event.act().actor();
        ReportWork work = obligation.work();
        return switch (event) {
            case ExternalReportDrafted _ -> obligation.in(ObligationState.DRAFT, work.drafted(actor));
            case ExternalReportApproved _ -> obligation.in(approved(obligation.state()), work.asApproved());
            case ExternalReportSubmitted e -> obligation.submitted(e.act().occurredAt(), submitted(obligation, e));
            case ExternalReportAcknowledged _ -> obligation.in(acknowledged(obligation.state()), work.asAcknowledged());
            case WaiverProposed _ -> obligation.in(obligation.state(), work.waiverProposed(actor));
            case ReportWaived _ -> obligation.in(ObligationState.NOT_APPLICABLE, work.asWaived());
        };
    }

    private static ObligationState approved(ObligationState state) {
        return state == ObligationState.DRAFT ? ObligationState.APPROVED : state;
    }

    /** What is passed on needs no approval but that of the report itself. */
    private static ReportWork submitted(Obligation obligation, ExternalReportSubmitted event) {
        ReportWork work = obligation.work();
        boolean last = event.submission().alsoFinal();
        return event.via() == null
                ? work.submitted(event.act().actor(), isPrepared(obligation.state()), last)
                : work.passedOn(last);
    }

    private static boolean isPrepared(ObligationState state) {
        return state == ObligationState.DRAFT || state == ObligationState.APPROVED;
    }

    /** What was amended since, or is owed again, does not go back. */
    private static ObligationState acknowledged(ObligationState state) {
        return state == ObligationState.SUBMITTED ? ObligationState.ACKED : state;
    }

    /** Neither withdrawn nor submitted. */
    private static void mustWait(Obligation obligation) {
        if (obligation.state().submitted()) {
            throw new IncidentRejected(ALREADY_SUBMITTED, "この報告はすでに提出されています。続報・訂正はその区分の義務に記録してください。");
        }
        if (obligation.state() == ObligationState.WITHDRAWN) {
            throw new IncidentRejected(OBLIGATION_WITHDRAWN, "この義務は取り消されています。今ある義務を確かめてください。");
        }
    }
}
