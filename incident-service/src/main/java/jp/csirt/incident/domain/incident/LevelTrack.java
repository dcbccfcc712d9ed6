package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.ALREADY_APPROVED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.LEVEL_BELOW_FLOOR;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.LEVEL_SUPERSEDED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.LEVEL_UNCHANGED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.SAME_PERSON;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.UNKNOWN_LEVEL_CHANGE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.csirt.incident.domain.assessment.Facts;
import jp.csirt.incident.domain.assessment.LevelPolicy;
import jp.csirt.incident.domain.duties.SeparationOfDuties;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.LevelCommand.ApproveLevelChange;
import jp.csirt.incident.domain.incident.LevelCommand.ChangeLevel;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLowered;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLoweringProposed;
import jp.csirt.incident.domain.incident.LevelEvent.LevelRaised;
import jp.csirt.incident.domain.shared.Actor;

/**
 * 被害レベルの状態.
 *
 * @param level the one in force, 0 to 3
 * @param changes every change by number, in effect or proposed
 */
public record LevelTrack(int level, List<Change> changes) {

    public LevelTrack {
        changes = List.copyOf(changes);
    }

    static LevelTrack of(int reported) {
        return new LevelTrack(reported, List.of());
    }

    LevelEvent change(ChangeLevel command, Facts facts) {
        if (command.from() != level) {
            throw new IncidentRejected(LEVEL_SUPERSEDED, "被害レベルは今 %d です。確かめてから、改めて変更してください。".formatted(level));
        }
        if (command.to() == level) {
            throw new IncidentRejected(LEVEL_UNCHANGED, "被害レベルはすでに %d です。".formatted(level));
        }
        mustReachFloor(command.to(), facts);
        int n = changes.size() + 1;
        return command.to() > level
                ? new LevelRaised(command.incidentId(), command.act(), n, level, command.to(), null, command.reason())
                : new LevelLoweringProposed(
                        command.incidentId(), command.act(), n, level, command.to(), command.reason());
    }

    LevelLowered approve(ApproveLevelChange command, Facts facts) {
        Change change = change(command.n())
                .orElseThrow(
                        () -> new IncidentRejected(UNKNOWN_LEVEL_CHANGE, "被害レベルの変更 %d はありません。".formatted(command.n())));
        if (change.inEffect()) {
            throw new IncidentRejected(ALREADY_APPROVED, "被害レベルの変更 %d はすでに有効です。".formatted(command.n()));
        }
        if (change.from() != level) {
            throw new IncidentRejected(
                    LEVEL_SUPERSEDED,
                    "提案の後に被害レベルが %d から %d に変わりました。下げるには、改めて提案してください。".formatted(change.from(), level));
        }
        mustReachFloor(change.to(), facts);
        Actor approver = command.act().actor();
        if (!SeparationOfDuties.permits(change.author(), approver, command.override())) {
            throw new IncidentRejected(
                    SAME_PERSON, "被害レベルを下げることを提案した本人は承認できません。別の者が承認するか、やむを得ない理由を override.reason に記してください。");
        }
        return new LevelLowered(
                command.incidentId(),
                command.act(),
                command.n(),
                change.to(),
                SeparationOfDuties.inEffect(change.author(), approver, command.override()));
    }

    /**
     * Refuses a level that the facts do not allow.
     *
     * @throws IncidentRejected when it lies below the floor of D.1
     */
    static void mustReachFloor(int level, Facts facts) {
        LevelPolicy.foremost(facts).filter(rule -> rule.level() > level).ifPresent(rule -> {
            throw new IncidentRejected(
                    LEVEL_BELOW_FLOOR,
                    "%s のため、被害レベルは %d より下にできません。事実が違うときは、先に状況確認で改めてください。".formatted(rule.label(), rule.level()));
        });
    }

    /** The change with this number. */
    public Optional<Change> change(int n) {
        return n < 1 || n > changes.size() ? Optional.empty() : Optional.of(changes.get(n - 1));
    }

    LevelTrack after(IncidentEvent event) {
        return switch (event) {
            case IncidentAssessed e -> new LevelTrack(Math.max(level, e.level()), changes);
            case LevelRaised e ->
                new LevelTrack(e.to(), and(new Change(e.from(), e.to(), e.act().actor(), true)));
            case LevelLoweringProposed e ->
                new LevelTrack(level, and(new Change(e.from(), e.to(), e.act().actor(), false)));
            case LevelLowered e -> new LevelTrack(e.to(), approved(e.n()));
            default -> this;
        };
    }

    private List<Change> and(Change change) {
        var all = new ArrayList<>(changes);
        all.add(change);
        return all;
    }

    private List<Change> approved(int n) {
        var all = new ArrayList<>(changes);
        Change change = all.get(n - 1);
        all.set(n - 1, new Change(change.from(), change.to(), change.author(), true));
        return all;
    }

    /** One change, in effect or waiting for approval. */
    public record Change(int from, int to, Actor author, boolean inEffect) {}
}
