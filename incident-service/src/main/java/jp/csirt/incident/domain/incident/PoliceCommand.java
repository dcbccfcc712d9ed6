package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Act;

/** 警察との連携への命令. */
public sealed interface PoliceCommand extends IncidentCommand {

    /** 警察への通報・相談を記録する. */
    record ContactPolice(IncidentId incidentId, Act act, PoliceContact contact) implements PoliceCommand {}
}
