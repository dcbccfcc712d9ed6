package jp.csirt.incident.read.detail;

import java.util.ArrayList;
import java.util.List;
import jp.csirt.incident.domain.incident.LevelEvent;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLowered;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLoweringProposed;
import jp.csirt.incident.domain.incident.LevelEvent.LevelRaised;
import jp.csirt.incident.domain.incident.ObligationEvent;
import jp.csirt.incident.domain.incident.ObligationEvent.DutiesDetermined;
import jp.csirt.incident.read.record.Stamp;

/** 被害レベルと報告要否の判定; the duties themselves are a question of their own. */
final class JudgementFold {

    private final List<LevelChangeEntry> levelChanges = new ArrayList<>();
    private final List<DeterminationEntry> determinations = new ArrayList<>();

    void on(LevelEvent event, Stamp stamp) {
        switch (event) {
            case LevelRaised e ->
                levelChanges.add(new LevelChangeEntry(
                        e.n(), e.from(), e.to(), e.rule(), e.reason(), ApprovalState.APPROVED, stamp, null));
            case LevelLoweringProposed e ->
                levelChanges.add(new LevelChangeEntry(
                        e.n(), e.from(), e.to(), null, e.reason(), ApprovalState.PROPOSED, stamp, null));
            case LevelLowered e ->
                DetailFold.replace(
                        levelChanges,
                        change -> change.n() == e.n(),
                        change -> new LevelChangeEntry(
                                change.n(),
                                change.from(),
                                change.to(),
                                null,
                                change.reason(),
                                ApprovalState.APPROVED,
                                change.stamp(),
                                DetailFold.approval(stamp, e.override())));
        }
    }

    void on(ObligationEvent event, Stamp stamp) {
        if (event instanceof DutiesDetermined e) {
            determinations.add(
                    new DeterminationEntry(e.rules().ruleSet(), e.ruleVersion(), e.facts(), e.findings(), stamp));
        }
    }

    List<LevelChangeEntry> levelChanges() {
        return List.copyOf(levelChanges);
    }

    List<DeterminationEntry> determinations() {
        return List.copyOf(determinations);
    }
}
