package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.ALREADY_NOTED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.ALREADY_RECEIVED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.LEVEL_NOT_ZERO;

import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.ReportingCommand.NoteReport;
import jp.csirt.incident.domain.incident.ReportingCommand.ReceiveReport;
import jp.csirt.incident.domain.incident.ReportingCommand.ReportIncident;
import jp.csirt.incident.domain.incident.ReportingCommand.ReportInternally;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportNoted;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportReceived;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportedInternally;

/** 報告・受付・庁内報告の状態. */
record ReportingTrack(boolean received, boolean noted, boolean assessmentToldToCiso) {

    static final ReportingTrack NONE = new ReportingTrack(false, false, false);

    static IncidentReported report(ReportIncident command) {
        return new IncidentReported(command.incidentId(), command.act(), command.number(), command.report());
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
        return new ReportedInternally(
                command.incidentId(), command.act(), command.to(), command.report(), command.notNeeded());
    }

    ReportingTrack after(IncidentEvent event) {
        return switch (event) {
            case ReportingEvent e -> evolve(e);
            case IncidentReopened _ -> reopened();
            default -> this;
        };
    }

    private ReportingTrack evolve(ReportingEvent event) {
        return switch (event) {
            case IncidentReported _ -> this;
            case ReportReceived _ -> new ReportingTrack(true, noted, assessmentToldToCiso);
            case ReportNoted _ -> new ReportingTrack(received, true, assessmentToldToCiso);
            case ReportedInternally told ->
                new ReportingTrack(received, noted, assessmentToldToCiso || tellsCiso(told));
        };
    }

    /** A new assessment after a reopening is reported to the CISO again. */
    private ReportingTrack reopened() {
        return new ReportingTrack(received, noted, false);
    }

    private static boolean tellsCiso(ReportedInternally told) {
        return told.to() == InternalRecipient.CISO
                && told.report() != null
                && told.report().kind() == InternalReportKind.ASSESSMENT;
    }
}
