package jp.csirt.incident.domain.incident;

import static java.util.Objects.requireNonNull;
import static jp.csirt.incident.domain.incident.Given.CISO;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.DUE_ON;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.MANAGER;
import static jp.csirt.incident.domain.incident.Given.NOBODY;
import static jp.csirt.incident.domain.incident.Given.ORDER;
import static jp.csirt.incident.domain.incident.Given.OTHER_ORDER;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.decided;
import static jp.csirt.incident.domain.incident.Given.implemented;
import static jp.csirt.incident.domain.incident.Given.proposed;
import static jp.csirt.incident.domain.incident.Given.reported;
import static jp.csirt.incident.domain.incident.Refusal.because;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import jp.csirt.incident.domain.incident.PreventionCommand.CarryOverMeasure;
import jp.csirt.incident.domain.incident.PreventionCommand.ImplementMeasure;
import jp.csirt.incident.domain.incident.PreventionCommand.VerifyMeasure;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureCarriedOver;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureVerified;
import jp.csirt.incident.domain.shared.Actor;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("再発防止の措置")
class MeasuresTest {

    private static final List<IncidentEvent> ORDERED =
            List.of(reported(), proposed(1), decided(1, DecisionResult.APPROVED, ORDER));
    private static final List<IncidentEvent> IMPLEMENTED = Histories.and(ORDERED, implemented());
    private static final List<IncidentEvent> VERIFIED = Histories.and(IMPLEMENTED, verified(EffectCheck.EFFECTIVE));
    private static final List<IncidentEvent> RETURNED = Histories.and(IMPLEMENTED, verified(EffectCheck.INEFFECTIVE));
    private static final List<IncidentEvent> CARRIED = Histories.and(ORDERED, carriedOver());

    private final FixtureConfiguration<Incident> incident = Given.incident();

    static Stream<IncidentCommand> commandsForAnUnknownMeasure() {
        return Stream.of(implement(NOBODY), verify(CSIRT, NOBODY, EffectCheck.EFFECTIVE), carryOver(NOBODY));
    }

    static Stream<List<IncidentEvent>> historiesNotOrdered() {
        return Stream.of(IMPLEMENTED, VERIFIED);
    }

    static Stream<List<IncidentEvent>> historiesNotImplemented() {
        return Stream.of(ORDERED, RETURNED, VERIFIED, CARRIED);
    }

    @Test
    @DisplayName("5.3(3)⑤b 指示された措置の実施が残る")
    void an_ordered_measure_is_implemented() {
        incident.given(ORDERED).when(implement(ORDER.measureId())).expectEvents(implemented());
    }

    @ParameterizedTest
    @EnumSource(EffectCheck.class)
    @DisplayName("9.1(7)① 別の者が効果を確認する")
    void another_person_verifies_the_effect(EffectCheck result) {
        incident.given(IMPLEMENTED)
                .when(verify(CSIRT, ORDER.measureId(), result))
                .expectEvents(verified(result));
    }

    @Test
    @DisplayName("1(8) 実施した本人は効果を確認できない")
    void the_implementer_does_not_verify() {
        incident.given(IMPLEMENTED)
                .when(verify(MANAGER, ORDER.measureId(), EffectCheck.EFFECTIVE))
                .expectNoEvents()
                .expectException(because(Reason.SAME_PERSON, "実施した本人", "別の者"));
    }

    @Test
    @DisplayName("9.1(7) 効果のない措置は指示済に戻り、再び実施する")
    void an_ineffective_measure_is_to_be_implemented_anew() {
        incident.given(RETURNED).when(implement(ORDER.measureId())).expectEvents(implemented());
    }

    @Test
    @DisplayName("5.3(3)⑤ 措置を改善計画へ引き継ぐ")
    void an_open_measure_is_carried_over() {
        incident.given(ORDERED).when(carryOver(ORDER.measureId())).expectEvents(carriedOver());
    }

    @Test
    @DisplayName("5.3(3)⑤ 実施済で効果未確認の措置も引き継げる")
    void an_implemented_measure_may_be_carried_over() {
        incident.given(IMPLEMENTED).when(carryOver(ORDER.measureId())).expectEvents(carriedOver());
    }

    @ParameterizedTest
    @MethodSource("commandsForAnUnknownMeasure")
    @DisplayName("ない措置には何も記録できない")
    void nothing_is_recorded_on_an_unknown_measure(IncidentCommand command) {
        incident.given(ORDERED)
                .when(command)
                .expectNoEvents()
                .expectException(because(Reason.UNKNOWN_MEASURE, NOBODY.toString(), "ありません"));
    }

    @ParameterizedTest
    @MethodSource("historiesNotOrdered")
    @DisplayName("5.3(3)⑤ 指示済でない措置の実施は記録できない")
    void a_measure_not_ordered_is_not_implemented(List<IncidentEvent> history) {
        incident.given(history)
                .when(implement(ORDER.measureId()))
                .expectNoEvents()
                .expectException(because(Reason.MEASURE_NOT_ORDERED, label(history), "指示済又は改善計画へ引き継いだ措置だけ"));
    }

    @ParameterizedTest
    @MethodSource("historiesNotImplemented")
    @DisplayName("9.1(7) 実施済でない措置の効果は確認できない")
    void a_measure_not_implemented_is_not_verified(List<IncidentEvent> history) {
        incident.given(history)
                .when(verify(CSIRT, ORDER.measureId(), EffectCheck.EFFECTIVE))
                .expectNoEvents()
                .expectException(because(Reason.MEASURE_NOT_IMPLEMENTED, label(history), "実施済の措置だけ"));
    }

    @Test
    @DisplayName("5.3(3)⑤ 効果を確認した措置は引き継げない")
    void a_verified_measure_is_not_carried_over() {
        incident.given(VERIFIED)
                .when(carryOver(ORDER.measureId()))
                .expectNoEvents()
                .expectException(because(Reason.MEASURE_ALREADY_SETTLED, label(VERIFIED), "引き継ぐ必要がありません"));
    }

    static Stream<List<IncidentEvent>> historiesCarriedOver() {
        return Stream.of(CARRIED, Histories.and(CARRIED, Given.closed()));
    }

    @ParameterizedTest
    @MethodSource("historiesCarriedOver")
    @DisplayName("9.1(7)② 改善計画へ引き継いだ措置は、完了した後も、実施し、効果を確かめ、引き継ぎ直せる")
    void a_measure_that_was_carried_over_goes_on_after_closing(List<IncidentEvent> carried) {
        var done = Histories.and(carried, implemented());

        incident.given(carried).when(implement(ORDER.measureId())).expectEvents(implemented());
        Given.incident()
                .given(done)
                .when(verify(CSIRT, ORDER.measureId(), EffectCheck.EFFECTIVE))
                .expectEvents(verified(EffectCheck.EFFECTIVE));
        for (var again : List.of(carried, done)) {
            Given.incident().given(again).when(carryOver(ORDER.measureId())).expectEvents(carriedOver());
        }
    }

    @Test
    @DisplayName("9.1(7)② 引き継いだ措置に効果がなければ改善計画へ戻り、完了を妨げない")
    void a_carried_over_measure_without_effect_stays_in_the_plan() {
        var done = Histories.and(CARRIED, Given.closed(), implemented());
        var ineffective = Histories.and(done, verified(EffectCheck.INEFFECTIVE));

        assertThat(measures(done).settled()).isTrue();
        assertThat(measures(ineffective).settled()).isTrue();
        assertThat(label(ineffective)).isEqualTo(MeasureState.CARRIED_OVER.label());
        incident.given(ineffective).when(implement(ORDER.measureId())).expectEvents(implemented());
        Given.incident()
                .given(ineffective)
                .when(verify(CSIRT, ORDER.measureId(), EffectCheck.EFFECTIVE))
                .expectNoEvents()
                .expectException(because(Reason.MEASURE_NOT_IMPLEMENTED, "実施済の措置だけ"));
    }

    @Test
    @DisplayName("9.1(7) 実施済で引き継いだ措置は、そのまま効果を確かめられる")
    void what_was_implemented_before_it_was_carried_over_is_verified() {
        incident.given(Histories.and(IMPLEMENTED, carriedOver(), Given.closed()))
                .when(verify(CSIRT, ORDER.measureId(), EffectCheck.EFFECTIVE))
                .expectEvents(verified(EffectCheck.EFFECTIVE));
    }

    @Test
    @DisplayName("A.1 引き継いでいない措置には、完了した後は何も記録できない")
    void a_measure_that_was_not_carried_over_ends_with_the_incident() {
        incident.given(Histories.and(VERIFIED, Given.closed()))
                .when(carryOver(ORDER.measureId()))
                .expectNoEvents()
                .expectException(because(Reason.ALREADY_CLOSED, "完了しています"));
    }

    @Test
    @DisplayName("A.4 すべての措置が効果確認済又は引継ぎ済のときだけ済んでいる")
    void measures_are_settled_when_each_is_verified_or_carried_over() {
        List<IncidentEvent> two =
                List.of(reported(), proposed(1), decided(1, DecisionResult.APPROVED, ORDER, OTHER_ORDER));
        var otherCarried = new MeasureCarriedOver(ID, by(CISO), OTHER_ORDER.measureId(), "CISO", DUE_ON, "予算を要する");

        assertThat(measures(List.of(reported())).settled()).isTrue();
        assertThat(measures(ORDERED).settled()).isFalse();
        assertThat(measures(IMPLEMENTED).settled()).isFalse();
        assertThat(measures(RETURNED).settled()).isFalse();
        assertThat(measures(Histories.and(two, carriedOver())).settled()).isFalse();
        assertThat(measures(Histories.and(two, carriedOver(), otherCarried)).settled())
                .isTrue();
    }

    private static OrderedMeasures measures(List<? extends IncidentEvent> history) {
        return IncidentState.fold(history).prevention().measures();
    }

    private static String label(List<IncidentEvent> history) {
        return requireNonNull(measures(history).measures().get(ORDER.measureId()))
                .state()
                .label();
    }

    private static ImplementMeasure implement(UUID id) {
        return new ImplementMeasure(ID, by(MANAGER), id, "手順書を改めた");
    }

    private static VerifyMeasure verify(Actor actor, UUID id, EffectCheck result) {
        return new VerifyMeasure(ID, by(actor), id, result, "抜取りで確かめた");
    }

    private static CarryOverMeasure carryOver(UUID id) {
        return new CarryOverMeasure(ID, by(CISO), id, "CISO", DUE_ON, "予算を要する");
    }

    private static MeasureVerified verified(EffectCheck result) {
        return new MeasureVerified(ID, by(CSIRT), ORDER.measureId(), result, "抜取りで確かめた");
    }

    private static MeasureCarriedOver carriedOver() {
        return new MeasureCarriedOver(ID, by(CISO), ORDER.measureId(), "CISO", DUE_ON, "予算を要する");
    }
}
