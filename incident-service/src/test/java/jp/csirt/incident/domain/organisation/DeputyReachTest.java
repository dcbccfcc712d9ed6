package jp.csirt.incident.domain.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.organisation.OrganisationChange.AssignPost;
import jp.csirt.incident.domain.organisation.OrganisationChange.RecordAbsence;
import jp.csirt.incident.domain.organisation.OrganisationEvent.AbsenceRecorded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.PostAssigned;
import jp.csirt.incident.domain.organisation.OrganisationRejected.Reason;
import jp.csirt.incident.domain.organisation.PostResolution.Addressee;
import jp.csirt.incident.domain.organisation.PostResolution.Way;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("代行の及ぶ範囲")
class DeputyReachTest {

    private static final Instant NOON = Instant.parse("2026-04-01T03:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(10 * 24 * 3600);
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);
    private static final Act ACT = new Act(new Actor(new UUID(0, 1), "OVERALL_MANAGER", null), NOON);
    private static final UUID ONE = new UUID(0, 11);
    private static final UUID TWO = new UUID(0, 12);
    private static final UUID THREE = new UUID(0, 13);

    private static PostAssigned held(Role role, UUID person, LocalDate from, @Nullable LocalDate to) {
        return new PostAssigned(ACT, role, null, person, from, to);
    }

    private static AbsenceRecorded away(Role role, UUID person, @Nullable UUID deputy) {
        return new AbsenceRecorded(ACT, role, null, person, NOON.minusSeconds(60), LATER, deputy, "出張");
    }

    private static PostRegister posts(OrganisationEvent... events) {
        return state(events).posts();
    }

    private static OrganisationState state(OrganisationEvent... events) {
        return Stream.of(events).reduce(OrganisationState.NONE, OrganisationState::evolve, (a, b) -> b);
    }

    private static AssignPost auditor(LocalDate from, @Nullable LocalDate to) {
        return new AssignPost(Post.of(Role.AUDITOR), THREE, from, to);
    }

    private static void dependent(PostRegister posts, AssignPost change) {
        assertThatThrownBy(() -> posts.assign(change, ACT))
                .isInstanceOfSatisfying(
                        OrganisationRejected.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.AUDITOR_NOT_INDEPENDENT));
    }

    @Test
    @DisplayName("1(2)① 代行者は、代行する職にだけ応ずる")
    void a_deputy_answers_for_that_post_alone() {
        var state = state(
                held(Role.CISO, ONE, DAY, null),
                held(Role.CSIRT_LEAD, TWO, DAY, null),
                away(Role.CISO, ONE, THREE),
                away(Role.CSIRT_LEAD, TWO, null));
        var resolution = new PostResolution(state, Map.of());

        assertThat(resolution.resolve(Post.of(Role.CISO), null, NOON, Set.of()))
                .isEqualTo(new Addressee(Post.of(Role.CISO), List.of(THREE), Way.DEPUTY));
        assertThat(resolution.resolve(Post.of(Role.CSIRT_LEAD), null, NOON, Set.of()))
                .isEqualTo(new Addressee(Post.of(Role.CSIRT_LEAD), List.of(), Way.NOBODY));
    }

    @Test
    @DisplayName("1(8)② 代行する間は、始まりの日も終わりの日も途中も、代行者は監査を行う者になれない")
    void a_deputy_is_no_auditor_on_any_day_of_the_absence() {
        var posts = posts(held(Role.CISO, ONE, DAY, null), away(Role.CISO, ONE, THREE));

        dependent(posts, auditor(DAY.minusDays(5), DAY));
        dependent(posts, auditor(DAY.plusDays(3), DAY.plusDays(5)));
        dependent(posts, auditor(DAY.plusDays(10), null));
        assertThat(posts.assign(auditor(DAY.plusDays(11), null), ACT))
                .containsExactly(held(Role.AUDITOR, THREE, DAY.plusDays(11), null));
        assertThat(posts.assign(auditor(DAY.minusDays(5), DAY.minusDays(1)), ACT))
                .containsExactly(held(Role.AUDITOR, THREE, DAY.minusDays(5), DAY.minusDays(1)));
    }

    @Test
    @DisplayName("1(8)② 監査を行う者は、その任期が不在に一日でも掛かれば代行できない")
    void an_auditor_is_no_deputy_on_any_day_of_the_absence() {
        var ciso = held(Role.CISO, ONE, DAY, null);
        var absence = new RecordAbsence(Post.of(Role.CISO), ONE, NOON, LATER, THREE, "出張");

        for (var term : List.of(
                held(Role.AUDITOR, THREE, DAY, DAY),
                held(Role.AUDITOR, THREE, DAY.plusDays(3), DAY.plusDays(5)),
                held(Role.AUDITOR, THREE, DAY.plusDays(10), null))) {
            assertThatThrownBy(() -> posts(ciso, term).absent(absence, ACT))
                    .isInstanceOfSatisfying(
                            OrganisationRejected.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.AUDITOR_NOT_INDEPENDENT));
        }
        for (var term : List.of(
                held(Role.CSIRT_MEMBER, THREE, DAY, null),
                held(Role.AUDITOR, THREE, DAY.minusDays(5), DAY.minusDays(1)),
                held(Role.AUDITOR, THREE, DAY.plusDays(11), null))) {
            assertThat(posts(ciso, term).absent(absence, ACT))
                    .extracting(AbsenceRecorded::deputyPersonId)
                    .containsExactly(THREE);
        }
    }

    @Test
    @DisplayName("三人を巡る代行も断られ、途中で切れるものは断られない")
    void a_longer_cycle_is_refused_too() {
        var posts = posts(
                held(Role.CISO, ONE, DAY, null),
                held(Role.OVERALL_MANAGER, TWO, DAY, null),
                held(Role.CSIRT_LEAD, THREE, DAY, null),
                away(Role.CISO, ONE, TWO),
                away(Role.OVERALL_MANAGER, TWO, THREE));
        var back = new RecordAbsence(Post.of(Role.CSIRT_LEAD), THREE, NOON, LATER, ONE, "出張");
        var away = new RecordAbsence(Post.of(Role.CSIRT_LEAD), THREE, NOON, LATER, new UUID(0, 14), "出張");

        assertThatThrownBy(() -> posts.absent(back, ACT))
                .isInstanceOfSatisfying(
                        OrganisationRejected.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.DEPUTY_CYCLE));
        assertThat(posts.absent(away, ACT))
                .extracting(AbsenceRecorded::deputyPersonId)
                .containsExactly(new UUID(0, 14));
    }

    @Test
    @DisplayName("1(1) 任期は、終わりの日の次の日から次の人が就ける")
    void terms_meet_without_a_day_in_between() {
        var posts = posts(held(Role.CISO, ONE, DAY.plusDays(10), DAY.plusDays(20)));

        assertThat(posts.assign(new AssignPost(Post.of(Role.CISO), TWO, DAY, DAY.plusDays(9)), ACT))
                .containsExactly(held(Role.CISO, TWO, DAY, DAY.plusDays(9)));
        for (LocalDate last : List.of(DAY.plusDays(10), DAY.plusDays(15), DAY.plusDays(30))) {
            assertThatThrownBy(() -> posts.assign(new AssignPost(Post.of(Role.CISO), TWO, DAY, last), ACT))
                    .isInstanceOf(OrganisationRejected.class);
        }
    }

    @Test
    @DisplayName("1(2)① 同じ時に始まる不在は前の記録を改め、早く終われば代行も終わる")
    void an_absence_that_is_recorded_again_replaces_the_former() {
        Instant tenYears = NOON.plus(Duration.ofDays(3650));
        var mistaken = new AbsenceRecorded(ACT, Role.CISO, null, ONE, NOON.plusSeconds(12), tenYears, TWO, "出張");
        var ended = new AbsenceRecorded(ACT, Role.CISO, null, ONE, NOON, NOON.plusSeconds(3600), TWO, "出張");
        var ciso = held(Role.CISO, ONE, DAY, null);
        assertThat(posts(ciso, mistaken).isAway(ONE, LATER)).isTrue();

        assertThat(posts(ciso, mistaken).absent(again(NOON), ACT)).containsExactly(ended);
        var posts = posts(ciso, mistaken, ended);
        assertThat(posts.absences()).hasSize(1);
        assertThat(posts.isAway(ONE, NOON.plusSeconds(60))).isTrue();
        assertThat(posts.isAway(ONE, LATER)).isFalse();
        assertThat(posts.absencesAt(LATER)).isEmpty();
        assertThat(posts.absent(again(NOON), ACT)).isEmpty();
        assertThat(posts(ciso, mistaken, away(Role.CISO, ONE, TWO)).absences())
                .as("another begin is another absence")
                .hasSize(2);
    }

    private static RecordAbsence again(Instant from) {
        return new RecordAbsence(Post.of(Role.CISO), ONE, from, from.plusSeconds(3600), TWO, "出張");
    }
}
