package jp.csirt.incident.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Period;
import java.util.List;
import java.util.Map;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.assessment.DutyRules;
import jp.csirt.incident.domain.assessment.RuleSet;
import jp.csirt.incident.domain.profile.PolicyProfile.Department;
import jp.csirt.incident.domain.profile.PolicyProfile.LevelCriterion;
import jp.csirt.incident.domain.profile.PolicyProfile.Organ;
import jp.csirt.incident.domain.profile.PolicyProfile.RoleEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("団体の定め")
class PolicyProfileTest {

    private static final Organ MAYOR = new Organ("mayor", "町長部局", null);
    private static final Department TAX = new Department("tax", "税務課", "mayor", null);

    private static final Organ ASSEMBLY = new Organ("assembly", "議会", RuleSet.ASSEMBLY);
    private static final Department HOSPITAL = new Department("hospital", "病院", "assembly", RuleSet.HOSPITAL);

    private final PolicyProfile profile = new PolicyProfile(
            "shime-town",
            "SHIME",
            "志免町",
            "本町",
            "福岡県",
            "取扱注意",
            Period.ofYears(3),
            List.of(new Organ("education", "教育委員会", null), MAYOR, ASSEMBLY),
            List.of(new Department("school", "学校教育課", "education", null), TAX, HOSPITAL),
            List.of(new LevelCriterion("事象"), new LevelCriterion("課等")),
            null,
            List.of(new StepEntry(2, List.of("480", "60", "30", "15"))),
            LocalPolicies.obligations(false),
            Map.of(Role.CISO, new RoleEntry("副町長", List.of(Role.OVERALL_MANAGER))),
            LocalPolicies.TOWN);

    @Test
    @DisplayName("1(2)① 代わりに応ずる役割は定めから読まれる")
    void the_deputies_of_a_role_are_data() {
        assertThat(profile.deputies()).isEqualTo(Map.of(Role.CISO, List.of(Role.OVERALL_MANAGER)));
    }

    @Test
    @DisplayName("機関と部署は組織の今のものに替わり、ほかはそのまま残る")
    void units_are_replaced_by_those_of_the_organisation() {
        PolicyProfile present = profile.with(List.of(MAYOR), List.of(TAX));

        assertThat(present.organs()).containsExactly(MAYOR);
        assertThat(present.departments()).containsExactly(TAX);
        assertThat(present.with(profile.organs(), profile.departments())).isEqualTo(profile);
    }

    @Test
    @DisplayName("8 Q8 保存期間は定めにより、定めがなければ5年である")
    void the_retention_is_five_years_unless_the_profile_says_otherwise() {
        assertThat(profile.retentionPeriod()).isEqualTo(Period.ofYears(3));
        assertThat(keeping(null).retentionPeriod()).isEqualTo(Period.ofYears(5));
        assertThat(keeping(Period.ZERO).retentionPeriod()).isEqualTo(Period.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-1D", "P101Y", "P1Y-1D"})
    @DisplayName("8 Q8 負の保存期間や100年を超える保存期間は定められない")
    void a_retention_that_makes_no_sense_is_refused(Period retention) {
        assertThatThrownBy(() -> keeping(retention))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("retention");
    }

    @Test
    @DisplayName("機関は符号で見つかる")
    void an_organ_is_found_by_its_code() {
        assertThat(profile.organ("mayor")).contains(MAYOR);
        assertThat(profile.organ("tax")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "mayor,tax,GENERAL",
        "mayor,,GENERAL",
        "assembly,,ASSEMBLY",
        "assembly,hospital,HOSPITAL",
        "none,,GENERAL"
    })
    @DisplayName("C.1 適用される定めは部署、機関の順に決まる")
    void the_rules_of_the_department_come_before_those_of_the_organ(
            String organ, @Nullable String department, RuleSet ruleSet) {
        assertThat(profile.dutyRules(organ, department)).isEqualTo(new DutyRules(ruleSet, false));
    }

    @Test
    @DisplayName("D.1 判断基準はレベルごとにある")
    void a_level_has_its_criterion() {
        assertThat(profile.levelCriterion(1)).isEqualTo("課等");
        assertThat(profile.levelCriterion(2)).isEmpty();
    }

    @Test
    @DisplayName("部署は符号で見つかり、符号がなければ見つからない")
    void a_department_is_found_by_its_code() {
        assertThat(profile.department("tax")).contains(TAX);
        assertThat(profile.department("mayor")).isEmpty();
        assertThat(profile.department(null)).isEmpty();
    }

    private PolicyProfile keeping(@Nullable Period retention) {
        return new PolicyProfile(
                "shime-town",
                "SHIME",
                "志免町",
                "本町",
                "福岡県",
                "取扱注意",
                retention,
                profile.organs(),
                profile.departments(),
                profile.levelTable(),
                profile.businessHours(),
                profile.slaTable(),
                profile.obligationRules(),
                profile.roleMap(),
                profile.local());
    }
}
