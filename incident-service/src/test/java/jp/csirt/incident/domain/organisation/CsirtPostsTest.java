package jp.csirt.incident.domain.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.organisation.OrganisationChange.AssignPost;
import jp.csirt.incident.domain.organisation.OrganisationEvent.PersonAdded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.PostAssigned;
import jp.csirt.incident.domain.organisation.PostResolution.Addressee;
import jp.csirt.incident.domain.organisation.PostResolution.Way;
import jp.csirt.incident.domain.profile.ShippedProfile;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("CSIRTの職と連絡体制")
class CsirtPostsTest {

    private static final Instant NOON = Instant.parse("2026-04-01T03:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);
    private static final Act ACT = new Act(new Actor(new UUID(0, 1), "OVERALL_MANAGER", null), NOON);
    private static final UUID ONE = new UUID(0, 11);
    private static final UUID TWO = new UUID(0, 12);

    private static PostAssigned held(Role role, UUID person) {
        return new PostAssigned(ACT, role, null, person, DAY, null);
    }

    private static OrganisationState state(OrganisationEvent... more) {
        return Stream.concat(
                        Stream.of(new PersonAdded(ACT, ONE, "一人目", null), new PersonAdded(ACT, TWO, "二人目", null)),
                        Stream.of(more))
                .reduce(OrganisationState.NONE, OrganisationState::evolve, (a, b) -> b);
    }

    private static Addressee asked(Role role, OrganisationState state) {
        return new PostResolution(state, ShippedProfile.SHIME.deputies()).resolve(Post.of(role), "tax", NOON, Set.of());
    }

    @Test
    @DisplayName("1(9)①a CSIRTに所属する職員は、何人でも選任できる")
    void the_csirt_has_members() {
        var posts = state(held(Role.CSIRT_MEMBER, ONE), held(Role.CSIRT_MEMBER, TWO))
                .posts();

        assertThat(posts.holders(Post.of(Role.CSIRT_MEMBER), DAY)).containsExactly(ONE, TWO);
        assertThat(posts.holders(Post.of(Role.CSIRT_MEMBER), DAY.minusDays(1))).isEmpty();
    }

    @Test
    @DisplayName("1(9)①b CSIRT責任者は、CSIRTに所属する職員の中から一人だけ置く")
    void the_csirt_has_one_lead() {
        var posts =
                state(held(Role.CSIRT_MEMBER, ONE), held(Role.CSIRT_LEAD, ONE)).posts();

        assertThat(posts.of(ONE, DAY)).containsExactly(Post.of(Role.CSIRT_MEMBER), Post.of(Role.CSIRT_LEAD));
        assertThatThrownBy(() -> posts.assign(new AssignPost(Post.of(Role.CSIRT_LEAD), TWO, DAY, null), ACT))
                .isInstanceOf(OrganisationRejected.class)
                .hasMessageContaining("CSIRT_LEAD");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CSIRT_COORDINATOR", "CSIRT_LIAISON"})
    @DisplayName("1(9)①c 業務統括と外部との連携等の職員を、所属する職員の中から定める")
    void coordination_and_liaison_have_holders(Role role) {
        var state = state(held(Role.CSIRT_MEMBER, ONE), held(role, ONE));

        assertThat(asked(role, state)).isEqualTo(new Addressee(Post.of(role), List.of(ONE), Way.HOLDER));
    }

    @Test
    @DisplayName("1(9)②a 6.5(1)⑤ 統一的な窓口に人がいなければ、CSIRT責任者が、その後は統括が応ずる")
    void the_contact_point_always_answers() {
        var overall = held(Role.OVERALL_MANAGER, TWO);

        assertThat(asked(Role.CSIRT_INTAKE, state(held(Role.CSIRT_INTAKE, ONE), overall)))
                .isEqualTo(new Addressee(Post.of(Role.CSIRT_INTAKE), List.of(ONE), Way.HOLDER));
        assertThat(asked(Role.CSIRT_INTAKE, state(held(Role.CSIRT_LEAD, ONE), overall)))
                .isEqualTo(new Addressee(Post.of(Role.CSIRT_LEAD), List.of(ONE), Way.NEXT_POST));
        assertThat(asked(Role.CSIRT_INTAKE, state(overall)))
                .isEqualTo(new Addressee(Post.of(Role.OVERALL_MANAGER), List.of(TWO), Way.NEXT_POST));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {
                "CISO",
                "OVERALL_MANAGER",
                "SEC_MANAGER",
                "SEC_OFFICER",
                "SYS_MANAGER",
                "CSIRT_LEAD",
                "CSIRT_INTAKE"
            })
    @DisplayName("7.3(2)① 関係者の職には、在職者がいなくても応ずる人がいる")
    void every_post_of_the_plan_leads_to_somebody(Role role) {
        var answering = asked(role, state(held(Role.OVERALL_MANAGER, ONE)));

        assertThat(answering.persons()).containsExactly(ONE);
        assertThat(answering.way()).isEqualTo(role == Role.OVERALL_MANAGER ? Way.HOLDER : Way.NEXT_POST);
    }
}
