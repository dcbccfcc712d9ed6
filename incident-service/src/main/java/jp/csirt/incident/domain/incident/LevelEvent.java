package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.assessment.LevelRule;
import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Personal;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** 被害レベルの変更. Raising takes effect at once, lowering with the approval of another person. Source: requirements B.2, D.1. */
public sealed interface LevelEvent extends IncidentEvent {

    /**
     * 被害レベルが上げられた.
     *
     * @param rule the rule of D.1 that raised it by itself; absent when a person did
     */
    @Revision("1")
    record LevelRaised(
            IncidentId incidentId,
            Act act,
            int n,
            int from,
            int to,
            @Nullable LevelRule rule,
            @Personal String reason) implements LevelEvent {}

    /** 被害レベルを下げることが提案された. */
    @Revision("1")
    record LevelLoweringProposed(
            IncidentId incidentId,
            Act act,
            int n,
            int from,
            int to,
            @Personal String reason) implements LevelEvent {}

    /** 被害レベルが下げられた: the proposal with this number was approved. */
    @Revision("1")
    record LevelLowered(
            IncidentId incidentId,
            Act act,
            int n,
            int to,
            @Nullable DutyOverride override) implements LevelEvent {}
}
