package jp.csirt.incident.domain.incident;

import java.time.Instant;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.shared.Act;

/** 移行への命令. */
public sealed interface ImportCommand extends IncidentCommand {

    /**
     * 完了した事案を移行する.
     *
     * @param act who imports it, and when it was reported
     * @param originalNumber its number where it was kept before
     * @param closedAt when it was closed there
     */
    record ImportIncident(
            IncidentId incidentId,
            Act act,
            IncidentNumber number,
            Report report,
            String originalNumber,
            Verdict verdict,
            Instant closedAt)
            implements ImportCommand {}
}
