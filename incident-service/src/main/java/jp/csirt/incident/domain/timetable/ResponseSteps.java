package jp.csirt.incident.domain.timetable;

import java.time.Instant;
import jp.csirt.incident.domain.deadline.Step;
import jp.csirt.incident.domain.incident.ContainmentEvent;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentExecuted;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentInstructed;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentNotNeeded;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.LateralCheckEvent;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckAnswered;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckConsidered;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportReceived;

/**
 * 応急措置と横展開: steps 7 to 10; one run of 8 for each instruction, one of 10 for each check, by the time it names
 * itself where it does.
 */
final class ResponseSteps {

    private static final StepKey INSTRUCTION = StepKey.of(Step.CONTAINMENT_INSTRUCTION);

    private final Runs runs;

    ResponseSteps(Runs runs) {
        this.runs = runs;
    }

    void on(IncidentEvent event) {
        Instant at = event.act().occurredAt();
        switch (event) {
            case ReportReceived _ -> runs.begin(INSTRUCTION, at);
            case ContainmentEvent contained -> on(contained, at);
            case LateralCheckEvent checked -> on(checked, at);
            default -> {}
        }
    }

    private void on(ContainmentEvent event, Instant at) {
        switch (event) {
            case ContainmentInstructed instructed -> {
                runs.done(INSTRUCTION, at);
                runs.begin(
                        StepKey.of(Step.CONTAINMENT, instructed.n()),
                        at,
                        instructed.instruction().dueAt());
            }
            case ContainmentExecuted executed -> {
                executed.instructions().forEach(n -> runs.done(StepKey.of(Step.CONTAINMENT, n), at));
                runs.waive(INSTRUCTION, at); // what was done without waiting needs no instruction
            }
            case ContainmentNotNeeded _ -> runs.waive(INSTRUCTION, at);
        }
    }

    private void on(LateralCheckEvent event, Instant at) {
        switch (event) {
            case LateralCheckConsidered considered -> {
                runs.done(StepKey.of(Step.LATERAL_CHECK), at);
                considered
                        .checks()
                        .forEach(check ->
                                runs.begin(StepKey.of(Step.LATERAL_ANSWER, check.checkId()), at, check.dueAt()));
            }
            case LateralCheckAnswered answered -> runs.done(StepKey.of(Step.LATERAL_ANSWER, answered.checkId()), at);
        }
    }
}
