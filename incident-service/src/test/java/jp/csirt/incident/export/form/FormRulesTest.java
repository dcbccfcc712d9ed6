package jp.csirt.incident.export.form;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.csirt.incident.domain.incident.AssessmentEvent.AssessmentApproved;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentNotNeeded;
import jp.csirt.incident.domain.incident.DecisionResult;
import jp.csirt.incident.domain.incident.DisclosureDecision;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureDecided;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureProposed;
import jp.csirt.incident.domain.incident.DisclosureMode;
import jp.csirt.incident.domain.incident.DisclosureResult;
import jp.csirt.incident.domain.incident.InternalRecipient;
import jp.csirt.incident.domain.incident.NonDisclosureReason;
import jp.csirt.incident.domain.incident.PoliceContact;
import jp.csirt.incident.domain.incident.PoliceContactType;
import jp.csirt.incident.domain.incident.PoliceEvent.PoliceContacted;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionDecided;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionProposed;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportedInternally;
import jp.csirt.incident.domain.incident.SubjectNotification;
import jp.csirt.incident.domain.incident.SubjectNotificationDecision;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationDecided;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectsNotified;
import jp.csirt.incident.domain.incident.SubjectNotificationMethod;
import jp.csirt.incident.domain.incident.SubjectNotificationResult;
import jp.csirt.incident.domain.incident.Verdict;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.shared.TriState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
    @CsvSource({"YES, 自治体機密性3B　TLP:AMBER+STRICT", "NO, 自治体機密性3C　TLP:AMBER+STRICT", "UNKNOWN, 自治体機密性3C　TLP:AMBER+STRICT"
    })
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
                        act -> new ReportedInternally(Story.ID, act, InternalRecipient.CISO, null, "軽微", null))
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

    @Test
    @DisplayName("公表しないと判断したときは、公表の欄を該当なしとし、理由を書く")
    void what_is_not_made_public_says_why() {
        var decision = new DisclosureDecision(
                DisclosureResult.NOT_PUBLIC, NonDisclosureReason.VICTIM_WISH, "本人の申出による。", null, DisclosureMode.NONE);
        var response = Form.RESPONSE.fill(Stories.minimal()
                .then(3, "2026-02-20T01:00:00Z", act -> new DisclosureDecided(Story.ID, act, decision, null))
                .facts());
        assertThat(response.field("B901").text())
                .startsWith("公表しない　（非公表）　本人の申出による。")
                .contains("副町長");
        assertThat(response.field("B902").text()).isEqualTo("該当なし");
        assertThat(response.field("B903").text()).isEqualTo("公表しない\n被害者の意思\n本人の申出による。");
    }

    @Test
    @DisplayName("判断を待つ公表の案は、未了と書く")
    void a_waiting_proposal_says_that_it_waits() {
        var proposal = new DisclosureDecision(
                DisclosureResult.DEFERRED, null, null, Instant.parse("2026-03-01T00:00:00Z"), null);
        var response = Form.RESPONSE.fill(Stories.minimal()
                .then(2, "2026-02-20T01:00:00Z", act -> new DisclosureProposed(Story.ID, act, proposal))
                .facts());
        assertThat(response.field("B901").text()).isEqualTo("案: 保留　総務課長\n判断　未了");
        assertThat(response.field("B903").state()).isEqualTo(FieldState.EMPTY);
    }

    @Test
    @DisplayName("代替措置は、理由とともに通知できない欄に書く")
    void a_substitute_is_told_with_its_reason() {
        var decision = new SubjectNotificationDecision(SubjectNotificationResult.SUBSTITUTE, "連絡先が分からない。");
        var response = Form.RESPONSE.fill(Stories.minimal()
                .then(3, "2026-02-20T01:00:00Z", act -> new SubjectNotificationDecided(Story.ID, act, decision, null))
                .then(
                        4,
                        "2026-02-21T01:00:00Z",
                        act -> new SubjectsNotified(
                                Story.ID,
                                act,
                                1,
                                new SubjectNotification(SubjectNotificationMethod.SUBSTITUTE, 0, "窓口を設けた。")))
                .facts());
        assertThat(response.field("B801").text()).contains("判断: 代替措置による", "実施: 代替措置");
        assertThat(response.field("B802").text()).isEqualTo("代替措置による: 連絡先が分からない。\n代替措置　令和8年2月21日 10時00分　窓口を設けた。");
    }

    @Test
    @DisplayName("警察に連絡した事案は、連絡を要したものとして書く")
    void whoever_was_told_needed_to_be_told() {
        var contact = new PoliceContact(PoliceContactType.REPORT, "粕屋警察署", null);
        var told = Stories.minimal()
                .then(2, "2026-02-20T01:00:00Z", act -> new PoliceContacted(Story.ID, act, 1, contact))
                .facts();
        assertThat(Form.OCCURRENCE.fill(told).field("A902").text()).isEqualTo("要（連絡済）");
        assertThat(Form.RESPONSE.fill(told).field("B703").text()).contains("通報", "粕屋警察署", "総務課長");
        assertThat(Form.OCCURRENCE
                        .fill(report(TriState.NO, TriState.YES).facts())
                        .field("A902")
                        .text())
                .isEqualTo("要");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    @DisplayName("(f) 団体の定めが西暦なら、様式の日付はすべて西暦で書く")
    void dates_follow_the_profile(Form form) {
        String western = text(form.fill(Stories.full().western()));
        assertThat(western).contains("2026年2月20日").doesNotContain("令和");
        assertThat(western.replace("2026年", "令和8年"))
                .isEqualTo(text(form.fill(Stories.full().facts())));
    }

    private static String text(FormDocument document) {
        return document.fields().map(FormField::text).collect(joining("\n"));
    }

    private static String lead(Story story) {
        return Form.OCCURRENCE.fill(story.facts()).seals().get(2).text();
    }

    private static Story report(TriState personalData, TriState crimePossible) {
        return Story.of("2026-02-20T00:15:00Z", Reports.minimal("件名", "概要", personalData, crimePossible));
    }
}
