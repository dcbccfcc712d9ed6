package jp.csirt.incident.export.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import jp.csirt.incident.domain.incident.AssessmentEvent.AssessmentApproved;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentNotNeeded;
import jp.csirt.incident.domain.incident.DecisionResult;
import jp.csirt.incident.domain.incident.InternalRecipient;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionDecided;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionProposed;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportedInternally;
import jp.csirt.incident.domain.incident.Verdict;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.shared.TriState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormRulesTest {
    private static final Names NAMES = new Names(Story.PROFILE);

    @Test
    @DisplayName("犯罪でも個人情報の事案でもなければ、警察・証拠・本人対応の欄は該当なしとする")
    void conditional_fields_that_do_not_apply_say_so() {
        var facts = report(TriState.NO, TriState.NO).facts();
        var response = Form.RESPONSE.fill(facts);
        for (var id : List.of("B401", "B703", "B801", "B802", "B803")) {
            assertThat(response.field(id).text()).as(id).isEqualTo("該当なし");
            assertThat(response.field(id).state()).isEqualTo(FieldState.FILLED);
        }
        var occurrence = Form.OCCURRENCE.fill(facts);
        assertThat(occurrence.field("A501").text()).isEqualTo("無");
        assertThat(occurrence.field("A508").text()).isEqualTo("該当なし");
    }

    @Test
    @DisplayName("犯罪かどうか分からないうちは該当なしとしない")
    void unknown_conditions_stay_open() {
        var response = Form.RESPONSE.fill(Stories.minimal().facts());
        for (var id : List.of("B401", "B703", "B801", "B1001")) {
            assertThat(response.field(id).text()).as(id).isEqualTo("調査中");
            assertThat(response.field(id).state()).isEqualTo(FieldState.EMPTY);
        }
    }

    @ParameterizedTest
    @CsvSource({"YES, 自治体機密性3B", "NO, 自治体機密性3C", "UNKNOWN, 自治体機密性3C"})
    @DisplayName("個人情報があれば取扱区分を上げる")
    void personal_data_raises_the_classification(TriState involved, String expected) {
        assertThat(Form.OCCURRENCE
                        .fill(report(involved, TriState.NO).facts())
                        .field("H09")
                        .text())
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("再開した後は、前の評価の承認を決裁欄に残さない")
    void reopening_clears_the_seal() {
        var story = Stories.minimal()
                .then(
                        1,
                        "2026-02-20T01:00:00Z",
                        act -> new IncidentAssessed(
                                Story.ID, act, 1, Verdict.NOT_INCIDENT, 0, Category.TARGETED_ATTACK, "開いていない。"))
                .then(2, "2026-02-20T01:10:00Z", act -> new AssessmentApproved(Story.ID, act, 1, null));
        assertThat(lead(story)).isEqualTo("評価を承認\n総務課長\n令和8年2月20日\n10時10分");
        assertThat(lead(story.then(2, "2026-02-20T02:00:00Z", act -> new IncidentReopened(Story.ID, act, "開いていた。"))))
                .isEmpty();
    }

    @Test
    @DisplayName("差し戻した再発防止策はCISOの決裁としない")
    void returned_plan_is_no_seal() {
        var story = Stories.minimal()
                .then(1, "2026-02-21T01:00:00Z", act -> new PreventionProposed(Story.ID, act, 1, List.of()))
                .then(
                        3,
                        "2026-02-21T02:00:00Z",
                        act -> new PreventionDecided(
                                Story.ID, act, 1, DecisionResult.RETURNED, "期限を書くこと。", List.of(), null, null));
        var response = Form.RESPONSE.fill(story.facts());
        assertThat(response.seals().getFirst().text()).isEmpty();
        assertThat(response.field("B1302").text()).contains("差戻し", "期限を書くこと。");
    }

    @Test
    @DisplayName("不要とした措置と報告は理由を書く")
    void what_was_not_needed_says_why() {
        var facts = Stories.minimal()
                .then(1, "2026-02-20T01:00:00Z", act -> new ContainmentNotNeeded(Story.ID, act, "開いていない。"))
                .then(
                        2,
                        "2026-02-20T01:00:00Z",
                        act -> new ReportedInternally(Story.ID, act, InternalRecipient.CISO, null, "軽微"))
                .facts();
        assertThat(Form.RESPONSE.fill(facts).field("B201").text()).isEqualTo("応急措置は不要（開いていない。）");
        assertThat(Form.OCCURRENCE.fill(facts).field("A108").text()).isEqualTo("報告不要（軽微）");
    }

    @ParameterizedTest
    @CsvSource({
        "SEC_MANAGER@tax, 税務課 情報セキュリティ管理者",
        "OVERALL_MANAGER@education, 教育委員会 統括情報セキュリティ責任者",
        "CISO, 最高情報セキュリティ責任者",
        "SYS_MANAGER@nowhere, nowhere 情報システム管理者",
        "tax, 税務課",
        "全学校園所, 全学校園所",
    })
    @DisplayName("職の符号は名称で書き、ほかの言葉はそのまま書く")
    void posts_print_their_names(String code, String expected) {
        assertThat(NAMES.post(code)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 1分未満", "PT59S, 1分未満", "PT65M, 1時間5分", "PT51H, 2日3時間", "P400D, 400日"})
    @DisplayName("所要時間を日本語で書く")
    void durations_are_words(Duration duration, String expected) {
        assertThat(JapaneseDuration.words(duration)).isEqualTo(expected);
    }

    private static String lead(Story story) {
        return Form.OCCURRENCE.fill(story.facts()).seals().get(2).text();
    }

    private static Story report(TriState personalData, TriState crimePossible) {
        return Story.of("2026-02-20T00:15:00Z", Reports.minimal("件名", "概要", personalData, crimePossible));
    }
}
