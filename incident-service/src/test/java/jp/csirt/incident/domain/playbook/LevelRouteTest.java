package jp.csirt.incident.domain.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Impact;
import jp.csirt.incident.domain.shared.TriState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("レベルごとの報告先及び対応者")
class LevelRouteTest {

    private static void told(int level, String measure, Role... roles) {
        var now = new Circumstances(Category.OTHER, level, null, Impact.UNSTATED, false, TriState.NO);

        assertThat(LevelRoute.of(level).addressees()).isEqualTo(List.of(roles));
        assertThat(Playbook.of(now)).containsExactly(new PlaybookEntry(measure, "7.3(5)", Role.REPORTER, null));
    }

    @Test
    @DisplayName("7.3(5)レベル0 管理者に報告する")
    void what_may_become_an_accident_goes_to_the_manager() {
        told(0, "情報セキュリティ管理者に報告する", Role.SEC_MANAGER);
    }

    @Test
    @DisplayName("7.3(5)レベル1 管理者に報告する")
    void what_hinders_a_department_goes_to_the_manager() {
        told(1, "情報セキュリティ管理者に報告する", Role.SEC_MANAGER);
    }

    @Test
    @DisplayName("7.3(5)レベル2 統括に報告する")
    void what_hinders_the_office_goes_to_the_overall_manager() {
        told(2, "統括情報セキュリティ責任者に報告する", Role.OVERALL_MANAGER);
    }

    @Test
    @DisplayName("7.3(5)レベル3 CISOと統括の両方に報告する")
    void what_harms_residents_goes_to_the_ciso_and_the_overall_manager() {
        told(3, "最高情報セキュリティ責任者と統括情報セキュリティ責任者に報告する", Role.CISO, Role.OVERALL_MANAGER);
    }
}
