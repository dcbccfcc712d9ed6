package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.CISO;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.CSIRT_AS_CISO;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.OVERRIDE;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Histories.commit;
import static jp.csirt.incident.domain.incident.Refusal.because;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import jp.csirt.incident.domain.incident.ClosureCommand.CloseIncident;
import jp.csirt.incident.domain.incident.ClosureCommand.ProposeClosure;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentClosed;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@DisplayName("完了と再開")
class ClosureTest {

    private static final List<IncidentEvent> READY =
            Histories.and(Histories.upTo(Milestone.NOT_INCIDENT), Given.approved(1), Given.closureProposed());

    private final FixtureConfiguration<Incident> incident = Given.incident();

    @Test
    @DisplayName("A.1 完了の提案が理由とともに残る")
    void a_proposal_to_close_is_recorded() {
        incident.given(Given.reported())
                .when(new ProposeClosure(ID, by(CSIRT), "対応がすべて済んだ"))
                .expectEvents(Given.closureProposed());
    }

    @Test
    @DisplayName("A.4 条件が満たされた事案を別の者が完了する")
    void another_person_closes_when_every_guard_holds() {
        incident.given(READY)
                .when(new CloseIncident(ID, by(CISO), null))
                .expectEvents(commit(READY, new IncidentClosed(ID, by(CISO), null)));
    }

    @Test
    @DisplayName("1(8)① 完了を提案した本人は完了できない")
    void the_proposer_does_not_close() {
        incident.given(READY)
                .when(new CloseIncident(ID, by(CSIRT_AS_CISO), null))
                .expectNoEvents()
                .expectException(because(Reason.SAME_PERSON, "完了を提案した本人", "override.reason"));
    }

    @Test
    @DisplayName("1(8)① やむを得ない理由があれば本人の完了が理由とともに残る")
    void an_override_lets_the_proposer_close_and_is_recorded() {
        incident.given(READY)
                .when(new CloseIncident(ID, by(CSIRT_AS_CISO), OVERRIDE))
                .expectEvents(commit(READY, new IncidentClosed(ID, by(CSIRT_AS_CISO), OVERRIDE)));
    }

    @Test
    @DisplayName("1(8)① 別の者が完了したときは兼務の理由を残さない")
    void a_needless_override_is_not_recorded() {
        incident.given(READY)
                .when(new CloseIncident(ID, by(CISO), OVERRIDE))
                .expectEvents(commit(READY, new IncidentClosed(ID, by(CISO), null)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Milestone.class,
            mode = Mode.EXCLUDE,
            names = {"CLOSED"})
    @DisplayName("A.4 条件が残る事案は件数を示して完了を拒む")
    void an_incident_with_unmet_guards_is_not_closed(Milestone milestone) {
        var history = Histories.upTo(milestone);
        var unmet = ClosingGuards.unmet(IncidentState.fold(history));

        assertThat(unmet).isNotEmpty();
        incident.given(history)
                .when(new CloseIncident(ID, by(CISO), OVERRIDE))
                .expectNoEvents()
                .expectException(because(Reason.GUARDS_UNMET, "%d件".formatted(unmet.size()), "guards"));
    }

    @Test
    @DisplayName("A.4 拒否は満たされない条件をすべて持つ")
    void the_refusal_carries_every_unmet_guard() {
        var state = IncidentState.fold(Histories.upTo(Milestone.CISO_DIRECTED));
        var unmet = ClosingGuards.unmet(state);

        assertThatThrownBy(() -> state.closure().close(new CloseIncident(ID, by(CISO), null), unmet))
                .isInstanceOfSatisfying(
                        IncidentRejected.class,
                        refused -> assertThat(refused.guards()).isEqualTo(unmet));
    }

    @Test
    @DisplayName("A.4 条件による拒否のほかは条件を持たない")
    void another_refusal_carries_no_guards() {
        assertThat(new IncidentRejected(Reason.NOT_CLOSED, "完了していません").guards()).isEmpty();
    }

    @Test
    @DisplayName("A.1 完了した事案を理由とともに再開する")
    void a_closed_incident_is_reopened() {
        incident.given(Histories.upTo(Milestone.CLOSED))
                .when(Samples.reopen())
                .expectEvents(commit(Histories.upTo(Milestone.CLOSED), Given.reopened()));
    }

    @Test
    @DisplayName("A.1 完了していない事案は再開できない")
    void an_open_incident_is_not_reopened() {
        for (Milestone milestone : Histories.openMilestones()) {
            Given.incident()
                    .given(Histories.upTo(milestone))
                    .when(Samples.reopen())
                    .expectNoEvents()
                    .expectException(because(Reason.NOT_CLOSED, "完了していない"));
        }
    }

    @Test
    @DisplayName("A.1 再開は評価・CISO報告・完了の提案を白紙に戻す")
    void reopening_resets_assessment_report_to_the_ciso_and_proposal() {
        var before = Histories.and(
                Histories.upTo(Milestone.ASSESSING),
                Given.toldCiso(InternalReportKind.ASSESSMENT),
                Given.assessed(1, Verdict.NOT_INCIDENT),
                Given.approved(1),
                Given.closureProposed(),
                Given.closed());
        var state = IncidentState.fold(Histories.and(before, Given.reopened()));

        assertThat(state.milestone()).isEqualTo(Milestone.ASSESSING);
        assertThat(state.assessment().inForce()).isNull();
        assertThat(state.reporting().assessmentToldToCiso()).isFalse();
        assertThat(state.closure()).isEqualTo(ClosureTrack.NONE);
    }

    @Test
    @DisplayName("A.1 再開後の評価は番号を続ける")
    void an_assessment_after_reopening_goes_on_counting() {
        incident.given(Histories.upTo(Milestone.REOPENED))
                .when(Samples.assess(Verdict.INCIDENT))
                .expectEvents(commit(Histories.upTo(Milestone.REOPENED), Given.assessed(2, Verdict.INCIDENT)))
                .expectResultMessagePayload(new Created(2));
    }

    @Test
    @DisplayName("A.1 再開した事案は再び完了できる")
    void a_reopened_incident_is_closed_again() {
        var ready = Histories.and(
                Histories.upTo(Milestone.REOPENED),
                Given.assessed(2, Verdict.NOT_INCIDENT),
                Given.approved(2),
                Given.closureProposed());

        incident.given(ready).when(new CloseIncident(ID, by(CISO), null)).expectEvents(commit(ready, Given.closed()));
    }
}
