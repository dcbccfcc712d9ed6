package jp.csirt.incident.domain.incident;

import java.util.List;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Personal;
import org.axonframework.serialization.Revision;

/** 応急措置. Source: 志免町 5.3(3)③前段. */
public sealed interface ContainmentEvent extends IncidentEvent {

    /** 応急措置が指示された. */
    @Revision("1")
    record ContainmentInstructed(IncidentId incidentId, Act act, int n, Instruction instruction)
            implements ContainmentEvent {}

    /** 応急措置が実施された, completing the instructions named. */
    @Revision("1")
    record ContainmentExecuted(IncidentId incidentId, Act act, int n, List<Integer> instructions, Execution execution)
            implements ContainmentEvent {
        public ContainmentExecuted {
            instructions = List.copyOf(instructions);
        }
    }

    /** 応急措置は不要と判断された. */
    @Revision("1")
    record ContainmentNotNeeded(
            IncidentId incidentId, Act act, @Personal String reason) implements ContainmentEvent {}
}
