package jp.csirt.incident.domain.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.report.Zone;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A row: clause, facts, duties. {@code PPC!A+B} = required on the grounds A and B, {@code PPC?A} = to be judged. */
@DisplayName("報告要否の判定表")
class DeterminationTableTest {

    private static final Instant K = Instant.parse("2026-04-01T00:00:00Z");

    /** 68条. With {@code involved=YES} everything else is answered with no. */
    private static final String GENERAL = """
            規則43条 該当なし           | involved=YES | -
            C.1 個人情報なし            | involved=NO sensitive=YES subjects=500 | -
            C.1 有無が不明なら義務なし    | involved=UNKNOWN sensitive=YES subjects=500 myNumber=YES | -
            規則43条1号 要配慮          | involved=YES sensitive=YES | PPC!APPI.SENSITIVE SUBJECTS!APPI.SENSITIVE
            規則43条1号 要配慮が不明     | involved=YES sensitive=UNKNOWN | PPC?APPI.SENSITIVE SUBJECTS?APPI.SENSITIVE
            規則43条2号 財産的被害       | involved=YES property=YES | PPC!APPI.PROPERTY SUBJECTS!APPI.PROPERTY
            規則43条2号 財産的被害が不明  | involved=YES property=UNKNOWN | PPC?APPI.PROPERTY SUBJECTS?APPI.PROPERTY
            規則43条3号 不正の目的       | involved=YES wrongful=YES | PPC!APPI.WRONGFUL SUBJECTS!APPI.WRONGFUL
            規則43条3号 目的が不明       | involved=YES wrongful=UNKNOWN | PPC?APPI.WRONGFUL SUBJECTS?APPI.WRONGFUL
            規則43条3号 盗難            | involved=YES wrongful=UNKNOWN category=THEFT | PPC!APPI.WRONGFUL SUBJECTS!APPI.WRONGFUL
            規則43条3号 ランサムウェア    | involved=YES wrongful=UNKNOWN category=RANSOMWARE | PPC!APPI.WRONGFUL SUBJECTS!APPI.WRONGFUL
            規則43条3号 盗難だが目的なし  | involved=YES wrongful=NO category=THEFT | -
            規則43条4号 100人は超えない   | involved=YES subjects=100 | -
            規則43条4号 101人           | involved=YES subjects=101 | PPC!APPI.OVER_100 SUBJECTS!APPI.OVER_100
            規則43条4号 最大101人        | involved=YES subjects=101 certainty=MAXIMUM | PPC!APPI.OVER_100 SUBJECTS!APPI.OVER_100
            規則43条4号 概数101人        | involved=YES subjects=101 certainty=ESTIMATED | PPC!APPI.OVER_100 SUBJECTS!APPI.OVER_100
            規則43条4号 最大100人        | involved=YES subjects=100 certainty=MAXIMUM | -
            規則43条4号 概数100人        | involved=YES subjects=100 certainty=ESTIMATED | -
            規則43条4号 確かでない100人   | involved=YES subjects=100 certainty=UNKNOWN | PPC?APPI.OVER_100 SUBJECTS?APPI.OVER_100
            規則43条4号 確かでない101人   | involved=YES subjects=101 certainty=UNKNOWN | PPC!APPI.OVER_100 SUBJECTS!APPI.OVER_100
            C.1 人数が不明なだけでは必要としない | involved=YES subjects=? | PPC?APPI.OVER_100 SUBJECTS?APPI.OVER_100
            規則43条5号 条例要配慮       | involved=YES ordinance=YES | PPC!APPI.ORDINANCE_SENSITIVE SUBJECTS!APPI.ORDINANCE_SENSITIVE
            規則43条5号 条例要配慮が不明  | involved=YES ordinance=UNKNOWN | PPC?APPI.ORDINANCE_SENSITIVE SUBJECTS?APPI.ORDINANCE_SENSITIVE
            C.1 該当と不明: 該当だけが根拠 | involved=YES sensitive=UNKNOWN wrongful=YES subjects=? | PPC!APPI.WRONGFUL SUBJECTS!APPI.WRONGFUL
            C.1 重なる該当はすべて根拠    | involved=YES wrongful=YES subjects=204 | PPC!APPI.WRONGFUL+APPI.OVER_100 SUBJECTS!APPI.WRONGFUL+APPI.OVER_100
            C.1 高度な暗号化は除く       | involved=YES sensitive=YES subjects=500 encrypted=YES | -
            C.1 暗号化が不明なら除かない  | involved=YES subjects=500 encrypted=UNKNOWN | PPC!APPI.OVER_100 SUBJECTS!APPI.OVER_100
            C.2 閲覧の前に回収           | involved=YES subjects=500 recovered=YES | -
            C.2 回収が不明              | involved=YES subjects=500 recovered=UNKNOWN | PPC!APPI.OVER_100 SUBJECTS!APPI.OVER_100
            C.2 回収しても毀損は残る      | involved=YES subjects=500 recovered=YES types=DAMAGE | PPC!APPI.OVER_100 SUBJECTS!APPI.OVER_100
            C.2 回収しても滅失は残る      | involved=YES subjects=500 recovered=YES types=LEAK,LOSS | PPC!APPI.OVER_100 SUBJECTS!APPI.OVER_100
            C.2 漏えいだけなら回収で消える | involved=YES subjects=500 recovered=YES types=LEAK | -
            C.2 窃取の痕跡              | involved=YES wrongful=UNKNOWN signs=DATA_THEFT_TRACE | PPC!APPI.WRONGFUL SUBJECTS!APPI.WRONGFUL
            C.2 情報窃取型マルウェア      | involved=YES wrongful=UNKNOWN signs=INFO_STEALER | PPC!APPI.WRONGFUL SUBJECTS!APPI.WRONGFUL
            C.2 C&C通信                | involved=YES wrongful=UNKNOWN signs=COMMAND_AND_CONTROL | PPC!APPI.WRONGFUL SUBJECTS!APPI.WRONGFUL
            C.2 入力情報の窃取           | involved=YES wrongful=UNKNOWN signs=INPUT_SKIMMING | PPC!APPI.WRONGFUL SUBJECTS!APPI.WRONGFUL
            C.2 業務に不要なアクセス      | involved=YES wrongful=UNKNOWN signs=INSIDER_ACCESS | PPC!APPI.WRONGFUL SUBJECTS!APPI.WRONGFUL
            C.2 第三者の連絡だけでは目的は不明 | involved=YES wrongful=UNKNOWN signs=THIRD_PARTY_NOTICE | PPC?APPI.WRONGFUL SUBJECTS?APPI.WRONGFUL
            """;

    private static final String MY_NUMBER = """
            GL別添2 3B 1人でも報告       | involved=YES myNumber=YES | PPC!MYNUMBER.GUIDELINE SUBJECTS?MYNUMBER.GUIDELINE
            C.1 有無が不明なら有とみなす   | involved=YES myNumber=UNKNOWN | PPC!MYNUMBER.GUIDELINE SUBJECTS?MYNUMBER.GUIDELINE
            GL別添2 暗号化は除く         | involved=YES myNumber=YES encrypted=YES | -
            GL別添2 閲覧の前に回収        | involved=YES myNumber=YES recovered=YES | -
            番号法規則2条1号 事務のシステム | involved=YES myNumber=YES zones=MYNUMBER | PPC!MYNUMBER.SYSTEM SUBJECTS!MYNUMBER.SYSTEM
            番号法規則2条1号 他の系        | involved=YES myNumber=YES zones=LGWAN,INTERNET | PPC!MYNUMBER.GUIDELINE SUBJECTS?MYNUMBER.GUIDELINE
            番号法規則2条2号 不正の目的    | involved=YES myNumber=YES wrongful=YES | PPC!APPI.WRONGFUL+MYNUMBER.WRONGFUL SUBJECTS!APPI.WRONGFUL+MYNUMBER.WRONGFUL
            番号法規則2条2号 目的が不明    | involved=YES myNumber=YES wrongful=UNKNOWN | PPC!MYNUMBER.GUIDELINE SUBJECTS?APPI.WRONGFUL+MYNUMBER.WRONGFUL+MYNUMBER.GUIDELINE
            番号法規則2条3号 閲覧可能な設定 | involved=YES myNumber=YES category=MISCONFIG_EXPOSURE | PPC!MYNUMBER.PUBLIC_EXPOSURE SUBJECTS!MYNUMBER.PUBLIC_EXPOSURE
            番号法規則2条3号 誤公開のおそれ | involved=YES myNumber=YES category=MISDIRECTED zones=INTERNET | PPC!MYNUMBER.GUIDELINE SUBJECTS?MYNUMBER.PUBLIC_EXPOSURE+MYNUMBER.GUIDELINE
            番号法規則2条3号 紙の誤送付    | involved=YES myNumber=YES category=MISDIRECTED | PPC!MYNUMBER.GUIDELINE SUBJECTS?MYNUMBER.GUIDELINE
            番号法規則2条4号 100人は超えない | involved=YES myNumber=YES subjects=100 myNumberSubjects=100 | PPC!MYNUMBER.GUIDELINE SUBJECTS?MYNUMBER.GUIDELINE
            番号法規則2条4号 101人        | involved=YES myNumber=YES myNumberSubjects=101 | PPC!MYNUMBER.OVER_100 SUBJECTS!MYNUMBER.OVER_100
            番号法規則2条4号 個人番号の人数だけ | involved=YES myNumber=YES subjects=500 myNumberSubjects=5 | PPC!APPI.OVER_100+MYNUMBER.GUIDELINE SUBJECTS!APPI.OVER_100
            番号法規則2条4号 人数が不明    | involved=YES myNumber=YES subjects=500 myNumberSubjects=? | PPC!APPI.OVER_100+MYNUMBER.GUIDELINE SUBJECTS!APPI.OVER_100
            番号法規則2条4号 本人の数より多くない | involved=YES myNumber=YES subjects=20 myNumberSubjects=? | PPC!MYNUMBER.GUIDELINE SUBJECTS?MYNUMBER.GUIDELINE
            C.1 二つの法             | involved=YES myNumber=YES subjects=500 myNumberSubjects=500 | PPC!APPI.OVER_100+MYNUMBER.OVER_100 SUBJECTS!APPI.OVER_100+MYNUMBER.OVER_100
            """;

    private static final String HOSPITAL = """
            規則7条 1,000人は超えない     | involved=YES subjects=1000 | -
            規則7条 1,001人             | involved=YES subjects=1001 | PPC!APPI.OVER_1000 SUBJECTS!APPI.OVER_1000
            規則7条 101人では足りない     | involved=YES subjects=101 | -
            規則7条 人数が不明           | involved=YES subjects=? | PPC?APPI.OVER_1000 SUBJECTS?APPI.OVER_1000
            規則7条 条例要配慮はない      | involved=YES ordinance=YES | -
            規則7条 要配慮              | involved=YES sensitive=YES | PPC!APPI.SENSITIVE SUBJECTS!APPI.SENSITIVE
            規則7条 不正の目的           | involved=YES wrongful=YES | PPC!APPI.WRONGFUL SUBJECTS!APPI.WRONGFUL
            番号法は同じ                | involved=YES myNumber=YES myNumberSubjects=101 | PPC!MYNUMBER.OVER_100 SUBJECTS!MYNUMBER.OVER_100
            """;

    private static final String ASSEMBLY = """
            議会 68条は及ばず条例で通知    | involved=YES subjects=101 | SUBJECTS!ASSEMBLY.OVER_100
            議会 要配慮                 | involved=YES sensitive=YES | SUBJECTS!ASSEMBLY.SENSITIVE
            議会 不明は判断待ち          | involved=YES sensitive=UNKNOWN | SUBJECTS?ASSEMBLY.SENSITIVE
            議会 番号法は残る            | involved=YES myNumber=YES wrongful=YES | PPC!MYNUMBER.WRONGFUL SUBJECTS!ASSEMBLY.WRONGFUL+MYNUMBER.WRONGFUL
            議会 番号法のガイドライン      | involved=YES myNumber=YES | PPC!MYNUMBER.GUIDELINE SUBJECTS?MYNUMBER.GUIDELINE
            """;

    private static final String COURSE = """
            1(9)④ 認定で総務省と県       | confirmed=YES | MIC!INCIDENT.CONFIRMED PREFECTURE!INCIDENT.CONFIRMED PUBLIC?INCIDENT.CONFIRMED
            1(9)④ 評価の前はない         | confirmed=UNKNOWN | -
            1(9)④ 非該当ならない         | confirmed=NO | -
            1(9)⑥ 攻撃なら関係機関       | confirmed=YES category=MALWARE | MIC!INCIDENT.CONFIRMED PREFECTURE!INCIDENT.CONFIRMED PUBLIC?INCIDENT.CONFIRMED RELATED_BODY?INCIDENT.ATTACK
            1(9)⑥ 認定の前はない         | category=MALWARE | -
            6.5(3) 犯罪の可能性          | crime=YES | POLICE!CRIME.POSSIBLE
            6.5(3) 可能性が不明          | crime=UNKNOWN | POLICE?CRIME.POSSIBLE
            6.5(3) 可能性なし            | crime=NO | -
            7.3(4) レベル2の完了         | closed=2 | COMMITTEE!INCIDENT.CLOSED
            7.3(4) レベル3の完了         | closed=3 | COMMITTEE!INCIDENT.CLOSED
            7.3(4) レベル1の完了         | closed=1 | -
            C.1 非該当なら不明は消える    | involved=YES sensitive=UNKNOWN crime=UNKNOWN confirmed=NO | -
            C.1 非該当でも該当は残る      | involved=YES sensitive=YES crime=YES confirmed=NO | PPC!APPI.SENSITIVE SUBJECTS!APPI.SENSITIVE POLICE!CRIME.POSSIBLE
            """;

    static Stream<Arguments> rows() {
        return Stream.of(
                        rows(RuleSet.GENERAL, GENERAL + MY_NUMBER + COURSE),
                        rows(RuleSet.HOSPITAL, HOSPITAL),
                        rows(RuleSet.ASSEMBLY, ASSEMBLY))
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> rows(RuleSet ruleSet, String table) {
        return table.lines()
                .map(line -> line.split("\\|", -1))
                .map(cells -> Arguments.of(cells[0].strip(), ruleSet, cells[1].strip(), cells[2].strip()));
    }

    @ParameterizedTest(name = "{0}（{1}）: {2}")
    @MethodSource("rows")
    @DisplayName("5.3(1)④ C.1 事実の組合せごとの義務")
    void facts_give_the_duties(String clause, RuleSet ruleSet, String facts, String duties) {
        var determination = determine(facts, new DutyRules(ruleSet, true));

        assertThat(shown(determination.duties())).isEqualTo(duties);
    }

    @Test
    @DisplayName("表は60を超える組合せを持つ")
    void the_table_is_not_short() {
        assertThat(rows().count()).isGreaterThan(60);
    }

    @Test
    @DisplayName("C.1 団体の定めで条例要配慮を除くことができる")
    void a_profile_may_switch_the_ordinance_off() {
        var determination = determine("involved=YES ordinance=YES", new DutyRules(RuleSet.GENERAL, false));

        assertThat(determination.duties()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "APPI, GENERAL, MIC! PREFECTURE! SUBJECTS! PPC!",
        "MY_NUMBER, GENERAL, MIC! PREFECTURE! SUBJECTS! PPC!",
        "MIC, GENERAL, PREFECTURE! SUBJECTS! PPC!",
        "PREFECTURE, GENERAL, MIC! SUBJECTS! PPC!",
        "ASSEMBLY_ORDINANCE, GENERAL, MIC! PREFECTURE! SUBJECTS! PPC!",
        "ASSEMBLY_ORDINANCE, ASSEMBLY, MIC! PREFECTURE! SUBJECTS! PPC!",
    })
    @DisplayName("(f) 団体の定めで義務を除くと、その出どころの義務だけがなくなる")
    void a_profile_switches_duties_off(DutySource off, RuleSet ruleSet, String left) {
        String facts = "involved=YES sensitive=YES myNumber=YES wrongful=YES confirmed=YES";
        var duties =
                determine(facts, new DutyRules(ruleSet, true, List.of(off))).duties();

        assertThat(duties.stream()
                        .filter(duty -> duty.strength() == Strength.REQUIRED)
                        .map(duty -> duty.recipient() + "!")
                        .distinct())
                .containsExactlyInAnyOrder(left.split(" ", -1));
        assertThat(duties.stream().flatMap(duty -> duty.basis().stream()))
                .noneMatch(basis -> off == DutySource.APPI && basis.startsWith("APPI."))
                .noneMatch(basis -> off == DutySource.MY_NUMBER && basis.startsWith("MYNUMBER."))
                .noneMatch(basis -> off == DutySource.ASSEMBLY_ORDINANCE && basis.startsWith("ASSEMBLY."));
    }

    private static FurtherRecipient further(FurtherGround ground, Recipient recipient, FurtherRecipient.When when) {
        return new FurtherRecipient(ground, recipient, Strength.PROPOSED, "定め " + ground, "速やかに", when);
    }

    @ParameterizedTest
    @CsvSource({
        "category=DOS zones=LGWAN confirmed=YES involved=YES, true",
        "category=MALWARE zones=LGWAN confirmed=YES involved=YES, false",
        "category=DOS zones=INTERNET confirmed=YES involved=YES, false",
        "category=DOS zones=LGWAN confirmed=UNKNOWN involved=YES, false",
        "category=DOS zones=LGWAN confirmed=YES involved=NO, false",
    })
    @DisplayName("C.1 R10〜R16 団体が定める報告先は、条件がすべて成り立つときに判断待ちとなる")
    void further_recipients_need_all_conditions(String facts, boolean asked) {
        var when = new FurtherRecipient.When(List.of(Category.DOS), List.of(Zone.LGWAN), null, true, true);
        var nco = further(FurtherGround.COMMON_FORM, Recipient.NCO, when);

        assertThat(determine(facts, List.of(nco)))
                .filteredOn(duty -> duty.recipient() == Recipient.NCO)
                .extracting(duty -> duty.stage() + " " + duty.strength() + " " + duty.basis() + " " + duty.clause())
                .containsExactlyElementsOf(
                        asked ? List.of("FIRST PROPOSED [FURTHER.COMMON_FORM] 定め COMMON_FORM") : List.of());
    }

    @Test
    @DisplayName("C.1 同じ報告先の根拠は一つの義務にまとまり、必要なものがあれば必要となる")
    void one_recipient_has_one_duty() {
        var school =
                further(FurtherGround.SCHOOL, Recipient.OTHER, FurtherRecipient.When.inZones(List.of(Zone.LEARNING)));
        var excluded = new FurtherRecipient(
                FurtherGround.EXCLUDED_NETWORK,
                Recipient.OTHER,
                Strength.REQUIRED,
                "適用範囲",
                "速やかに",
                FurtherRecipient.When.inZones(List.of(Zone.LEARNING)));

        assertThat(determine("zones=LEARNING", List.of(school, excluded)))
                .singleElement()
                .satisfies(duty -> {
                    assertThat(duty.strength()).isEqualTo(Strength.REQUIRED);
                    assertThat(duty.basis()).containsExactly("FURTHER.EXCLUDED_NETWORK");
                });
        assertThat(determine("zones=LEARNING confirmed=NO", List.of(school))).isEmpty();
    }

    private static List<Duty> determine(String facts, List<FurtherRecipient> further) {
        var step = new Knowledge(FactsOf.of(facts), PersonalData.UNSTATED, K);
        return DeterminationPolicy.determine(List.of(step), new DutyRules(RuleSet.GENERAL, true), further)
                .duties();
    }

    static Stream<Arguments> clauses() {
        return Stream.of(
                Arguments.of(RuleSet.GENERAL, "sensitive=YES", "個人情報保護法68条1項", "個人情報保護法68条2項"),
                Arguments.of(RuleSet.HOSPITAL, "sensitive=YES", "個人情報保護法26条1項", "個人情報保護法26条2項"),
                Arguments.of(RuleSet.GENERAL, "myNumber=YES", "特定個人情報ガイドライン別添2", "特定個人情報ガイドライン別添2"),
                Arguments.of(
                        RuleSet.GENERAL,
                        "myNumber=YES wrongful=YES",
                        "個人情報保護法68条1項、番号法29条の4第1項",
                        "個人情報保護法68条2項、番号法29条の4第2項"),
                Arguments.of(RuleSet.ASSEMBLY, "myNumber=YES wrongful=YES", "番号法29条の4第1項", "議会の個人情報保護条例、番号法29条の4第2項"));
    }

    @ParameterizedTest
    @MethodSource("clauses")
    @DisplayName("C.1 義務はその根拠の条項をすべて示す")
    void a_duty_names_the_clauses_of_its_grounds(RuleSet ruleSet, String facts, String report, String notice) {
        var duties =
                determine("involved=YES " + facts, new DutyRules(ruleSet, true)).duties();

        assertThat(duties)
                .filteredOn(duty -> duty.recipient() == Recipient.PPC)
                .extracting(Duty::clause)
                .containsOnly(report);
        assertThat(duties)
                .filteredOn(duty -> duty.recipient() == Recipient.SUBJECTS)
                .extracting(Duty::clause)
                .containsOnly(notice);
    }

    @Test
    @DisplayName("G.6 報告先ごとの区分は定めのとおりである")
    void every_recipient_has_its_stages() {
        var duties = determine(
                        "involved=YES sensitive=YES crime=YES confirmed=YES category=MALWARE closed=2",
                        new DutyRules(RuleSet.GENERAL, true))
                .duties();

        assertThat(duties)
                .extracting(duty -> duty.recipient() + " " + duty.stage())
                .containsExactly(
                        "PPC PRELIMINARY",
                        "PPC FINAL_LEGAL",
                        "SUBJECTS NOTICE",
                        "MIC FIRST",
                        "PREFECTURE FIRST",
                        "POLICE FIRST",
                        "PUBLIC FIRST",
                        "RELATED_BODY FIRST",
                        "COMMITTEE LAST");
    }

    private static Determination determine(String facts, DutyRules rules) {
        var step = new Knowledge(FactsOf.of(facts), PersonalData.UNSTATED, K);
        return DeterminationPolicy.determine(List.of(step), rules, List.of());
    }

    private static String shown(List<Duty> duties) {
        var shown = duties.stream()
                .filter(duty -> duty.stage() != ReportStage.FINAL_LEGAL)
                .map(duty -> duty.recipient()
                        + (duty.strength() == Strength.REQUIRED ? "!" : "?")
                        + String.join("+", duty.basis()))
                .toList();
        return shown.isEmpty() ? "-" : String.join(" ", shown);
    }
}
