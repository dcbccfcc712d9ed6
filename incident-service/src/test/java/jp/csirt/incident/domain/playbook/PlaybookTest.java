package jp.csirt.incident.domain.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Impact;
import jp.csirt.incident.domain.report.Threat;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@DisplayName("対応手順")
class PlaybookTest {

    private static final String ATTACKS = "RANSOMWARE UNAUTHORIZED_ACCESS TARGETED_ATTACK WEB_DEFACEMENT DOS";
    private static final String INFECTIONS = "MALWARE RANSOMWARE SUPPORT_SCAM TARGETED_ATTACK";

    /** The categories that call for each clause when nothing else is known. */
    private static final Map<String, String> CATEGORIES = Map.ofEntries(
            Map.entry("6.4(3)⑦(ア)", INFECTIONS),
            Map.entry("6.4(3)⑦(イ)", INFECTIONS),
            Map.entry("7.2(3)①", "INSIDER POLICY_VIOLATION"),
            Map.entry("5.4(1)①(ウ)", "LOSS THEFT"),
            Map.entry("5.4(1)②", "LOSS THEFT"),
            Map.entry("5.4(3)④", "MALWARE UNAUTHORIZED_ACCESS TARGETED_ATTACK SUPPORT_SCAM PHISHING ACCOUNT_TAKEOVER"),
            Map.entry("6.1(15)④", "MISDIRECTED"),
            Map.entry("6.1(10)⑤", ATTACKS),
            Map.entry("6.1(14)②", "MAIL_ABUSE"),
            Map.entry("6.1(22)④", "ACCOUNT_TAKEOVER"),
            Map.entry("6.5(2)", ATTACKS),
            Map.entry("6.5(3)", ATTACKS),
            Map.entry("6.6(1)", "VULNERABILITY"),
            Map.entry("7.2(1)①", "POLICY_VIOLATION"),
            Map.entry("7.2(3)②", "INSIDER POLICY_VIOLATION"),
            Map.entry("8.1(3)①(エ)", "VENDOR"),
            Map.entry("8.1(2)①(エ)", "VENDOR"),
            Map.entry("8.3(6)③(イ)", "VENDOR"),
            Map.entry("8.3(6)③(ウ)", "VENDOR SYSTEM_FAILURE"),
            Map.entry("8.3(7)④", "VENDOR"),
            Map.entry("7.3(3)", "DISASTER"),
            Map.entry("7.3(5)", Stream.of(Category.values()).map(Enum::name).collect(Collectors.joining(" "))));

    private static Circumstances of(Category category) {
        return new Circumstances(category, 1, null, Impact.UNSTATED, false, TriState.UNKNOWN);
    }

    private static List<String> clauses(Circumstances now) {
        return Playbook.of(now).stream().map(PlaybookEntry::clause).toList();
    }

    @ParameterizedTest
    @EnumSource(Category.class)
    @DisplayName("7.3(2)③ 種別ごとの措置は表のとおりで、どの種別にも報告先がある")
    void each_category_has_the_measures_of_the_table(Category category) {
        var expected = CATEGORIES.entrySet().stream()
                .filter(entry -> Set.of(entry.getValue().split(" ", -1)).contains(category.name()))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(clauses(of(category)))
                .containsExactlyInAnyOrderElementsOf(expected)
                .startsWith("7.3(5)");
    }

    @ParameterizedTest
    @CsvSource({
        "MALWARE,6.4(3)⑦(ア),REPORTER,IMMEDIATE,LANケーブル",
        "MALWARE,6.4(3)⑦(イ),REPORTER,AT_ONCE,無線",
        "LOSS,5.4(1)①(ウ),REPORTER,PROMPT,ICカード",
        "THEFT,5.4(1)②,OVERALL_MANAGER,PROMPT,止める",
        "PHISHING,5.4(3)④,REPORTER,PROMPT,パスワード",
        "DOS,6.1(10)⑤,SYS_STAFF,PROMPT,切り離す",
        "MAIL_ABUSE,6.1(14)②,OVERALL_MANAGER,,メールサーバ",
        "MISDIRECTED,6.1(15)④,REPORTER,,誤送信",
        "ACCOUNT_TAKEOVER,6.1(22)④,SEC_MANAGER,,最小限",
        "VULNERABILITY,6.6(1),SYS_MANAGER,,更新",
        "POLICY_VIOLATION,7.2(1)①,SEC_MANAGER,PROMPT,CISO",
        "POLICY_VIOLATION,7.2(3)①,REPORTER,AT_ONCE,違反",
        "VENDOR,8.1(2)①(エ),SEC_MANAGER,,公表",
        "VENDOR,8.3(6)③(イ),CLOUD_MANAGER,,対処手順",
        "SYSTEM_FAILURE,8.3(6)③(ウ),CLOUD_MANAGER,,復旧手順",
        "VENDOR,8.3(7)④,SEC_MANAGER,,対処手順",
        "DISASTER,7.3(3),OVERALL_MANAGER,,業務継続計画"
    })
    @DisplayName(
            "5.4(1)①(ウ) 5.4(1)② 5.4(3)④ 6.1(10)⑤ 6.1(14)② 6.1(15)④ 6.1(22)④ 6.4(3)⑦ 6.6(1) 7.2(1)① 7.2(3)① 8.1(2)①(エ)"
                    + " 8.3(6)③(イ) 8.3(6)③(ウ) 8.3(7)④ 措置ごとに、する人と緩急の語がある")
    void each_measure_says_who_and_how_fast(
            Category category, String clause, Role by, @Nullable Urgency urgency, String words) {
        assertThat(Playbook.of(of(category)))
                .filteredOn(entry -> entry.clause().equals(clause))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.by()).isEqualTo(by);
                    assertThat(entry.urgency()).isEqualTo(urgency);
                    assertThat(entry.measure()).contains(words);
                });
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1,false", "2,true", "3,true"})
    @DisplayName("6.4(4) 感染が全庁に及ぶときは、外部の専門家の支援を挙げる")
    void experts_are_called_where_the_whole_office_suffers(int level, boolean called) {
        var infected = new Circumstances(Category.MALWARE, level, null, Impact.UNSTATED, false, TriState.NO);
        var lost = new Circumstances(Category.LOSS, level, null, Impact.UNSTATED, false, TriState.NO);

        assertThat(clauses(infected).contains("6.4(4)")).isEqualTo(called);
        assertThat(clauses(lost)).doesNotContain("6.4(4)");
    }

    @ParameterizedTest
    @EnumSource(Threat.class)
    @DisplayName("7.3(3) 災害・疾病・インフラ障害と住民向けサービスの停止では、業務継続計画を確かめる")
    void calamities_and_stopped_services_call_for_the_continuity_plan(Threat threat) {
        boolean calamity = threat != Threat.T1_INTENTIONAL && threat != Threat.T2_UNINTENTIONAL;

        assertThat(clauses(with(threat, null)).contains("7.3(3)")).isEqualTo(calamity);
        assertThat(clauses(with(threat, false)).contains("7.3(3)")).isEqualTo(calamity);
        assertThat(clauses(with(threat, true))).contains("7.3(3)");
    }

    @Test
    @DisplayName("8.1(2)①(エ) 委託事業者の名が挙がれば、種別によらず契約を確かめ、対処を求める")
    void a_named_vendor_calls_for_the_contract() {
        var named = new Circumstances(Category.LOSS, 1, null, Impact.UNSTATED, true, TriState.NO);

        assertThat(clauses(named))
                .contains("8.1(2)①(エ)", "8.1(3)①(エ)")
                .doesNotContain("8.3(6)③(イ)", "8.3(6)③(ウ)", "8.3(7)④");
    }

    @ParameterizedTest
    @EnumSource(TriState.class)
    @DisplayName("6.5(3) 犯罪の可能性がないと分かるまで、攻撃の記録の保存を挙げる")
    void records_are_kept_until_a_crime_is_ruled_out(TriState crime) {
        var attacked = new Circumstances(Category.DOS, 1, null, Impact.UNSTATED, false, crime);

        assertThat(clauses(attacked).contains("6.5(3)")).isEqualTo(crime != TriState.NO);
    }

    @ParameterizedTest
    @EnumSource(value = FirstMeasure.class, mode = Mode.EXCLUDE, names = "CALL_EXPERTS")
    @DisplayName("7.3(2)③ どの措置にも条項があり、挙がる種別がある")
    void every_measure_is_reachable(FirstMeasure measure) {
        assertThat(measure.entry().clause()).matches("[5-8]\\.\\d.*");
        assertThat(Arrays.stream(Category.values())).anyMatch(category -> measure.appliesTo(of(category)));
    }

    private static Circumstances with(Threat threat, @Nullable Boolean stopped) {
        return new Circumstances(Category.SYSTEM_FAILURE, 2, threat, new Impact(null, stopped), false, TriState.NO);
    }
}
