package jp.csirt.incident.domain.incident;

import java.util.UUID;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/** 復旧への命令. */
public sealed interface RecoveryCommand extends IncidentCommand {

    /** 復旧を指示する. */
    record InstructRecovery(IncidentId incidentId, Act act, Instruction instruction) implements RecoveryCommand {}

    /**
     * 復旧の実施を記録する; without {@code instruction} it completes all open ones.
     *
     * @param checker the person whom {@code checkedBy} names, where that is known
     */
    record ExecuteRecovery(
            IncidentId incidentId,
            Act act,
            @Nullable Integer instruction,
            Execution execution,
            @Nullable UUID checker) implements RecoveryCommand {}

    /** 復旧を不要とする. */
    record DeclareRecoveryNotNeeded(IncidentId incidentId, Act act, String reason) implements RecoveryCommand {}
}
