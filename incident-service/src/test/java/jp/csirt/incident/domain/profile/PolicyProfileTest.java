package jp.csirt.incident.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.csirt.incident.domain.profile.PolicyProfile.Department;
import jp.csirt.incident.domain.profile.PolicyProfile.Organ;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("団体の定め")
class PolicyProfileTest {

    private static final Organ MAYOR = new Organ("mayor", "町長部局");
    private static final Department TAX = new Department("tax", "税務課", "mayor");

    private final PolicyProfile profile = new PolicyProfile(
            "shime-town",
            "SHIME",
            "志免町",
            "本町",
            "福岡県",
            "取扱注意",
            List.of(new Organ("education", "教育委員会"), MAYOR),
            List.of(new Department("school", "学校教育課", "education"), TAX));

    @Test
    @DisplayName("機関は符号で見つかる")
    void an_organ_is_found_by_its_code() {
        assertThat(profile.organ("mayor")).contains(MAYOR);
        assertThat(profile.organ("tax")).isEmpty();
    }

    @Test
    @DisplayName("部署は符号で見つかり、符号がなければ見つからない")
    void a_department_is_found_by_its_code() {
        assertThat(profile.department("tax")).contains(TAX);
        assertThat(profile.department("mayor")).isEmpty();
        assertThat(profile.department(null)).isEmpty();
    }
}
