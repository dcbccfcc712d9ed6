package jp.csirt.incident.domain.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.access.Scope;
import jp.csirt.incident.domain.organisation.OrganisationEvent.AbsenceRecorded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.DepartmentAdded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.OrganAdded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.PersonAdded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.PostAssigned;
import jp.csirt.incident.domain.organisation.PostResolution.Addressee;
import jp.csirt.incident.domain.organisation.PostResolution.Way;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("職から人へ")
class PostResolutionTest {

    private static final Instant NOON = Instant.parse("2026-04-01T03:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);
    private static final Act ACT = new Act(new Actor(new UUID(0, 1), null, null), NOON);
    private static final UUID CISO = new UUID(0, 11);
    private static final UUID OVERALL = new UUID(0, 12);
    private static final UUID TAX = new UUID(0, 13);
    private static final UUID MAYOR = new UUID(0, 14);
    private static final UUID CLERK = new UUID(0, 15);
    private static final Map<Role, List<Role>> DEPUTIES = Map.of(
            Role.CISO, List.of(Role.OVERALL_MANAGER),
            Role.OVERALL_MANAGER, List.of(Role.CISO),
            Role.SEC_MANAGER, List.of(Role.OVERALL_MANAGER),
            Role.SEC_OFFICER, List.of(Role.SEC_MANAGER));

    private static OrganisationState state(OrganisationEvent... more) {
        return Stream.concat(
                        Stream.of(
                                new OrganAdded(ACT, "mayor", "町長部局"),
                                new OrganAdded(ACT, "education", "教育委員会"),
                                new DepartmentAdded(ACT, "tax", "税務課", "mayor", null),
                                person(CISO, null),
                                person(OVERALL, null),
                                person(TAX, "tax"),
                                person(MAYOR, null),
                                person(CLERK, "tax"),
                                held(Role.CISO, null, CISO),
                                held(Role.OVERALL_MANAGER, null, OVERALL),
                                held(Role.SEC_MANAGER, "tax", TAX),
                                held(Role.SEC_MANAGER, "mayor", MAYOR)),
                        Stream.of(more))
                .reduce(OrganisationState.NONE, OrganisationState::evolve, (a, b) -> b);
    }

    private static OrganisationEvent person(UUID id, @Nullable String department) {
        return new PersonAdded(ACT, id, "職員", department);
    }

    private static OrganisationEvent held(Role role, @Nullable String unit, UUID person) {
        return new PostAssigned(ACT, role, unit, person, DAY.minusYears(1), null);
    }

    private static OrganisationEvent away(Role role, @Nullable String unit, UUID person, @Nullable UUID deputy) {
        return new AbsenceRecorded(ACT, role, unit, person, NOON.minusSeconds(60), NOON.plusSeconds(60), deputy, "出張");
    }

    private static Addressee resolve(OrganisationState state, Post post, @Nullable String unit, UUID... excluded) {
        return new PostResolution(state, DEPUTIES).resolve(post, unit, NOON, Set.of(excluded));
    }

    @Test
    @DisplayName("職は課局、機関、団体の順に探される")
    void the_smallest_unit_with_a_holder_counts() {
        Post manager = Post.of(Role.SEC_MANAGER);
        assertThat(resolve(state(), manager, "tax"))
                .isEqualTo(new Addressee(new Post(Role.SEC_MANAGER, "tax"), List.of(TAX), Way.HOLDER));
        assertThat(resolve(state(), new Post(Role.SEC_MANAGER, "tax"), "education")
                        .persons())
                .containsExactly(TAX);
        assertThat(resolve(state(), manager, "mayor").persons()).containsExactly(MAYOR);
        assertThat(resolve(state(), Post.of(Role.OVERALL_MANAGER), "tax").persons())
                .containsExactly(OVERALL);
    }

    @Test
    @DisplayName("在職者のない職は次の職に届き、そのことが示される")
    void a_vacant_post_goes_to_the_next_and_says_so() {
        assertThat(resolve(state(), Post.of(Role.SEC_MANAGER), "education"))
                .isEqualTo(new Addressee(Post.of(Role.OVERALL_MANAGER), List.of(OVERALL), Way.NEXT_POST));
        assertThat(resolve(state(), Post.of(Role.SEC_OFFICER), "tax"))
                .isEqualTo(new Addressee(new Post(Role.SEC_MANAGER, "tax"), List.of(TAX), Way.NEXT_POST));
        assertThat(resolve(state(), Post.of(Role.CLOUD_MANAGER), "tax"))
                .isEqualTo(new Addressee(Post.of(Role.CLOUD_MANAGER), List.of(), Way.NOBODY));
    }

    @Test
    @DisplayName("1(2)① 不在の職は代行者が、代行者がなければ次の職が応ずる")
    void the_deputy_answers_for_who_is_away() {
        var named = state(away(Role.CISO, null, CISO, TAX));
        assertThat(resolve(named, Post.of(Role.CISO), null))
                .isEqualTo(new Addressee(Post.of(Role.CISO), List.of(TAX), Way.DEPUTY));
        var unnamed = state(away(Role.CISO, null, CISO, null));
        assertThat(resolve(unnamed, Post.of(Role.CISO), null))
                .isEqualTo(new Addressee(Post.of(Role.OVERALL_MANAGER), List.of(OVERALL), Way.NEXT_POST));
        var deputyAway = state(away(Role.CISO, null, CISO, TAX), away(Role.SEC_MANAGER, "tax", TAX, null));
        assertThat(resolve(deputyAway, Post.of(Role.CISO), null).persons()).containsExactly(OVERALL);
        var bothAway = state(away(Role.CISO, null, CISO, null), away(Role.OVERALL_MANAGER, null, OVERALL, null));
        assertThat(resolve(bothAway, Post.of(Role.CISO), null).way()).isEqualTo(Way.NOBODY);
    }

    @Test
    @DisplayName("6.5(5) 当事者は応じず、次の職に届く")
    void an_implicated_person_is_passed_over() {
        assertThat(resolve(state(), Post.of(Role.SEC_MANAGER), "tax", TAX))
                .isEqualTo(new Addressee(Post.of(Role.OVERALL_MANAGER), List.of(OVERALL), Way.NEXT_POST));
        assertThat(resolve(state(away(Role.CISO, null, CISO, TAX)), Post.of(Role.CISO), null, TAX)
                        .persons())
                .containsExactly(OVERALL);
    }

    @Test
    @DisplayName("職は日本時間の日付で、終わりの日の終わりまで続く")
    void terms_are_days_in_japan() {
        var ended = state(new PostAssigned(ACT, Role.CSIRT_LEAD, null, CLERK, DAY, DAY));
        assertThat(ended.posts().of(CLERK, DAY)).containsExactly(Post.of(Role.CSIRT_LEAD));
        var resolution = new PostResolution(ended, DEPUTIES);
        Instant lastMoment = Instant.parse("2026-04-01T14:59:59Z");
        assertThat(posts(resolution, CLERK, lastMoment)).containsExactly(Post.of(Role.CSIRT_LEAD));
        assertThat(posts(resolution, CLERK, lastMoment.plusSeconds(1))).isEmpty();
    }

    @Test
    @DisplayName("1(2)① 1(2)⑤ 代行する者は、自らの職に加えて不在の職で行い、それが記録される")
    void who_stands_in_acts_in_both_posts() {
        var resolution = new PostResolution(state(away(Role.CISO, null, CISO, null)), DEPUTIES);
        Caller overall = caller(resolution, OVERALL, NOON);
        assertThat(overall.posts()).containsExactly(Post.of(Role.OVERALL_MANAGER), Post.of(Role.CISO));
        assertThat(overall.actor(Post.of(Role.CISO))).isEqualTo(new Actor(OVERALL, "OVERALL_MANAGER", null, "CISO"));
        assertThat(overall.actor(Post.of(Role.OVERALL_MANAGER)))
                .isEqualTo(new Actor(OVERALL, "OVERALL_MANAGER", null, null));
        assertThat(posts(resolution, OVERALL, NOON.plusSeconds(60))).containsExactly(Post.of(Role.OVERALL_MANAGER));
        assertThat(posts(resolution, TAX, NOON)).containsExactly(new Post(Role.SEC_MANAGER, "tax"));
    }

    @Test
    @DisplayName("代行者が決められていれば、その者だけが代行する")
    void a_named_deputy_stands_in_alone() {
        var resolution = new PostResolution(state(away(Role.CISO, null, CISO, CLERK)), DEPUTIES);
        assertThat(posts(resolution, CLERK, NOON)).containsExactly(Post.of(Role.CISO));
        assertThat(caller(resolution, CLERK, NOON).actor(Post.of(Role.CISO)))
                .isEqualTo(new Actor(CLERK, "CISO", "tax", "CISO"));
        assertThat(posts(resolution, OVERALL, NOON)).containsExactly(Post.of(Role.OVERALL_MANAGER));
    }

    @Test
    @DisplayName("組織にいない者は、誰としても呼び出せない")
    void nobody_calls_as_an_unknown_person() {
        assertThat(Callers.of(new PostResolution(state(), DEPUTIES), "key", new UUID(0, 99), List.of(), NOON))
                .isEmpty();
    }

    private static List<Post> posts(PostResolution resolution, UUID person, Instant at) {
        return caller(resolution, person, at).posts();
    }

    private static Caller caller(PostResolution resolution, UUID person, Instant at) {
        return Callers.of(resolution, "key", person, List.of(Scope.INCIDENTS_READ), at)
                .orElseThrow();
    }
}
