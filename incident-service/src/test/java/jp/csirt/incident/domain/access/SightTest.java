package jp.csirt.incident.domain.access;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("閲覧範囲")
class SightTest {

    private static final UUID ME = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    /** Who sees: own report, own department, other department, own organ, named by a post, all without a link. */
    static Stream<Arguments> callersAndTheirSight() {
        return Stream.of(
                row(new Post(Role.REPORTER, "tax"), true, false, false, false, false),
                row(new Post(Role.VENDOR, null), true, false, false, false, false),
                row(new Post(Role.SEC_OFFICER, "tax"), true, true, false, false, false),
                row(new Post(Role.SEC_MANAGER, "tax"), true, true, false, false, true),
                row(new Post(Role.SYS_MANAGER, "tax"), true, false, false, false, false),
                row(new Post(Role.SYS_STAFF, "tax"), true, false, false, false, false),
                row(new Post(Role.CLOUD_MANAGER, null), true, false, false, false, false),
                row(new Post(Role.CSIRT_INTAKE, null), true, true, true, true, true),
                row(new Post(Role.CSIRT_MEMBER, null), true, true, true, true, true),
                row(new Post(Role.CSIRT_MEMBER, "education"), true, false, false, true, false),
                row(new Post(Role.CSIRT_LEAD, null), true, true, true, true, true),
                row(new Post(Role.CSIRT_COORDINATOR, null), true, true, true, true, true),
                row(new Post(Role.CSIRT_LIAISON, null), true, true, true, true, true),
                row(new Post(Role.OVERALL_MANAGER, null), true, true, true, true, true),
                row(new Post(Role.OVERALL_MANAGER, "education"), true, false, false, true, false),
                row(new Post(Role.CISO, null), true, true, true, true, true),
                row(new Post(Role.CISO, "education"), true, false, false, true, false),
                row(new Post(Role.CISO_ADVISOR, null), true, true, true, true, true),
                row(new Post(Role.COMMITTEE, null), true, false, false, false, false),
                row(new Post(Role.AUDITOR, null), true, true, true, true, true),
                row(new Post(Role.AUDITOR, "education"), true, false, false, true, false),
                row(new Post(Role.PRIVACY_LEAD, null), true, false, false, false, false),
                row(new Post(Role.SYSTEM_ADMIN, null), false, false, false, false, false));
    }

    @Test
    @DisplayName("B.1 表にはすべての役割が揃っている")
    void the_table_names_every_role() {
        assertThat(callersAndTheirSight()
                        .map(row -> requireNonNull((Post) row.get()[0]).role())
                        .distinct())
                .containsExactlyInAnyOrder(Role.values());
    }

    @ParameterizedTest
    @MethodSource("callersAndTheirSight")
    @DisplayName("B.2 誰がどの事案を見られるかは表のとおりである")
    void a_post_sees_exactly_what_the_table_says(
            Post post, boolean own, boolean ownDepartment, boolean otherDepartment, boolean education, boolean named) {
        var sight = sight(post);

        assertThat(sight.sees(scope("mayor", "welfare", ME))).isEqualTo(own);
        assertThat(sight.sees(scope("mayor", "tax", OTHER))).isEqualTo(ownDepartment);
        assertThat(sight.sees(scope("mayor", "welfare", OTHER))).isEqualTo(otherDepartment);
        assertThat(sight.sees(scope("education", "school", OTHER))).isEqualTo(education);
        assertThat(sight.sees(scope("mayor", "welfare", OTHER, "SEC_MANAGER@tax")))
                .isEqualTo(named);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    @DisplayName("6.5(5) 当事者はどの職でもその事案を見られない")
    void an_implicated_person_never_sees_the_incident(Role role) {
        var implicated = new IncidentScope(
                "mayor",
                "tax",
                ME,
                Set.of(),
                Set.of(role.name()),
                Set.of(OTHER, ME),
                Set.of(),
                true,
                true,
                Set.of(),
                Set.of());

        assertThat(sight(Post.of(role)).sees(implicated)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = Mode.EXCLUDE,
            names = {"SYSTEM_ADMIN"})
    @DisplayName("6.5(5) ほかの者が当事者でも、自ら報告した事案は見られる")
    void another_person_s_involvement_takes_nothing_away(Role role) {
        var scope = new IncidentScope(
                "mayor", "tax", ME, Set.of(), Set.of(), Set.of(OTHER), Set.of(), false, false, Set.of(), Set.of());

        assertThat(sight(Post.of(role)).sees(scope)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"SYS_MANAGER", "SYS_STAFF", "CLOUD_MANAGER"})
    @DisplayName("B.2 情報システムの職は、職の符号で挙げられた事案だけを見られる")
    void a_system_post_sees_what_names_it(Role role) {
        var sight = sight(new Post(role, "general-affairs"));

        assertThat(sight.sees(scope("mayor", "welfare", OTHER, role.name()))).isTrue();
        assertThat(sight.sees(scope("mayor", "welfare", OTHER, role.name() + "@general-affairs")))
                .isTrue();
        assertThat(sight.sees(scope("mayor", "welfare", OTHER, role.name() + "@welfare")))
                .isFalse();
        assertThat(sight.sees(scope("mayor", "general-affairs", OTHER))).isFalse();
    }

    @Test
    @DisplayName("(f) 共有された機関の職は見るだけで、規程により応ずる機関の職は行為もする")
    void sharing_shows_and_routing_lets_act() {
        var sight = sight(new Post(Role.OVERALL_MANAGER, "education"));
        IncidentScope elsewhere = scope("mayor", "tax", OTHER);
        IncidentScope shared = elsewhere("education", null);
        IncidentScope routed = elsewhere(null, "education");

        assertThat(sight.sees(elsewhere)).isFalse();
        assertThat(sight.sees(shared)).isTrue();
        assertThat(sight.takesPart(shared)).isFalse();
        assertThat(sight.sees(routed)).isTrue();
        assertThat(sight.takesPart(routed)).isTrue();
        assertThat(routed.belongsTo(new Post(Role.OVERALL_MANAGER, "education")))
                .isTrue();
        assertThat(shared.belongsTo(new Post(Role.OVERALL_MANAGER, "education")))
                .isFalse();
    }

    private static IncidentScope elsewhere(@Nullable String sharedWith, @Nullable String routed) {
        return new IncidentScope(
                "mayor",
                "tax",
                OTHER,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                false,
                false,
                routed == null ? Set.of() : Set.of(routed),
                sharedWith == null ? Set.of() : Set.of(sharedWith));
    }

    @Test
    @DisplayName("1(2) 教育長は教育委員会の事案だけを見られる")
    void the_superintendent_sees_the_organ_of_education_alone() {
        var sight = sight(new Post(Role.OVERALL_MANAGER, "education"), new Post(Role.SEC_MANAGER, "education"));

        assertThat(sight.sees(scope("education", "education", OTHER))).isTrue();
        assertThat(sight.sees(scope("education", null, OTHER))).isTrue();
        assertThat(sight.sees(scope("mayor", "tax", OTHER))).isFalse();
        assertThat(sight.sees(scope("mayor", null, OTHER))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"SEC_OFFICER", "SEC_MANAGER", "OVERALL_MANAGER"})
    @DisplayName("B.2 部署のない符号で挙げられても、他の部署の職には見えない")
    void a_role_without_a_unit_does_not_name_the_holders_of_other_units(Role role) {
        var scope = scope("mayor", "tax", OTHER, role.name());

        assertThat(sight(new Post(role, "welfare")).sees(scope)).isFalse();
        assertThat(sight(new Post(role, "tax")).sees(scope)).isTrue();
        assertThat(sight(new Post(role, "mayor")).sees(scope)).isTrue();
        assertThat(sight(Post.of(role)).sees(scope)).isTrue();
    }

    @Test
    @DisplayName("B.2 複数の部署を持つ者はどの部署の事案も見られる")
    void a_person_with_two_units_sees_both() {
        var sight = sight(new Post(Role.SEC_MANAGER, "welfare"), new Post(Role.SEC_MANAGER, "residents"));

        assertThat(sight.sees(scope("mayor", "welfare", OTHER))).isTrue();
        assertThat(sight.sees(scope("mayor", "residents", OTHER))).isTrue();
        assertThat(sight.sees(scope("mayor", "tax", OTHER))).isFalse();
    }

    @Test
    @DisplayName("B.1 特権IDは、ほかの職があればその職の範囲で見られる")
    void an_administrator_sees_by_another_post_only() {
        var sight = sight(Post.of(Role.SYSTEM_ADMIN), new Post(Role.SEC_MANAGER, "tax"));

        assertThat(sight.sees(scope("mayor", "tax", OTHER))).isTrue();
        assertThat(sight.sees(scope("mayor", "welfare", OTHER))).isFalse();
    }

    @Test
    @DisplayName("8.1 委託事業者は、自らの契約が挙げられた事案を見られる")
    void a_vendor_sees_the_incidents_of_the_own_contract() {
        var sight = sight(new Post(Role.VENDOR, "契約-12"));

        assertThat(sight.sees(about("契約-12", false, false))).isTrue();
        assertThat(sight.sees(about("契約-13", false, false))).isFalse();
        assertThat(sight.sees(about(null, false, false))).isFalse();
        assertThat(sight(Post.of(Role.VENDOR)).sees(about("契約-12", false, false)))
                .isFalse();
        assertThat(sight(new Post(Role.SEC_MANAGER, "契約-12")).sees(about("契約-12", false, false)))
                .isFalse();
    }

    @Test
    @DisplayName("9.3 B.1 委員会は完了した事案だけを、個人情報保護の総括管理者は個人情報に関わる事案だけを見られる")
    void some_see_an_incident_for_what_it_is() {
        assertThat(sight(Post.of(Role.COMMITTEE)).sees(about(null, false, true)))
                .isTrue();
        assertThat(sight(Post.of(Role.COMMITTEE)).sees(about(null, true, false)))
                .isFalse();
        assertThat(sight(Post.of(Role.PRIVACY_LEAD)).sees(about(null, true, false)))
                .isTrue();
        assertThat(sight(Post.of(Role.PRIVACY_LEAD)).sees(about(null, false, true)))
                .isFalse();
        assertThat(sight(new Post(Role.SEC_MANAGER, "welfare")).sees(about(null, true, true)))
                .isFalse();
    }

    @Test
    @DisplayName("1(8)②、9.1(2)① 監査を行う者は、自らが関わった事案を監査できない")
    void an_auditor_does_not_audit_the_own_acts() {
        var auditor = sight(Post.of(Role.AUDITOR));
        var own = new IncidentScope(
                "mayor",
                "tax",
                OTHER,
                Set.of(OTHER, ME),
                Set.of(),
                Set.of(),
                Set.of(),
                false,
                true,
                Set.of(),
                Set.of());

        assertThat(auditor.sees(own)).isFalse();
        assertThat(auditor.sees(about(null, false, true))).isTrue();
        assertThat(sight(Post.of(Role.CSIRT_MEMBER)).sees(own)).isTrue();
    }

    @Test
    @DisplayName("B.1 職のない者は何も見られない")
    void a_person_without_a_post_sees_nothing() {
        assertThat(sight().sees(scope("mayor", "tax", ME))).isFalse();
    }

    private static Arguments row(Post post, boolean... sees) {
        return Arguments.of(post, sees[0], sees[1], sees[2], sees[3], sees[4]);
    }

    private static Sight sight(Post... posts) {
        return Sight.of(new Caller("key-1", ME, "係長", List.of(posts), Set.of(Scope.INCIDENTS_READ), "tax"));
    }

    private static IncidentScope about(@Nullable String contract, boolean personalData, boolean closed) {
        return new IncidentScope(
                "mayor",
                "tax",
                OTHER,
                Set.of(OTHER),
                Set.of(),
                Set.of(),
                contract == null ? Set.of() : Set.of(contract),
                personalData,
                closed,
                Set.of(),
                Set.of());
    }

    private static IncidentScope scope(
            String organ, @Nullable String department, UUID reportedBy, String... relatedPosts) {
        return new IncidentScope(
                organ,
                department,
                reportedBy,
                Set.of(),
                Set.of(relatedPosts),
                Set.of(),
                Set.of(),
                false,
                false,
                Set.of(),
                Set.of());
    }
}
