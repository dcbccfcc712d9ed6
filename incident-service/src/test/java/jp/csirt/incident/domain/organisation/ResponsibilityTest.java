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
import jp.csirt.incident.domain.access.IncidentScope;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.access.Scope;
import jp.csirt.incident.domain.organisation.OrganisationEvent.AbsenceRecorded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.DepartmentAdded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.OrganAdded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.PostAssigned;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("一件の受持ち")
class ResponsibilityTest {

    private static final Instant NOW = Instant.parse("2026-04-01T03:00:00Z");
    private static final LocalDate SINCE = LocalDate.of(2025, 4, 1);
    private static final Act ACT = new Act(new Actor(new UUID(0, 1), null, null), NOW);
    private static final UUID CHIEF = new UUID(0, 11);
    private static final UUID CISO = new UUID(0, 12);
    private static final UUID TAX = new UUID(0, 13);
    private static final UUID EDUCATION = new UUID(0, 14);
    private static final Map<Role, List<Role>> DEPUTIES = Map.of(
            Role.CISO, List.of(Role.OVERALL_MANAGER),
            Role.OVERALL_MANAGER, List.of(Role.CISO),
            Role.SEC_MANAGER, List.of(Role.OVERALL_MANAGER),
            Role.CSIRT_LEAD, List.of(Role.OVERALL_MANAGER));

    private static PostResolution posts(OrganisationEvent... more) {
        OrganisationState state = Stream.concat(
                        Stream.<OrganisationEvent>of(
                                new OrganAdded(ACT, "mayor", "町長部局"),
                                new OrganAdded(ACT, "education", "教育委員会"),
                                new OrganAdded(ACT, "election", "選挙管理委員会"),
                                new DepartmentAdded(ACT, "general-affairs", "総務課", "mayor", null),
                                new DepartmentAdded(ACT, "tax", "税務課", "mayor", null),
                                held(Role.CISO, null, CISO),
                                held(Role.OVERALL_MANAGER, null, CHIEF),
                                held(Role.SEC_MANAGER, "general-affairs", CHIEF),
                                held(Role.SEC_MANAGER, "tax", TAX),
                                held(Role.OVERALL_MANAGER, "education", EDUCATION),
                                held(Role.SEC_MANAGER, "education", EDUCATION)),
                        Stream.of(more))
                .reduce(OrganisationState.NONE, OrganisationState::evolve, (a, b) -> b);
        return new PostResolution(state, DEPUTIES);
    }

    private static PostAssigned held(Role role, @Nullable String unit, UUID person) {
        return new PostAssigned(ACT, role, unit, person, SINCE, null);
    }

    private static AbsenceRecorded away(Role role, UUID person, @Nullable UUID deputy) {
        return new AbsenceRecorded(ACT, role, null, person, NOW, NOW.plusSeconds(60), deputy, "出張");
    }

    private static IncidentScope incident(String organ, @Nullable String department, UUID... implicated) {
        return new IncidentScope(
                organ,
                department,
                TAX,
                Set.of(),
                Set.of(),
                Set.of(implicated),
                Set.of(),
                false,
                false,
                Set.of(),
                Set.of());
    }

    private static Caller caller(PostResolution posts, UUID person) {
        return new Caller(
                "key",
                person,
                "職員",
                posts.organisation().posts().of(person, LocalDate.of(2026, 4, 1)),
                Set.of(Scope.INCIDENTS_WRITE),
                null);
    }

    private static Caller acting(PostResolution posts, IncidentScope incident, UUID person) {
        return new Responsibility(posts, incident, NOW).of(caller(posts, person));
    }

    @Test
    @DisplayName("6.5(5) CISOが当事者の事案では、統括がCISOの職を行い、代行と記録される")
    void the_next_post_stands_in_for_an_implicated_holder() {
        var posts = posts(held(Role.CSIRT_LEAD, null, TAX));
        Caller chief = acting(posts, incident("mayor", "tax", CISO), CHIEF);

        assertThat(chief.holds(Role.CISO)).isTrue();
        assertThat(chief.actor(Post.of(Role.CISO)).post()).isEqualTo("OVERALL_MANAGER");
        assertThat(chief.actor(Post.of(Role.CISO)).actingFor()).isEqualTo("CISO");
        assertThat(acting(posts, incident("mayor", "tax"), CHIEF).holds(Role.CISO))
                .isFalse();
        assertThat(acting(posts, incident("mayor", "tax", CISO), TAX).holds(Role.CISO))
                .isFalse();
    }

    @Test
    @DisplayName("6.5(5) 次の職の者も当事者なら、さらに次の職が行う")
    void nobody_implicated_stands_in() {
        var posts = posts(held(Role.CSIRT_LEAD, null, EDUCATION));
        var both = incident("mayor", "tax", TAX, CHIEF);

        assertThat(acting(posts, both, CISO).posts())
                .contains(new Post(Role.SEC_MANAGER, "tax"), Post.of(Role.OVERALL_MANAGER));
        assertThat(acting(posts, both, CHIEF).holds(Role.CISO)).isFalse();
    }

    @Test
    @DisplayName("1(2)① 誰も就いていない職は、定めにある次の職が行う")
    void the_next_post_stands_in_for_a_role_nobody_holds() {
        Caller chief = acting(posts(), incident("mayor", "tax"), CHIEF);

        assertThat(chief.actor(Post.of(Role.CSIRT_LEAD)).actingFor()).isEqualTo("CSIRT_LEAD");
        assertThat(acting(posts(held(Role.CSIRT_LEAD, null, TAX)), incident("mayor", "tax"), CHIEF)
                        .holds(Role.CSIRT_LEAD))
                .isFalse();
    }

    @Test
    @DisplayName("1(2) 教育長は、教育委員会の事案だけで統括として行う")
    void the_superintendent_acts_for_the_own_organ_alone() {
        assertThat(acting(posts(), incident("education", null), EDUCATION).holds(Role.OVERALL_MANAGER))
                .isTrue();
        assertThat(acting(posts(), incident("mayor", "tax"), EDUCATION).holds(Role.OVERALL_MANAGER))
                .isFalse();
        var named = new IncidentScope(
                "mayor",
                "tax",
                TAX,
                Set.of(),
                Set.of("OVERALL_MANAGER@education"),
                Set.of(),
                Set.of(),
                false,
                false,
                Set.of(),
                Set.of());
        assertThat(acting(posts(), named, EDUCATION).holds(Role.OVERALL_MANAGER))
                .isTrue();
        var routed = new IncidentScope(
                "mayor",
                "tax",
                TAX,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                false,
                false,
                Set.of("education"),
                Set.of());
        assertThat(acting(posts(), routed, EDUCATION).holds(Role.OVERALL_MANAGER))
                .isTrue();
    }

    @Test
    @DisplayName("1(2)① 不在又は空席の相手への報告は、代わりに受ける職が分かる")
    void a_report_to_somebody_away_is_taken_by_another() {
        var tax = incident("mayor", "tax");
        assertThat(new Responsibility(posts(), tax, NOW).insteadOf(Role.CISO)).isEmpty();
        assertThat(new Responsibility(posts(away(Role.CISO, CISO, null)), tax, NOW).insteadOf(Role.CISO))
                .contains(Post.of(Role.OVERALL_MANAGER));
        assertThat(new Responsibility(posts(away(Role.CISO, CISO, TAX)), tax, NOW).insteadOf(Role.CISO))
                .contains(new Post(Role.SEC_MANAGER, "tax"));
        assertThat(new Responsibility(posts(away(Role.CISO, CISO, null)), tax, NOW.plusSeconds(60))
                        .insteadOf(Role.CISO))
                .isEmpty();
        assertThat(new Responsibility(posts(), incident("election", null), NOW).insteadOf(Role.SEC_MANAGER))
                .contains(Post.of(Role.OVERALL_MANAGER));
        assertThat(new Responsibility(posts(), tax, NOW).insteadOf(Role.COMMITTEE))
                .isEmpty();
    }

    @Test
    @DisplayName("1(3) 管理者のいない課局が分かる")
    void a_unit_without_a_manager_is_known() {
        assertThat(new Responsibility(posts(), incident("election", null), NOW).vacant(Role.SEC_MANAGER))
                .isTrue();
        assertThat(new Responsibility(posts(), incident("mayor", "tax"), NOW).vacant(Role.SEC_MANAGER))
                .isFalse();
    }

    @Test
    @DisplayName("1(8) 総務課と教育委員会では、管理者と統括が同じ者である")
    void one_person_is_manager_and_overall_manager() {
        var chain = ReportingChain.of(posts(), "mayor", "general-affairs", NOW).orElseThrow();
        assertThat(chain.personId()).isEqualTo(CHIEF);
        assertThat(chain.posts())
                .containsExactly(new Post(Role.SEC_MANAGER, "general-affairs"), Post.of(Role.OVERALL_MANAGER));
        assertThat(ReportingChain.of(posts(), "education", null, NOW)
                        .orElseThrow()
                        .posts())
                .containsExactly(new Post(Role.SEC_MANAGER, "education"), new Post(Role.OVERALL_MANAGER, "education"));
    }

    @Test
    @DisplayName("1(8) 別の者であるか、空席か不在なら、報告は省かれない")
    void two_persons_or_nobody_shorten_nothing() {
        assertThat(ReportingChain.of(posts(), "mayor", "tax", NOW)).isEmpty();
        assertThat(ReportingChain.of(posts(), "election", null, NOW)).isEmpty();
        assertThat(ReportingChain.of(posts(away(Role.OVERALL_MANAGER, CHIEF, TAX)), "mayor", "general-affairs", NOW))
                .isEmpty();
    }
}
