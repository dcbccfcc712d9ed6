package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/** 被害レベルへの命令. */
public sealed interface LevelCommand extends IncidentCommand {

    /**
     * 被害レベルを変更する.
     *
     * @param from the level it is meant to replace; what the actor may do depends on it
     */
    record ChangeLevel(IncidentId incidentId, Act act, int from, int to, String reason) implements LevelCommand {}

    /** 被害レベルを下げることを承認する. */
    record ApproveLevelChange(
            IncidentId incidentId, Act act, int n, @Nullable DutyOverride override) implements LevelCommand {}
}
