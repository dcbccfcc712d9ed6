package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.NOT_NEEDED_REFUSED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.NO_OPEN_INSTRUCTION;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.SAME_PERSON;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.UNKNOWN_INSTRUCTION;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.shared.Actor;
import org.jspecify.annotations.Nullable;

/**
 * 応急措置又は復旧の状態. An act without an instruction is welcome: urgent acts never wait.
 *
 * @param open numbers of the instructions not yet carried out, ascending
 */
record ResponseTrack(int instructions, List<Integer> open, int executions, boolean notNeeded) {

    static final ResponseTrack NONE = new ResponseTrack(0, List.of(), 0, false);

    ResponseTrack {
        open = List.copyOf(open);
    }

    /** 実施済み or 不要. */
    boolean settled() {
        return notNeeded || (executions > 0 && open.isEmpty());
    }

    /** The number the next instruction gets. */
    int nextInstruction() {
        return instructions + 1;
    }

    /** The number the next execution gets. */
    int nextExecution() {
        return executions + 1;
    }

    /**
     * Checks that a second person looked on, where one is named. Source: 志免町 6.1(4)③.
     *
     * @throws IncidentRejected when who did it is said to have checked it
     */
    static void mustBeTwoPersons(Actor actor, @Nullable UUID checker) {
        if (actor.personId().equals(checker)) {
            throw new IncidentRejected(
                    SAME_PERSON, "作業した本人は、その作業の確認者になれません（6.1(4)③）。checkedBy には立ち会った別の者を記すか、いなければ省いてください。");
        }
    }

    /**
     * The instructions an execution completes: the one named, or all open ones.
     *
     * @throws IncidentRejected when the one named is unknown or was completed before
     */
    List<Integer> completes(@Nullable Integer instruction) {
        if (instruction == null) {
            return open;
        }
        if (instruction < 1 || instruction > instructions) {
            throw new IncidentRejected(UNKNOWN_INSTRUCTION, "指示 %d はありません。".formatted(instruction));
        }
        if (!open.contains(instruction)) {
            throw new IncidentRejected(
                    NO_OPEN_INSTRUCTION, "指示 %d はすでに実施済みです。続きの実施は instruction を省いて記録してください。".formatted(instruction));
        }
        return List.of(instruction);
    }

    /**
     * Checks that nothing is left to do.
     *
     * @throws IncidentRejected while an instruction is open
     */
    void mustNotBeOpen() {
        if (!open.isEmpty()) {
            throw new IncidentRejected(NOT_NEEDED_REFUSED, "実施されていない指示 %s があるため、不要とすることはできません。".formatted(open));
        }
    }

    ResponseTrack instructed(int n) {
        return new ResponseTrack(n, Stream.concat(open.stream(), Stream.of(n)).toList(), executions, false);
    }

    ResponseTrack executed(int n, List<Integer> completed) {
        return new ResponseTrack(
                instructions, open.stream().filter(i -> !completed.contains(i)).toList(), n, notNeeded);
    }

    ResponseTrack withNotNeeded() {
        return new ResponseTrack(instructions, open, executions, true);
    }
}
