package jp.csirt.incident.domain.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("影響")
class ImpactTest {

    private static final Impact EARLIER = new Impact(List.of("tax"), true);

    @Test
    @DisplayName("述べられた影響だけが改まる")
    void a_stated_member_replaces_that_member_alone() {
        assertThat(EARLIER.replacedBy(new Impact(List.of(), null))).isEqualTo(new Impact(List.of(), true));
        assertThat(EARLIER.replacedBy(new Impact(null, false))).isEqualTo(new Impact(List.of("tax"), false));
    }

    @Test
    @DisplayName("何も述べなければ何も改まらない")
    void nothing_stated_changes_nothing() {
        assertThat(EARLIER.replacedBy(Impact.UNSTATED)).isEqualTo(EARLIER);
        assertThat(Impact.UNSTATED.replacedBy(EARLIER)).isEqualTo(EARLIER);
        assertThat(Impact.UNSTATED).isEqualTo(new Impact(null, null));
    }

    @Test
    @DisplayName("部署の一覧は渡した後に変わらない")
    void the_list_of_departments_is_copied() {
        var departments = new ArrayList<>(List.of("tax"));
        var impact = new Impact(departments, null);
        departments.add("welfare");

        assertThat(impact.departments()).containsExactly("tax");
    }
}
