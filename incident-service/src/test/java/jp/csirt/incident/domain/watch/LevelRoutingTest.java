package jp.csirt.incident.domain.watch;

import static jp.csirt.incident.domain.watch.Given.AT;
import static jp.csirt.incident.domain.watch.Given.reported;
import static org.assertj.core.api.Assertions.assertThat;

import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("被害レベルごとの最初の連絡")
class LevelRoutingTest {

    /** Who is asked to deal with a report of that level, besides the intake that takes it in. */
    private static void asks(int level, Role... roles) {
        IncidentHistory history = Given.history(reported(level));
        Routing routing = Routing.of(Town.posts(), history, AT);

        assertThat(ActNotices.since(0, history, routing))
                .filteredOn(notice -> notice.what() == Matter.HANDLE_INCIDENT)
                .flatExtracting(Notice::to)
                .extracting(Post::role)
                .containsExactly(roles);
    }

    @Test
    @DisplayName("7.3(5)レベル0 管理者に対応を求める")
    void the_manager_is_asked_about_what_may_become_an_accident() {
        asks(0, Role.SEC_MANAGER);
    }

    @Test
    @DisplayName("7.3(5)レベル1 管理者に対応を求める")
    void the_manager_is_asked_about_what_hinders_a_department() {
        asks(1, Role.SEC_MANAGER);
    }

    @Test
    @DisplayName("7.3(5)レベル2 統括に対応を求める")
    void the_overall_manager_is_asked_about_what_hinders_the_office() {
        asks(2, Role.OVERALL_MANAGER);
    }

    @Test
    @DisplayName("7.3(5)レベル3 CISOと統括の両方に対応を求める")
    void the_ciso_and_the_overall_manager_are_asked_about_what_harms_residents() {
        asks(3, Role.CISO, Role.OVERALL_MANAGER);
    }
}
