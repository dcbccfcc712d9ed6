package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.MANAGER;
import static jp.csirt.incident.domain.incident.Given.by;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.csirt.incident.domain.assessment.LevelRule;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.LevelCommand.ChangeLevel;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLoweringProposed;
import jp.csirt.incident.domain.incident.LevelEvent.LevelRaised;
import jp.csirt.incident.domain.report.AffectedSystem;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Zone;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("被害レベルの下限の端")
class LevelFloorTest {

    private static final IncidentAssessed RANSOMWARE =
            new IncidentAssessed(ID, by(CSIRT), 1, Verdict.INCIDENT, 2, Category.RANSOMWARE, "暗号化");
    private static final List<IncidentEvent> AT_THE_FLOOR = List.of(Given.reported(), RANSOMWARE);
    private static final LevelRaised RAISED = new LevelRaised(ID, by(MANAGER), 1, 2, 3, null, "住民に影響");

    @Test
    @DisplayName("D.1 下限より上へは、いつでも上げられる")
    void above_the_floor_it_is_raised() {
        Given.incident()
                .given(AT_THE_FLOOR)
                .when(new ChangeLevel(ID, by(MANAGER), 2, 3, "住民に影響"))
                .expectEvents(RAISED);
    }

    @Test
    @DisplayName("D.1 下限ちょうどまでは、下げる提案ができる")
    void down_to_the_floor_it_may_be_lowered() {
        Given.incident()
                .given(Histories.and(AT_THE_FLOOR, RAISED))
                .when(new ChangeLevel(ID, by(CSIRT), 3, 2, "影響なし"))
                .expectEvents(new LevelLoweringProposed(ID, by(CSIRT), 2, 3, 2, "影響なし"));
    }

    @Test
    @DisplayName("D.1 今と同じレベルの評価は、下げる提案にならない")
    void an_assessment_at_the_present_level_proposes_nothing() {
        assertThat(Histories.commit(List.of(Given.reported()), Given.assessed(1, Verdict.INCIDENT)))
                .noneMatch(LevelEvent.class::isInstance);
    }

    @Test
    @DisplayName("D.1 状況確認で分かった系が下限を決める")
    void the_zones_of_the_systems_found_count() {
        var lgwan = new Situation(
                "LGWANの端末だった。",
                null,
                null,
                List.of(new AffectedSystem("財務会計", Zone.LGWAN, null)),
                null,
                null,
                Given.AT);

        assertThat(Histories.commit(List.of(Given.reported()), new SituationConfirmed(ID, by(CSIRT), lgwan)))
                .contains(new LevelRaised(
                        ID, by(CSIRT), 1, 1, 2, LevelRule.CORE_NETWORK, LevelRule.CORE_NETWORK.label()));
    }
}
