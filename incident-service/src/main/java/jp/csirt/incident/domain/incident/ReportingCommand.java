package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/** 報告・受付・庁内報告への命令. */
public sealed interface ReportingCommand extends IncidentCommand {

    /** 報告する. */
    record ReportIncident(IncidentId incidentId, Act act, IncidentNumber number, Report report)
            implements ReportingCommand {}

    /** 受付する. */
    record ReceiveReport(
            IncidentId incidentId, Act act, @Nullable IncidentId duplicateOf) implements ReportingCommand {}

    /** レベル0の報告を確認する. */
    record NoteReport(IncidentId incidentId, Act act) implements ReportingCommand {}

    /** 庁内報告を記録する; {@code notNeeded} holds the reason where the policy allows leaving it out. */
    record ReportInternally(
            IncidentId incidentId,
            Act act,
            InternalRecipient to,
            @Nullable InternalReport report,
            @Nullable String notNeeded)
            implements ReportingCommand {}
}
