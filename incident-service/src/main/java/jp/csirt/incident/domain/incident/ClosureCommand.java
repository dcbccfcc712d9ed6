package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/** 完了・再開への命令. */
public sealed interface ClosureCommand extends IncidentCommand {

    /** 完了を提案する. */
    record ProposeClosure(IncidentId incidentId, Act act, String reason) implements ClosureCommand {}

    /** 完了する. */
    record CloseIncident(
            IncidentId incidentId, Act act, @Nullable DutyOverride override) implements ClosureCommand {}

    /** 再開する. */
    record ReopenIncident(IncidentId incidentId, Act act, String reason) implements ClosureCommand {}
}
