package jp.csirt.incident.domain.incident;

import java.util.List;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Personal;
import org.axonframework.serialization.Revision;

/** 復旧. Source: 志免町 5.3(3)③前段. */
public sealed interface RecoveryEvent extends IncidentEvent {

    /** 復旧が指示された. */
    @Revision("1")
    record RecoveryInstructed(IncidentId incidentId, Act act, int n, Instruction instruction)
            implements RecoveryEvent {}

    /** 復旧が実施された, completing the instructions named. */
    @Revision("1")
    record RecoveryExecuted(IncidentId incidentId, Act act, int n, List<Integer> instructions, Execution execution)
            implements RecoveryEvent {
        public RecoveryExecuted {
            instructions = List.copyOf(instructions);
        }
    }

    /** 復旧は不要と判断された. */
    @Revision("1")
    record RecoveryNotNeeded(
            IncidentId incidentId, Act act, @Personal String reason) implements RecoveryEvent {}
}
