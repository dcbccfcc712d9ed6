package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Act;

/** 原因究明への命令. */
public sealed interface InvestigationCommand extends IncidentCommand {

    /** 原因を記録する. */
    record RecordCause(IncidentId incidentId, Act act, Cause cause) implements InvestigationCommand {}
}
