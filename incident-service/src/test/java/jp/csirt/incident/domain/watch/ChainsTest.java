package jp.csirt.incident.domain.watch;

import static jp.csirt.incident.domain.watch.Given.AT;
import static jp.csirt.incident.domain.watch.Given.by;
import static jp.csirt.incident.domain.watch.Given.reported;
import static jp.csirt.incident.domain.watch.Town.held;
import static jp.csirt.incident.domain.watch.Town.posts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.incident.PolicyScopeEvent.PolicyScopeDetermined;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.domain.profile.PolicyScope;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("並ぶ体制への連絡")
class ChainsTest {

    private static final PolicyScope BOTH =
            new PolicyScope(List.of("information-security", "education"), List.of("education"), List.of());

    /** What is asked in an incident of 税務課 whose rules name 教育委員会 as well. */
    private static List<NotificationRequested> asked(PostResolution posts, int level, PolicyScope scope) {
        IncidentHistory history =
                Given.history(reported(level), new PolicyScopeDetermined(Given.ID, by("REPORTER"), scope));
        Routing routing = Routing.of(posts, history, AT);
        return ActNotices.since(0, history, routing).stream()
                .flatMap(notice -> Notifications.of(notice, history, level, routing).stream())
                .toList();
    }

    private static List<String> handling(List<NotificationRequested> asked) {
        return asked.stream()
                .filter(request -> request.what() == Matter.HANDLE_INCIDENT)
                .map(request -> request.to().stream().map(NotifiedPost::code).toList()
                        + (request.confirmationWanted() ? "" : " 写し"))
                .toList();
    }

    private static Stream<String> to(Routing routing, NotificationKind kind, Post... posts) {
        var notice = new Notice(
                "mark", AT, kind, Matter.CLOSE_INCIDENT, "", Concern.INCIDENT, List.of(posts), List.of(), null);
        return Notifications.of(notice, Given.history(reported(2)), 2, routing).stream()
                .map(request -> request.to().getFirst().code() + (request.confirmationWanted() ? "" : " 写し"));
    }

    private static Routing ofSchool(UUID... implicated) {
        return new Routing(posts(), "school", List.of(), Set.of(implicated), AT);
    }

    @Test
    @DisplayName("二つの規程が適用される事案では、両方の体制の統括にそれぞれ求め、窓口には一度だけ求める")
    void both_chains_are_asked_each_for_itself() {
        List<NotificationRequested> asked = asked(posts(), 2, BOTH);

        assertThat(handling(asked)).containsExactly("[OVERALL_MANAGER]", "[OVERALL_MANAGER@education]");
        assertThat(asked).allMatch(NotificationRequested::confirmationWanted);
        assertThat(asked).extracting(NotificationRequested::notificationId).doesNotHaveDuplicates();
        assertThat(asked)
                .filteredOn(request -> request.what() == Matter.RECEIVE_REPORT)
                .hasSize(1);
    }

    @Test
    @DisplayName("もう一方の体制に管理者がいればその管理者、いなければその体制の統括に求める")
    void the_other_chain_has_its_own_ladder() {
        assertThat(handling(asked(posts(), 1, BOTH)))
                .containsExactly("[SEC_MANAGER@tax]", "[OVERALL_MANAGER@education]", "[OVERALL_MANAGER] 写し");
        assertThat(handling(asked(posts(held(Role.SEC_MANAGER, "education", Town.CLERK)), 1, BOTH)))
                .containsExactly("[SEC_MANAGER@tax]", "[SEC_MANAGER@education]");
    }

    @Test
    @DisplayName("全庁の職しかない体制には、重ねて求めない")
    void a_post_of_the_whole_body_is_asked_once() {
        assertThat(handling(asked(posts(), 3, BOTH)))
                .containsExactly("[CISO]", "[OVERALL_MANAGER]", "[OVERALL_MANAGER@education]");
        assertThat(handling(asked(posts(), 2, PolicyScope.NONE))).containsExactly("[OVERALL_MANAGER]");
    }

    @Test
    @DisplayName("機関ごとの規程では、その機関の体制だけに求める")
    void an_organs_own_rules_ask_its_own_chain_only() {
        var ofOrgan = new PolicyScope(List.of("mayor"), List.of(), List.of());

        assertThat(handling(asked(posts(), 2, ofOrgan))).containsExactly("[OVERALL_MANAGER]");
    }

    @Test
    @DisplayName("名指しの部署への指示は、その部署だけに届く")
    void a_named_unit_is_asked_alone() {
        var routing = new Routing(posts(), "tax", List.of("education"), Set.of(), AT);

        assertThat(to(routing, NotificationKind.REQUEST, new Post(Role.SEC_MANAGER, "tax")))
                .containsExactly("SEC_MANAGER@tax");
    }

    @Test
    @DisplayName("8 Q9 教育委員会の事案で教育長に求めることは、総務課長に写しが届き、写しに応答は要らない")
    void the_overall_manager_of_the_body_gets_a_copy() {
        assertThat(to(ofSchool(), NotificationKind.REQUEST, Post.of(Role.OVERALL_MANAGER)))
                .containsExactly("OVERALL_MANAGER@education", "OVERALL_MANAGER 写し");
        assertThat(to(ofSchool(), NotificationKind.REQUEST, Post.of(Role.CISO))).containsExactly("CISO");
        assertThat(to(ofSchool(), NotificationKind.REQUEST, Post.of(Role.CSIRT_LEAD)))
                .containsExactly("CSIRT_LEAD");
    }

    @Test
    @DisplayName("8 Q9 総務課長が当事者なら写しは届かず、教育長が当事者なら写しではなく上の職に求める")
    void an_implicated_person_gets_no_copy() {
        assertThat(to(ofSchool(Town.OVERALL), NotificationKind.REQUEST, Post.of(Role.OVERALL_MANAGER)))
                .containsExactly("OVERALL_MANAGER@education");
        assertThat(to(ofSchool(Town.EDUCATION), NotificationKind.REQUEST, Post.of(Role.OVERALL_MANAGER)))
                .containsExactly("CISO");
    }
}
