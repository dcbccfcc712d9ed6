package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.CISO;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.LEAD;
import static jp.csirt.incident.domain.incident.Given.MANAGER;
import static jp.csirt.incident.domain.incident.Given.OVERRIDE;
import static jp.csirt.incident.domain.incident.Refusal.because;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentClosed;
import jp.csirt.incident.domain.incident.ErasureCommand.EraseIncident;
import jp.csirt.incident.domain.incident.ErasureCommand.ProposeErasure;
import jp.csirt.incident.domain.incident.ErasureEvent.ErasureProposed;
import jp.csirt.incident.domain.incident.ErasureEvent.IncidentErased;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("消去")
class ErasureTest {

    /** Five years after closing. */
    private static final Instant OVER = Instant.parse("2031-02-20T00:05:00Z");

    private static final Instant BEFORE = OVER.minusSeconds(1);
    private static final Actor CSIRT_AS_MANAGER = new Actor(CSIRT.personId(), "SEC_MANAGER@tax", "tax");
    private static final String REASON = "保存期間が満了した";

    private static final List<IncidentEvent> CLOSED = Histories.upTo(Milestone.CLOSED);
    private static final List<IncidentEvent> PROPOSED = Histories.and(CLOSED, proposed());
    private static final List<IncidentEvent> ERASED = Histories.and(PROPOSED, erased(MANAGER, null));

    private final FixtureConfiguration<Incident> incident = Given.incident();

    static Stream<IncidentCommand> everyCommand() {
        return Stream.of(
                        Samples.urgent().stream(),
                        Samples.dependent().stream(),
                        Stream.of(Samples.reopen(), propose(OVER), erase(MANAGER, OVER, null)))
                .flatMap(commands -> commands);
    }

    @Test
    @DisplayName("2(2)⑨ 保存期間が満了した事案の消去の申請が理由とともに残る")
    void an_application_is_recorded_once_the_retention_is_over() {
        incident.given(CLOSED).when(propose(OVER)).expectEvents(proposed());
    }

    @Test
    @DisplayName("2(2)⑨ 別の者の許可が日時・担当者・処理内容とともに残る")
    void another_person_permits_and_it_is_recorded_who_when_and_what() {
        incident.given(PROPOSED).when(erase(MANAGER, OVER, null)).expectEvents(erased(MANAGER, null));
    }

    @Test
    @DisplayName("5.3(3)④b 8 Q8 保存期間の内は、満了の日時を示して申請も許可も拒む")
    void neither_act_comes_before_the_retention_is_over() {
        var refusal = because(Reason.RETENTION_NOT_OVER, "2031年2月20日 9時05分");

        Given.incident().given(CLOSED).when(propose(BEFORE)).expectNoEvents().expectException(refusal);
        Given.incident()
                .given(PROPOSED)
                .when(erase(MANAGER, BEFORE, null))
                .expectNoEvents()
                .expectException(refusal);
    }

    @Test
    @DisplayName("8 Q8 日付をさかのぼった完了は保存期間を縮めない")
    void a_closing_dated_back_does_not_shorten_the_retention() {
        var late = new Act(MANAGER, Given.AT.plus(Duration.ofDays(1)));
        var history = Histories.and(
                Histories.upTo(Milestone.NOT_INCIDENT),
                new ContainmentEvent.ContainmentExecuted(ID, late, 1, List.of(), Given.EXECUTION),
                new IncidentClosed(ID, Given.by(CISO), null));

        incident.given(history)
                .when(propose(OVER))
                .expectNoEvents()
                .expectException(because(Reason.RETENTION_NOT_OVER, "2031年2月21日 9時05分"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Milestone.class,
            mode = Mode.EXCLUDE,
            names = {"CLOSED"})
    @DisplayName("2(2)⑨ 完了していない事案は消去できない")
    void an_open_incident_is_not_erased(Milestone milestone) {
        var refusal = because(Reason.NOT_CLOSED, "完了していない", "消去");

        Given.incident()
                .given(Histories.upTo(milestone))
                .when(propose(OVER))
                .expectNoEvents()
                .expectException(refusal);
        Given.incident()
                .given(Histories.upTo(milestone))
                .when(erase(MANAGER, OVER, null))
                .expectNoEvents()
                .expectException(refusal);
    }

    @Test
    @DisplayName("B.3 申請のない消去は許可できない")
    void nothing_is_permitted_that_nobody_applied_for() {
        incident.given(CLOSED)
                .when(erase(MANAGER, OVER, null))
                .expectNoEvents()
                .expectException(because(Reason.ERASURE_NOT_PROPOSED, "erasure-proposal"));
    }

    @Test
    @DisplayName("B.3 再開より前の申請は数えない")
    void an_application_from_before_a_reopening_does_not_count() {
        var history = Histories.and(PROPOSED, Given.reopened(), Given.closed());

        incident.given(history)
                .when(erase(MANAGER, OVER, null))
                .expectNoEvents()
                .expectException(because(Reason.ERASURE_NOT_PROPOSED, "申請されていません"));
    }

    @Test
    @DisplayName("B.3 消去を申請した本人は許可できない")
    void the_applicant_does_not_permit() {
        incident.given(PROPOSED)
                .when(erase(CSIRT_AS_MANAGER, OVER, null))
                .expectNoEvents()
                .expectException(because(Reason.SAME_PERSON, "消去を申請した本人", "override.reason"));
    }

    @Test
    @DisplayName("B.3 やむを得ない理由があれば本人の許可が理由とともに残る")
    void an_override_lets_the_applicant_permit_and_is_recorded() {
        incident.given(PROPOSED)
                .when(erase(CSIRT_AS_MANAGER, OVER, OVERRIDE))
                .expectEvents(erased(CSIRT_AS_MANAGER, OVERRIDE));
    }

    @Test
    @DisplayName("B.3 別の者が許可したときは兼務の理由を残さない")
    void a_needless_override_is_not_recorded() {
        incident.given(PROPOSED).when(erase(MANAGER, OVER, OVERRIDE)).expectEvents(erased(MANAGER, null));
    }

    @Test
    @DisplayName("B.3 申請し直したときは新しい申請者が本人となる")
    void the_last_application_counts() {
        var history = Histories.and(PROPOSED, new ErasureProposed(ID, new Act(LEAD, OVER), REASON));

        incident.given(history).when(erase(CSIRT_AS_MANAGER, OVER, null)).expectEvents(erased(CSIRT_AS_MANAGER, null));
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    @DisplayName("2(2)⑨ 消去済みの事案は何も受け付けない")
    void an_erased_incident_takes_nothing_more(IncidentCommand command) {
        incident.given(ERASED).when(command).expectNoEvents().expectException(because(Reason.ERASED, "消去済み"));
    }

    private static ProposeErasure propose(Instant at) {
        return new ProposeErasure(ID, new Act(CSIRT, at), REASON);
    }

    private static EraseIncident erase(Actor actor, Instant at, @Nullable DutyOverride override) {
        return new EraseIncident(ID, new Act(actor, at), override);
    }

    private static ErasureProposed proposed() {
        return new ErasureProposed(ID, new Act(CSIRT, OVER), REASON);
    }

    private static IncidentErased erased(Actor actor, @Nullable DutyOverride override) {
        return new IncidentErased(ID, new Act(actor, OVER), ErasureMethod.KEY_DESTROYED, OVER, override);
    }
}
