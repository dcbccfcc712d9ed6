package jp.csirt.incident.domain.incident;

import java.util.UUID;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/** 応急措置への命令. */
public sealed interface ContainmentCommand extends IncidentCommand {

    /** 応急措置を指示する. */
    record InstructContainment(IncidentId incidentId, Act act, Instruction instruction) implements ContainmentCommand {}

    /**
     * 応急措置の実施を記録する; without {@code instruction} it completes all open ones.
     *
     * @param checker the person whom {@code checkedBy} names, where that is known
     */
    record ExecuteContainment(
            IncidentId incidentId,
            Act act,
            @Nullable Integer instruction,
            Execution execution,
            @Nullable UUID checker) implements ContainmentCommand {}

    /** 応急措置を不要とする. */
    record DeclareContainmentNotNeeded(IncidentId incidentId, Act act, String reason) implements ContainmentCommand {}
}
