package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.CISO;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.CSIRT_AS_CISO;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.MANAGER;
import static jp.csirt.incident.domain.incident.Given.OVERRIDE;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.notificationDecided;
import static jp.csirt.incident.domain.incident.Given.notified;
import static jp.csirt.incident.domain.incident.Given.reported;
import static jp.csirt.incident.domain.incident.Given.subjects;
import static jp.csirt.incident.domain.incident.Refusal.because;
import static jp.csirt.incident.domain.incident.SubjectNotificationMethod.LETTER;
import static jp.csirt.incident.domain.incident.SubjectNotificationMethod.PHONE;
import static jp.csirt.incident.domain.incident.SubjectNotificationResult.DEFERRED;
import static jp.csirt.incident.domain.incident.SubjectNotificationResult.EXEMPT;
import static jp.csirt.incident.domain.incident.SubjectNotificationResult.REQUIRED;
import static jp.csirt.incident.domain.incident.SubjectNotificationResult.SUBSTITUTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import jp.csirt.incident.domain.incident.SubjectNotificationCommand.DecideSubjectNotification;
import jp.csirt.incident.domain.incident.SubjectNotificationCommand.NotifySubjects;
import jp.csirt.incident.domain.incident.SubjectNotificationCommand.ProposeSubjectNotification;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationDecided;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationProposed;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectsNotified;
import jp.csirt.incident.domain.report.PersonalData;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("本人通知")
class SubjectNotificationTest {

    private final FixtureConfiguration<Incident> incident = Given.incident();

    static Stream<Arguments> histories() {
        return Stream.of(
                Arguments.of(List.of(), SubjectNotificationState.UNDECIDED, false),
                Arguments.of(List.of(Given.notificationProposed(EXEMPT)), SubjectNotificationState.UNDECIDED, false),
                Arguments.of(List.of(notificationDecided(REQUIRED)), SubjectNotificationState.REQUIRED, false),
                Arguments.of(List.of(notificationDecided(DEFERRED)), SubjectNotificationState.DEFERRED, false),
                Arguments.of(List.of(notificationDecided(SUBSTITUTE)), SubjectNotificationState.SUBSTITUTE, false),
                Arguments.of(List.of(notificationDecided(EXEMPT)), SubjectNotificationState.EXEMPT, true),
                Arguments.of(List.of(notified(1, LETTER, 5)), SubjectNotificationState.NOTIFIED, false),
                Arguments.of(
                        List.of(notificationDecided(REQUIRED), notified(1, LETTER, 1)),
                        SubjectNotificationState.NOTIFIED,
                        true),
                Arguments.of(
                        List.of(found(3), notificationDecided(REQUIRED), notified(1, LETTER, 2)),
                        SubjectNotificationState.NOTIFIED,
                        false),
                Arguments.of(
                        List.of(found(3), notificationDecided(REQUIRED), notified(1, LETTER, 2), notified(2, PHONE, 1)),
                        SubjectNotificationState.NOTIFIED,
                        true),
                Arguments.of(
                        List.of(
                                found(3),
                                notificationDecided(REQUIRED),
                                notified(1, LETTER, 2),
                                notificationDecided(SUBSTITUTE),
                                notified(2, SubjectNotificationMethod.SUBSTITUTE, 0)),
                        SubjectNotificationState.SUBSTITUTE,
                        true),
                Arguments.of(
                        List.of(
                                found(3),
                                notificationDecided(REQUIRED),
                                notified(1, SubjectNotificationMethod.SUBSTITUTE, 3)),
                        SubjectNotificationState.SUBSTITUTE,
                        false));
    }

    private static SituationConfirmed found(int subjects) {
        var data = new PersonalData(
                null, null, null, null, null, null, null, null, subjects, null, null, null, null, null, null, null);
        return new SituationConfirmed(ID, by(CSIRT), new Situation("人数を確かめた。", data, null, null, null, null, Given.AT));
    }

    @ParameterizedTest
    @MethodSource("histories")
    @DisplayName("A.1 A.4 通知の状態と決着は、判断と対象数と実施数から決まる")
    void state_and_end_follow_from_decisions_and_counts(
            List<IncidentEvent> events, SubjectNotificationState state, boolean settled) {
        var all = Histories.and(List.of(reported()), events.toArray(IncidentEvent[]::new));
        var track = IncidentState.fold(all).subjects();

        assertThat(track.state()).isEqualTo(state);
        assertThat(track.settled()).isEqualTo(settled);
    }

    @Test
    @DisplayName("個人情報保護法68条2項 通知の案が残る")
    void a_proposal_is_recorded() {
        incident.given(reported())
                .when(new ProposeSubjectNotification(ID, by(MANAGER), subjects(REQUIRED)))
                .expectEvents(new SubjectNotificationProposed(ID, by(MANAGER), subjects(REQUIRED)));
    }

    @Test
    @DisplayName("個人情報保護法68条2項 案がなくても判断できる")
    void a_decision_needs_no_proposal() {
        incident.given(reported())
                .when(new DecideSubjectNotification(ID, by(CISO), subjects(EXEMPT), OVERRIDE))
                .expectEvents(new SubjectNotificationDecided(ID, by(CISO), subjects(EXEMPT), null));
    }

    @Test
    @DisplayName("1(8)① 案を作った本人は判断できない")
    void the_proposer_does_not_decide() {
        incident.given(reported(), new SubjectNotificationProposed(ID, by(CSIRT), subjects(REQUIRED)))
                .when(new DecideSubjectNotification(ID, by(CSIRT_AS_CISO), subjects(REQUIRED), null))
                .expectNoEvents()
                .expectException(because(Reason.SAME_PERSON, "本人通知の案", "override.reason"));
    }

    @Test
    @DisplayName("1(8)① やむを得ない理由があれば本人が判断でき、その理由が残る")
    void the_override_is_recorded() {
        incident.given(reported(), new SubjectNotificationProposed(ID, by(CSIRT), subjects(REQUIRED)))
                .when(new DecideSubjectNotification(ID, by(CSIRT_AS_CISO), subjects(REQUIRED), OVERRIDE))
                .expectEvents(new SubjectNotificationDecided(ID, by(CSIRT_AS_CISO), subjects(REQUIRED), OVERRIDE));
    }

    @Test
    @DisplayName("個人情報保護法68条2項 通知の事実は判断がなくても残る")
    void notifications_are_numbered_whether_decided_or_not() {
        var notification = Given.notification(PHONE, 3);

        incident.given(reported(), notified(1, LETTER, 1))
                .when(new NotifySubjects(ID, by(MANAGER), notification))
                .expectResultMessagePayload(new Created(2))
                .expectEvents(new SubjectsNotified(ID, by(MANAGER), 2, notification));
    }
}
