package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.CISO;
import static jp.csirt.incident.domain.incident.Given.DUE_ON;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.MANAGER;
import static jp.csirt.incident.domain.incident.Given.OVERRIDE;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.reported;
import static jp.csirt.incident.domain.incident.GivenTracks.exceptionDecided;
import static jp.csirt.incident.domain.incident.GivenTracks.exceptionReported;
import static jp.csirt.incident.domain.incident.GivenTracks.exceptionRequested;
import static jp.csirt.incident.domain.incident.Refusal.because;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.incident.ExceptionCommand.DecideException;
import jp.csirt.incident.domain.incident.ExceptionCommand.ReportEmergencyException;
import jp.csirt.incident.domain.incident.ExceptionCommand.RequestException;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionDecided;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import jp.csirt.incident.domain.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("例外措置")
class ExceptionTest {

    private static final Actor MANAGER_AS_CISO = new Actor(MANAGER.personId(), "CISO", null);

    @Test
    @DisplayName("7.4(3) 例外措置は、決定や事後の報告の後も、一件ずつその進みとともに残る")
    void every_exception_stays_on_record_with_how_far_it_came() {
        var state = IncidentState.fold(List.of(
                reported(),
                exceptionRequested(1, false),
                exceptionRequested(2, true),
                exceptionDecided(1),
                exceptionReported(2)));

        assertThat(state.exceptions().exceptions())
                .containsExactly(
                        new ExceptionTrack.Requested(MANAGER, false, false, true),
                        new ExceptionTrack.Requested(MANAGER, true, true, false));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("7.4(1) 7.4(2) 例外措置の申請は順に番号を得る。緊急のときは先に行ったことが残る")
    void exceptions_are_numbered(boolean emergency) {
        Given.incident()
                .given(reported(), exceptionRequested(1, false))
                .when(new RequestException(ID, by(MANAGER), "無害化を通さない取込み", "他に方法がない", DUE_ON, emergency))
                .expectResultMessagePayload(new Created(2))
                .expectEvents(exceptionRequested(2, emergency));
    }

    @ParameterizedTest
    @EnumSource(ExceptionDecision.class)
    @DisplayName("7.4(1) CISOが許可し、又は許可しない")
    void the_ciso_decides(ExceptionDecision result) {
        Given.incident()
                .given(reported(), exceptionRequested(1, false))
                .when(new DecideException(ID, by(CISO), 1, result, "認める", OVERRIDE))
                .expectEvents(new ExceptionDecided(ID, by(CISO), 1, result, "認める", null));
    }

    @Test
    @DisplayName("7.4(2) 緊急の例外措置は事後の報告の前にも後にも決定できる")
    void an_emergency_exception_is_decided_before_or_after_its_report() {
        Given.incident()
                .given(reported(), exceptionRequested(1, true))
                .when(decide(CISO, null))
                .expectEvents(exceptionDecided(1));
        Given.incident()
                .given(reported(), exceptionRequested(1, true), exceptionReported(1))
                .when(decide(CISO, null))
                .expectEvents(exceptionDecided(1));
    }

    @Test
    @DisplayName("1(8)① 申請した本人は許可を決定できない。やむを得ない理由があれば残る")
    void whoever_asked_does_not_decide() {
        Given.incident()
                .given(reported(), exceptionRequested(1, false))
                .when(decide(MANAGER_AS_CISO, null))
                .expectNoEvents()
                .expectException(because(Reason.SAME_PERSON, "override"));
        Given.incident()
                .given(reported(), exceptionRequested(1, false))
                .when(decide(MANAGER_AS_CISO, OVERRIDE))
                .expectEvents(
                        new ExceptionDecided(ID, by(MANAGER_AS_CISO), 1, ExceptionDecision.APPROVED, "認める", OVERRIDE));
    }

    @Test
    @DisplayName("7.4(1) 決定は一度だけである")
    void a_decision_stands() {
        Given.incident()
                .given(reported(), exceptionRequested(1, false), exceptionDecided(1))
                .when(decide(CISO, null))
                .expectNoEvents()
                .expectException(because(Reason.EXCEPTION_ALREADY_DECIDED, "例外措置 1"));
    }

    @Test
    @DisplayName("7.4(2) 緊急に行った例外措置は一度だけ事後に報告される")
    void an_emergency_exception_is_reported_after_once() {
        Given.incident()
                .given(reported(), exceptionRequested(1, true), exceptionDecided(1))
                .when(new ReportEmergencyException(ID, by(MANAGER), 1, "経路を閉じた"))
                .expectEvents(exceptionReported(1));
        Given.incident()
                .given(reported(), exceptionRequested(1, true), exceptionReported(1))
                .when(new ReportEmergencyException(ID, by(MANAGER), 1, "経路を閉じた"))
                .expectNoEvents()
                .expectException(because(Reason.EXCEPTION_ALREADY_REPORTED, "例外措置 1"));
    }

    @Test
    @DisplayName("7.4(2) 緊急でない例外措置に事後の報告はない")
    void only_an_emergency_is_reported_after() {
        Given.incident()
                .given(reported(), exceptionRequested(1, false))
                .when(new ReportEmergencyException(ID, by(MANAGER), 1, "経路を閉じた"))
                .expectNoEvents()
                .expectException(because(Reason.EXCEPTION_NOT_EMERGENCY, "緊急"));
    }

    @Test
    @DisplayName("7.4 ない番号の例外措置は決定も報告もできない")
    void an_unknown_exception_is_refused() {
        Given.incident()
                .given(reported())
                .when(decide(CISO, null))
                .expectNoEvents()
                .expectException(because(Reason.UNKNOWN_EXCEPTION, "例外措置 1"));
        Given.incident()
                .given(reported(), exceptionRequested(1, true))
                .when(new ReportEmergencyException(ID, by(MANAGER), 0, "経路を閉じた"))
                .expectNoEvents()
                .expectException(because(Reason.UNKNOWN_EXCEPTION, "例外措置 0"));
    }

    @Test
    @DisplayName("7.4(2)(3) 決まっていない例外措置は、完了した後も決定し、事後に報告できる")
    void what_is_left_of_an_exception_is_recorded_after_closing() {
        var report = new ReportEmergencyException(ID, by(MANAGER), 1, "経路を閉じた");
        Given.incident()
                .given(reported(), exceptionRequested(1, true), Given.closed())
                .when(decide(CISO, null))
                .expectEvents(exceptionDecided(1));
        Given.incident()
                .given(reported(), exceptionRequested(1, true), exceptionDecided(1), Given.closed())
                .when(report)
                .expectEvents(exceptionReported(1));
        Given.incident()
                .given(
                        reported(),
                        exceptionRequested(1, true),
                        exceptionDecided(1),
                        exceptionReported(1),
                        Given.closed())
                .when(report)
                .expectNoEvents()
                .expectException(because(Reason.ALREADY_CLOSED, "完了しています"));
    }

    private static DecideException decide(Actor actor, @Nullable DutyOverride override) {
        return new DecideException(ID, by(actor), 1, ExceptionDecision.APPROVED, "認める", override);
    }
}
