package jp.csirt.incident.read.detail;

import java.util.ArrayList;
import java.util.List;
import jp.csirt.incident.domain.incident.ContainmentEvent;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentExecuted;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentInstructed;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentNotNeeded;
import jp.csirt.incident.domain.incident.Execution;
import jp.csirt.incident.domain.incident.Instruction;
import jp.csirt.incident.domain.incident.RecoveryEvent;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryExecuted;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryInstructed;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryNotNeeded;
import jp.csirt.incident.read.detail.IncidentDetail.ExecutionEntry;
import jp.csirt.incident.read.detail.IncidentDetail.InstructionEntry;
import jp.csirt.incident.read.detail.IncidentDetail.NotNeeded;
import jp.csirt.incident.read.detail.IncidentDetail.Response;
import jp.csirt.incident.read.record.Stamp;
import org.jspecify.annotations.Nullable;

/** 応急措置又は復旧: instructions, executions, or why none was needed. */
final class ResponseFold {

    private final List<InstructionEntry> instructions = new ArrayList<>();
    private final List<ExecutionEntry> actions = new ArrayList<>();
    private @Nullable NotNeeded notNeeded;

    void on(ContainmentEvent event, Stamp stamp) {
        switch (event) {
            case ContainmentInstructed e -> instructed(e.n(), e.instruction(), stamp);
            case ContainmentExecuted e -> executed(e.n(), e.instructions(), e.execution(), stamp);
            case ContainmentNotNeeded e -> notNeeded = new NotNeeded(e.reason(), stamp);
        }
    }

    void on(RecoveryEvent event, Stamp stamp) {
        switch (event) {
            case RecoveryInstructed e -> instructed(e.n(), e.instruction(), stamp);
            case RecoveryExecuted e -> executed(e.n(), e.instructions(), e.execution(), stamp);
            case RecoveryNotNeeded e -> notNeeded = new NotNeeded(e.reason(), stamp);
        }
    }

    Response response() {
        return new Response(List.copyOf(instructions), List.copyOf(actions), notNeeded);
    }

    private void instructed(int n, Instruction instruction, Stamp stamp) {
        notNeeded = null;
        instructions.add(new InstructionEntry(n, instruction, InstructionState.INSTRUCTED, stamp));
    }

    private void executed(int n, List<Integer> completed, Execution execution, Stamp stamp) {
        actions.add(new ExecutionEntry(n, completed, execution, stamp));
        DetailFold.replace(
                instructions,
                entry -> completed.contains(entry.n()),
                entry -> new InstructionEntry(entry.n(), entry.instruction(), InstructionState.DONE, entry.stamp()));
    }
}
