package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/** 消去への命令. */
public sealed interface ErasureCommand extends IncidentCommand {

    /** 消去を申請する. */
    record ProposeErasure(IncidentId incidentId, Act act, String reason) implements ErasureCommand {}

    /** 消去を許可する. */
    record EraseIncident(
            IncidentId incidentId, Act act, @Nullable DutyOverride override) implements ErasureCommand {}
}
