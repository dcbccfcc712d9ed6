package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.CISO;
import static jp.csirt.incident.domain.incident.Given.CSIRT_AS_CISO;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.MANAGER;
import static jp.csirt.incident.domain.incident.Given.ORDER;
import static jp.csirt.incident.domain.incident.Given.OTHER_ORDER;
import static jp.csirt.incident.domain.incident.Given.OVERRIDE;
import static jp.csirt.incident.domain.incident.Given.PROPOSAL;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.decided;
import static jp.csirt.incident.domain.incident.Given.proposed;
import static jp.csirt.incident.domain.incident.Given.reported;
import static jp.csirt.incident.domain.incident.Refusal.because;

import java.util.List;
import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import jp.csirt.incident.domain.incident.PreventionCommand.DecidePrevention;
import jp.csirt.incident.domain.incident.PreventionCommand.ProposePrevention;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionDecided;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionProposed;
import jp.csirt.incident.domain.shared.Actor;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("再発防止策")
class PreventionTest {

    private final FixtureConfiguration<Incident> incident = Given.incident();

    @Test
    @DisplayName("5.3(3)④c 7.3(2)④ 再発防止策の報告に番号が付く")
    void a_plan_is_recorded_and_numbered() {
        incident.given(reported())
                .when(new ProposePrevention(ID, by(MANAGER), List.of(PROPOSAL)))
                .expectEvents(new PreventionProposed(ID, by(MANAGER), 1, List.of(PROPOSAL)))
                .expectResultMessagePayload(new Created(1));
    }

    @Test
    @DisplayName("5.3(3)④ 差戻しの後は次の番号で報告し直す")
    void a_returned_plan_is_made_anew_under_the_next_number() {
        incident.given(reported(), proposed(1), decided(1, DecisionResult.RETURNED))
                .when(new ProposePrevention(ID, by(MANAGER), List.of(PROPOSAL)))
                .expectEvents(new PreventionProposed(ID, by(MANAGER), 2, List.of(PROPOSAL)))
                .expectResultMessagePayload(new Created(2));
    }

    @Test
    @DisplayName("5.3(3)⑤b CISOが確認し、措置を指示する")
    void the_ciso_approves_and_orders_measures() {
        incident.given(reported(), proposed(1))
                .when(Samples.decide(DecisionResult.APPROVED, ORDER, OTHER_ORDER))
                .expectEvents(decided(1, DecisionResult.APPROVED, ORDER, OTHER_ORDER));
    }

    @Test
    @DisplayName("9.1(7)② 同種の問題があり得る課の管理者にも、CISOが対処を指示する")
    void the_ciso_also_orders_measures_where_the_like_may_happen() {
        var elsewhere = new OrderedMeasure(Given.uuid(53), "同種の業務の確認", "SEC_MANAGER@welfare", Given.DUE_ON);

        incident.given(reported(), proposed(1))
                .when(Samples.decide(DecisionResult.APPROVED, ORDER, elsewhere))
                .expectEvents(decided(1, DecisionResult.APPROVED, ORDER, elsewhere));
    }

    @Test
    @DisplayName("5.3(3)⑤a 措置を不要とした理由が残る")
    void finding_no_measure_needed_records_the_reason() {
        incident.given(reported(), proposed(1))
                .when(new DecidePrevention(
                        ID, by(CISO), 1, DecisionResult.APPROVED, "確認した", List.of(), "実施済みのため", null))
                .expectEvents(new PreventionDecided(
                        ID, by(CISO), 1, DecisionResult.APPROVED, "確認した", List.of(), "実施済みのため", null));
    }

    @Test
    @DisplayName("5.3(3)⑤a CISOが差し戻す")
    void the_ciso_returns_a_plan() {
        incident.given(reported(), proposed(1))
                .when(Samples.decide(DecisionResult.RETURNED))
                .expectEvents(decided(1, DecisionResult.RETURNED));
    }

    @Test
    @DisplayName("1(8)① 起案した本人は職が違っても確認できない")
    void the_author_does_not_decide_whatever_the_post() {
        incident.given(reported(), proposed(1))
                .when(decideBy(CSIRT_AS_CISO, null))
                .expectNoEvents()
                .expectException(because(Reason.SAME_PERSON, "起案した本人", "override.reason"));
    }

    @Test
    @DisplayName("1(8)① やむを得ない理由があれば本人の確認が理由とともに残る")
    void an_override_lets_the_author_decide_and_is_recorded() {
        incident.given(reported(), proposed(1))
                .when(decideBy(CSIRT_AS_CISO, OVERRIDE))
                .expectEvents(decidedBy(CSIRT_AS_CISO, OVERRIDE));
    }

    @Test
    @DisplayName("1(8)① 別の者が確認したときは兼務の理由を残さない")
    void a_needless_override_is_not_recorded() {
        incident.given(reported(), proposed(1)).when(decideBy(CISO, OVERRIDE)).expectEvents(decidedBy(CISO, null));
    }

    @ParameterizedTest
    @EnumSource(DecisionResult.class)
    @DisplayName("5.3(3)⑤ 決定は一度だけである")
    void a_plan_is_decided_only_once(DecisionResult before) {
        incident.given(reported(), proposed(1), decided(1, before))
                .when(Samples.decide(DecisionResult.APPROVED, ORDER))
                .expectNoEvents()
                .expectException(because(Reason.ALREADY_DECIDED, "再発防止策 1", "決定されています"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 2})
    @DisplayName("ない再発防止策は決定できない")
    void an_unknown_plan_is_not_decided(int n) {
        incident.given(reported(), proposed(1))
                .when(new DecidePrevention(
                        ID, by(CISO), n, DecisionResult.APPROVED, "確認した", List.of(ORDER), null, null))
                .expectNoEvents()
                .expectException(because(Reason.UNKNOWN_PREVENTION_PLAN, "再発防止策 %d はありません".formatted(n)));
    }

    private static DecidePrevention decideBy(Actor actor, @Nullable DutyOverride override) {
        return new DecidePrevention(ID, by(actor), 1, DecisionResult.APPROVED, "確認した", List.of(ORDER), null, override);
    }

    private static PreventionDecided decidedBy(Actor actor, @Nullable DutyOverride override) {
        return new PreventionDecided(ID, by(actor), 1, DecisionResult.APPROVED, "確認した", List.of(ORDER), null, override);
    }
}
