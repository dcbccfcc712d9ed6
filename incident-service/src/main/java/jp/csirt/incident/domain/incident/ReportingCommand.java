package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/** 報告・受付・庁内報告への命令. */
public sealed interface ReportingCommand extends IncidentCommand {

    /**
     * 報告する.
     *
     * @param samePerson 兼務: the person who is the unit's manager and its 統括, if one is both
     */
    record ReportIncident(
            IncidentId incidentId,
            Act act,
            IncidentNumber number,
            Report report,
            @Nullable ConcurrentPosts samePerson) implements ReportingCommand {}

    /** 受付する. */
    record ReceiveReport(
            IncidentId incidentId, Act act, @Nullable IncidentId duplicateOf) implements ReportingCommand {}

    /** レベル0の報告を確認する. */
    record NoteReport(IncidentId incidentId, Act act) implements ReportingCommand {}

    /**
     * 庁内報告を記録する.
     *
     * @param notNeeded the reason, where the policy allows leaving it out
     * @param takenBy code of the post that took the report in the place of the recipient, who was away or whose post is vacant
     */
    record ReportInternally(
            IncidentId incidentId,
            Act act,
            InternalRecipient to,
            @Nullable InternalReport report,
            @Nullable String notNeeded,
            @Nullable String takenBy)
            implements ReportingCommand {}
}
