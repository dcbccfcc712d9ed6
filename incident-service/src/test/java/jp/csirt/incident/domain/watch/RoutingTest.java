package jp.csirt.incident.domain.watch;

import static jp.csirt.incident.domain.watch.Town.NOON;
import static jp.csirt.incident.domain.watch.Town.away;
import static jp.csirt.incident.domain.watch.Town.held;
import static jp.csirt.incident.domain.watch.Town.posts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.organisation.OrganisationState;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.domain.watch.Routing.Route;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("連絡先の決定")
class RoutingTest {

    private static final Post MANAGER = Post.of(Role.SEC_MANAGER);

    private static Routing routing(PostResolution posts, String unit, UUID... implicated) {
        return new Routing(posts, unit, List.of(), Set.of(implicated), NOON);
    }

    private static Route ask(Routing routing, Post... asked) {
        return routing.route(List.of(asked), List.of());
    }

    private static List<String> to(Route route) {
        return route.to().stream().map(NotifiedPost::code).toList();
    }

    private static List<String> then(Route route) {
        return route.then().stream().map(NotifiedPost::code).toList();
    }

    @Test
    @DisplayName("事案の課局の職が先、なければ機関、なければ全庁の職")
    void the_smallest_unit_with_a_holder_answers() {
        assertThat(to(ask(routing(posts(), "tax"), MANAGER))).containsExactly("SEC_MANAGER@tax");
        assertThat(to(ask(routing(posts(), "school"), Post.of(Role.OVERALL_MANAGER))))
                .containsExactly("OVERALL_MANAGER@education");
        assertThat(to(ask(routing(posts(), "tax"), Post.of(Role.OVERALL_MANAGER))))
                .containsExactly("OVERALL_MANAGER");
    }

    @Test
    @DisplayName("名指しの部署があればその職")
    void a_post_of_a_named_unit_is_asked_there() {
        assertThat(to(ask(routing(posts(), "welfare"), new Post(Role.SEC_MANAGER, "tax"))))
                .containsExactly("SEC_MANAGER@tax");
    }

    @Test
    @DisplayName("応じないときは定めの代行の職、示された職があればその職だけ")
    void deputies_follow_unless_others_are_named() {
        Routing routing = routing(posts(), "tax");

        assertThat(then(ask(routing, MANAGER))).containsExactly("OVERALL_MANAGER");
        assertThat(then(routing.route(
                        List.of(Post.of(Role.CISO)), List.of(Post.of(Role.OVERALL_MANAGER), Post.of(Role.CSIRT_LEAD)))))
                .containsExactly("OVERALL_MANAGER", "CSIRT_LEAD");
    }

    @Test
    @DisplayName("在職者のない職は次の職へ進み、飛ばした職が見える")
    void a_vacant_post_goes_to_the_next_and_stays_visible() {
        Route route = ask(routing(posts(), "welfare"), MANAGER);

        assertThat(to(route)).containsExactly("OVERALL_MANAGER");
        assertThat(then(route)).startsWith("SEC_MANAGER");
    }

    @Test
    @DisplayName("代行者のない不在も次の職へ進む")
    void a_holder_away_without_deputy_goes_to_the_next() {
        Route route = ask(routing(posts(away(Role.SEC_MANAGER, "tax", Town.TAX, null)), "tax"), MANAGER);

        assertThat(to(route)).containsExactly("OVERALL_MANAGER");
        assertThat(then(route)).contains("SEC_MANAGER");
    }

    @Test
    @DisplayName("代行者のある不在はその職のまま")
    void a_holder_with_a_deputy_is_asked_by_the_post() {
        Route route = ask(routing(posts(away(Role.SEC_MANAGER, "tax", Town.TAX, Town.CLERK)), "tax"), MANAGER);

        assertThat(to(route)).containsExactly("SEC_MANAGER@tax");
    }

    @Test
    @DisplayName("B.3 当事者の職には知らせず、上の職へ進む")
    void the_post_of_an_implicated_person_is_told_nothing() {
        Route route = ask(routing(posts(), "tax", Town.TAX), MANAGER);

        assertThat(to(route)).containsExactly("OVERALL_MANAGER");
        assertThat(then(route)).doesNotContain("SEC_MANAGER", "SEC_MANAGER@tax");
    }

    @Test
    @DisplayName("B.3 在職者の一人でも当事者ならその職には知らせない")
    void one_implicated_holder_of_several_is_enough() {
        Route route = ask(
                routing(posts(held(Role.CSIRT_INTAKE, null, Town.CLERK)), "tax", Town.CLERK),
                Post.of(Role.CSIRT_INTAKE));

        assertThat(to(route)).containsExactly("CSIRT_LEAD");
    }

    @Test
    @DisplayName("B.3 代行者が当事者でもその職には知らせない")
    void an_implicated_deputy_is_told_nothing() {
        var posts = posts(away(Role.SEC_MANAGER, "tax", Town.TAX, Town.CLERK));

        assertThat(to(ask(routing(posts, "tax", Town.CLERK), MANAGER))).containsExactly("OVERALL_MANAGER");
    }

    @Test
    @DisplayName("B.3 当事者は続く宛先にもならない")
    void an_implicated_person_does_not_follow_either() {
        Route route = routing(posts(), "tax", Town.OVERALL)
                .route(List.of(MANAGER), List.of(Post.of(Role.OVERALL_MANAGER), Post.of(Role.CSIRT_LEAD)));

        assertThat(then(route)).containsExactly("CISO", "CSIRT_LEAD");
    }

    @Test
    @DisplayName("CISOが当事者で委員会もなければ統括が受ける")
    void against_the_ciso_the_overall_manager_is_told() {
        Route route = ask(routing(posts(), "tax", Town.CISO), Post.of(Role.CISO));

        assertThat(to(route)).containsExactly("OVERALL_MANAGER");
        assertThat(then(route)).containsExactly("COMMITTEE");
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, false, CSIRT_LEAD, COMMITTEE",
        "true, false, false, CSIRT_LEAD, ",
        "true, true, false, CSIRT_INTAKE, ",
        "true, true, true, CSIRT_COORDINATOR, "
    })
    @DisplayName("B.3 統括もCISOも当事者なら、空いた委員会よりCSIRTが先で、当事者の委員会には決して知らせない")
    void against_all_above_the_csirt_is_told(boolean committee, boolean lead, boolean intake, String to, String then) {
        PostResolution posts = committee ? posts(held(Role.COMMITTEE, null, Town.CISO)) : posts();
        UUID[] implicated = Stream.of(
                        Stream.of(Town.OVERALL, Town.CISO),
                        lead ? Stream.of(Town.LEAD) : Stream.<UUID>of(),
                        intake ? Stream.of(Town.INTAKE) : Stream.<UUID>of())
                .flatMap(all -> all)
                .toArray(UUID[]::new);

        Route route = ask(routing(posts, "tax", implicated), Post.of(Role.CISO));

        assertThat(to(route)).containsExactly(to);
        assertThat(then(route)).isEqualTo(then == null ? List.of() : List.of(then));
    }

    @Test
    @DisplayName("B.3 当事者が不在なだけの職は、飛ばした職としても残らない")
    void an_implicated_person_who_is_away_does_not_follow() {
        Route route = ask(routing(posts(away(Role.CISO, null, Town.CISO, null)), "tax", Town.CISO), Post.of(Role.CISO));

        assertThat(to(route)).containsExactly("OVERALL_MANAGER");
        assertThat(then(route)).doesNotContain("CISO");
    }

    @Test
    @DisplayName("B.3 答える者がすべて当事者なら、誰にも知らせない")
    void where_everybody_is_implicated_nobody_is_told() {
        var posts = posts(held(Role.COMMITTEE, null, Town.CISO), held(Role.CSIRT_COORDINATOR, null, Town.LEAD));
        Routing routing = routing(posts, "tax", Town.OVERALL, Town.CISO, Town.LEAD, Town.INTAKE);

        assertThat(to(ask(routing, Post.of(Role.CISO)))).isEmpty();
        assertThat(Audience.of(Post.of(Role.CISO), routing)).isEmpty();
    }

    @Test
    @DisplayName("誰もいなければ求めた職のまま残る")
    void with_nobody_the_post_itself_stays() {
        var nobody = new PostResolution(OrganisationState.NONE, Map.of());

        assertThat(to(ask(routing(nobody, "tax"), Post.of(Role.CSIRT_LIAISON)))).containsExactly("CSIRT_LIAISON");
    }

    @Test
    @DisplayName("知らない部署は事案の部署、委託事業者への措置はその課の管理者")
    void unknown_units_and_contracts_never_leave_the_house() {
        assertThat(to(ask(routing(posts(), "tax"), new Post(Role.SEC_MANAGER, "誰かが書いた語"))))
                .containsExactly("SEC_MANAGER@tax");
        assertThat(to(ask(routing(posts(), "tax"), new Post(Role.VENDOR, "契約第1号"))))
                .containsExactly("SEC_MANAGER@tax");
    }
}
