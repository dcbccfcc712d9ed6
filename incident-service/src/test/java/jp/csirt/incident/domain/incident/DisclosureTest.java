package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.CISO;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.CSIRT_AS_CISO;
import static jp.csirt.incident.domain.incident.Given.DEFERRED;
import static jp.csirt.incident.domain.incident.Given.DISCLOSURE;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.LEAD;
import static jp.csirt.incident.domain.incident.Given.NOT_PUBLIC;
import static jp.csirt.incident.domain.incident.Given.OVERRIDE;
import static jp.csirt.incident.domain.incident.Given.PUBLIC;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.disclosed;
import static jp.csirt.incident.domain.incident.Given.disclosureDecided;
import static jp.csirt.incident.domain.incident.Given.reported;
import static jp.csirt.incident.domain.incident.Refusal.because;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.incident.DisclosureCommand.DecideDisclosure;
import jp.csirt.incident.domain.incident.DisclosureCommand.Disclose;
import jp.csirt.incident.domain.incident.DisclosureCommand.ProposeDisclosure;
import jp.csirt.incident.domain.incident.DisclosureEvent.Disclosed;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureDecided;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureProposed;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import jp.csirt.incident.domain.profile.LocalPolicy.Publication;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("公表")
class DisclosureTest {

    private final FixtureConfiguration<Incident> incident = Given.incident();

    static Stream<Arguments> histories() {
        return Stream.of(
                Arguments.of(List.of(), DisclosureState.UNDECIDED),
                Arguments.of(List.of(Given.disclosureProposed(PUBLIC)), DisclosureState.UNDECIDED),
                Arguments.of(List.of(disclosureDecided(PUBLIC)), DisclosureState.DECIDED_PUBLIC),
                Arguments.of(List.of(disclosureDecided(NOT_PUBLIC)), DisclosureState.DECIDED_NOT),
                Arguments.of(List.of(disclosureDecided(DEFERRED)), DisclosureState.DEFERRED),
                Arguments.of(
                        List.of(disclosureDecided(DEFERRED), disclosureDecided(PUBLIC)),
                        DisclosureState.DECIDED_PUBLIC),
                Arguments.of(List.of(disclosureDecided(PUBLIC), disclosed(1)), DisclosureState.PUBLISHED),
                Arguments.of(List.of(disclosed(1), disclosureDecided(NOT_PUBLIC)), DisclosureState.PUBLISHED));
    }

    @ParameterizedTest
    @MethodSource("histories")
    @DisplayName("A.1 公表の状態は、判断と公表の記録から決まる")
    void the_state_follows_from_decisions_and_disclosures(List<IncidentEvent> events, DisclosureState state) {
        var all = Histories.and(List.of(reported()), events.toArray(IncidentEvent[]::new));

        assertThat(IncidentState.fold(all).disclosure().state()).isEqualTo(state);
    }

    @Test
    @DisplayName("1(9)⑤ 公表の案が残る")
    void a_proposal_is_recorded() {
        incident.given(reported())
                .when(new ProposeDisclosure(ID, by(CSIRT), PUBLIC))
                .expectEvents(new DisclosureProposed(ID, by(CSIRT), PUBLIC));
    }

    @Test
    @DisplayName("1(9)⑤ 案がなくても判断できる")
    void a_decision_needs_no_proposal() {
        incident.given(reported())
                .when(new DecideDisclosure(ID, by(CISO), NOT_PUBLIC, OVERRIDE))
                .expectEvents(new DisclosureDecided(ID, by(CISO), NOT_PUBLIC, null));
    }

    @Test
    @DisplayName("1(9)⑤ 方法を言わない公表の判断は、団体の方針による")
    void a_decision_to_publish_takes_the_mode_of_the_policy() {
        var open = new DisclosureDecision(DisclosureResult.PUBLIC, null, "影響が広い", null, null);

        incident.given(reported())
                .when(new DecideDisclosure(ID, by(CISO), open, null))
                .expectEvents(new DisclosureDecided(ID, by(CISO), PUBLIC, null));
        assertThat(DisclosureTrack.NONE
                        .decide(new DecideDisclosure(ID, by(CISO), open, null), Publication.BATCH)
                        .decision()
                        .mode())
                .isEqualTo(DisclosureMode.BATCH);
        assertThat(new DisclosureDecision(DisclosureResult.DEFERRED, null, null, null, null)
                        .orBy(DisclosureMode.BATCH)
                        .mode())
                .isNull();
    }

    @Test
    @DisplayName("1(8)① 案を作った本人は、職が違っても判断できない")
    void the_proposer_does_not_decide() {
        incident.given(reported(), new DisclosureProposed(ID, by(CSIRT), PUBLIC))
                .when(new DecideDisclosure(ID, by(CSIRT_AS_CISO), PUBLIC, null))
                .expectNoEvents()
                .expectException(because(Reason.SAME_PERSON, "公表の案", "override.reason"));
    }

    @Test
    @DisplayName("1(8)① やむを得ない理由があれば本人が判断でき、その理由が残る")
    void the_override_is_recorded() {
        incident.given(reported(), new DisclosureProposed(ID, by(CSIRT), PUBLIC))
                .when(new DecideDisclosure(ID, by(CSIRT_AS_CISO), PUBLIC, OVERRIDE))
                .expectEvents(new DisclosureDecided(ID, by(CSIRT_AS_CISO), PUBLIC, OVERRIDE));
    }

    @Test
    @DisplayName("1(8)① 別の者の判断に理由は要らず、残さない")
    void an_override_that_was_not_needed_is_not_recorded() {
        incident.given(reported(), Given.disclosureProposed(PUBLIC))
                .when(new DecideDisclosure(ID, by(CISO), NOT_PUBLIC, OVERRIDE))
                .expectEvents(new DisclosureDecided(ID, by(CISO), NOT_PUBLIC, null));
    }

    @Test
    @DisplayName("1(8)① 判断が済めば、前の案を作った者も次の判断ができる")
    void a_decided_proposal_binds_nobody_any_more() {
        incident.given(reported(), new DisclosureProposed(ID, by(CSIRT), PUBLIC), disclosureDecided(DEFERRED))
                .when(new DecideDisclosure(ID, by(CSIRT_AS_CISO), PUBLIC, null))
                .expectEvents(new DisclosureDecided(ID, by(CSIRT_AS_CISO), PUBLIC, null));
    }

    @Test
    @DisplayName("1(9)⑤ 公表の事実は判断がなくても回次を付けて残る")
    void disclosures_are_counted_whether_decided_or_not() {
        incident.given(reported(), disclosed(1))
                .when(new Disclose(ID, by(LEAD), DISCLOSURE))
                .expectResultMessagePayload(new Created(2))
                .expectEvents(new Disclosed(ID, by(LEAD), 2, DISCLOSURE));
    }
}
