package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.ALREADY_NOTED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.ALREADY_RECEIVED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.LEVEL_NOT_ZERO;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.NOT_NEEDED_REFUSED;

import java.util.List;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.ReportingCommand.NoteReport;
import jp.csirt.incident.domain.incident.ReportingCommand.ReceiveReport;
import jp.csirt.incident.domain.incident.ReportingCommand.ReportIncident;
import jp.csirt.incident.domain.incident.ReportingCommand.ReportInternally;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportNoted;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportReceived;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportedInternally;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportingChainCollapsed;

/**
 * 報告・受付・庁内報告の状態.
 *
 * @param fromOutside 住民等外部からの報告
 * @param collapsed the unit's manager is its 統括 too
 * @param told kinds of reports that reached the CISO
 */
record ReportingTrack(boolean received, boolean noted, boolean fromOutside, boolean collapsed, ToldToCiso told) {

    static ReportingTrack of(IncidentReported reported) {
        boolean outside = reported.report().reporter().kind().outside();
        return new ReportingTrack(false, false, outside, false, new ToldToCiso(false, false));
    }

    static IncidentReported report(ReportIncident command) {
        return new IncidentReported(command.incidentId(), command.act(), command.number(), command.report());
    }

    /** What else a filing records: that one person is the manager and 統括. */
    static List<ReportingChainCollapsed> collapsed(ReportIncident command) {
        ConcurrentPosts samePerson = command.samePerson();
        return samePerson == null
                ? List.of()
                : List.of(new ReportingChainCollapsed(command.incidentId(), command.act(), samePerson));
    }

    ReportReceived receive(ReceiveReport command) {
        if (received) {
            throw new IncidentRejected(ALREADY_RECEIVED, "この事案はすでに受付済みです。続けて状況確認を記録してください。");
        }
        return new ReportReceived(command.incidentId(), command.act(), command.duplicateOf());
    }

    ReportNoted note(NoteReport command, int level) {
        if (level > 0) {
            throw new IncidentRejected(LEVEL_NOT_ZERO, "被害レベルは今 %d です。管理者の確認だけで済むのはレベル0の報告です。".formatted(level));
        }
        if (noted) {
            throw new IncidentRejected(ALREADY_NOTED, "この報告はすでに情報セキュリティ管理者が確認しています。");
        }
        return new ReportNoted(command.incidentId(), command.act());
    }

    ReportedInternally reportInternally(ReportInternally command) {
        if (command.notNeeded() != null) {
            mustBeWaivable(command.to());
        }
        return new ReportedInternally(
                command.incidentId(),
                command.act(),
                command.to(),
                command.report(),
                command.notNeeded(),
                command.takenBy());
    }

    /** 5.3(2)③: only what came from outside may be kept from the CISO, and not where nobody else stands above the manager. */
    private void mustBeWaivable(InternalRecipient to) {
        if (to != InternalRecipient.CISO) {
            throw new IncidentRejected(
                    NOT_NEEDED_REFUSED, "報告を不要とできる相手は、CISOだけです（5.3(2)③）。%sには報告してください。".formatted(to.label()));
        }
        if (!fromOutside) {
            throw new IncidentRejected(
                    NOT_NEEDED_REFUSED, "CISOへの報告を不要とできるのは、住民等外部からの報告だけです（5.3(2)③）。庁内の報告はCISOに報告してください（5.3(1)③）。");
        }
        if (collapsed) {
            throw new IncidentRejected(
                    NOT_NEEDED_REFUSED, "情報セキュリティ管理者と統括情報セキュリティ責任者が同じ者のため、被害レベルにかかわらずCISOに報告してください（1(8)）。");
        }
    }

    /** 評価がCISOに報告された. */
    boolean assessmentToldToCiso() {
        return told.assessment();
    }

    /** Whether the CISO must still be told of the incident itself because manager and 統括 are one. */
    boolean owesReportToCiso() {
        return collapsed && !told.report();
    }

    ReportingTrack after(IncidentEvent event) {
        return switch (event) {
            case ReportingEvent e -> evolve(e);
            case IncidentReopened _ -> with(new ToldToCiso(told.report(), false));
            default -> this;
        };
    }

    private ReportingTrack evolve(ReportingEvent event) {
        return switch (event) {
            case IncidentReported _ -> this;
            case ReportReceived _ -> new ReportingTrack(true, noted, fromOutside, collapsed, told);
            case ReportNoted _ -> new ReportingTrack(received, true, fromOutside, collapsed, told);
            case ReportingChainCollapsed _ -> new ReportingTrack(received, noted, fromOutside, true, told);
            case ReportedInternally e -> with(told.and(e));
        };
    }

    private ReportingTrack with(ToldToCiso other) {
        return new ReportingTrack(received, noted, fromOutside, collapsed, other);
    }

    /**
     * CISOへの報告.
     *
     * @param report of the incident itself; it is told once
     * @param assessment of the assessment; a new one after a reopening is told again
     */
    record ToldToCiso(boolean report, boolean assessment) {

        private ToldToCiso and(ReportedInternally event) {
            InternalReport content = event.report();
            return event.to() == InternalRecipient.CISO && content != null
                    ? new ToldToCiso(
                            report || content.kind() == InternalReportKind.REPORT,
                            assessment || content.kind() == InternalReportKind.ASSESSMENT)
                    : this;
        }
    }
}
