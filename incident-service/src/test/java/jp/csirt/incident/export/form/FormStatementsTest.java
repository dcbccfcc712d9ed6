package jp.csirt.incident.export.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentExecuted;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentInstructed;
import jp.csirt.incident.domain.incident.DecisionResult;
import jp.csirt.incident.domain.incident.DisclosureDecision;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureDecided;
import jp.csirt.incident.domain.incident.DisclosureMode;
import jp.csirt.incident.domain.incident.DisclosureResult;
import jp.csirt.incident.domain.incident.Execution;
import jp.csirt.incident.domain.incident.Instruction;
import jp.csirt.incident.domain.incident.InternalRecipient;
import jp.csirt.incident.domain.incident.InternalReport;
import jp.csirt.incident.domain.incident.InternalReportKind;
import jp.csirt.incident.domain.incident.IssueNumber;
import jp.csirt.incident.domain.incident.NonDisclosureReason;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionDecided;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionProposed;
import jp.csirt.incident.domain.incident.ProposedMeasure;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportedInternally;
import jp.csirt.incident.domain.incident.Situation;
import jp.csirt.incident.domain.report.Channel;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.read.record.FiguresFold;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("様式が言うことと言わないこと")
class FormStatementsTest {

    private static Story told(InternalReportKind kind) {
        return Stories.minimal()
                .then(
                        4,
                        "2026-02-20T00:40:00Z",
                        act -> new ReportedInternally(
                                Story.ID,
                                act,
                                InternalRecipient.CISO,
                                new InternalReport(kind, Channel.PHONE, null),
                                null,
                                "OVERALL_MANAGER"));
    }

    @Test
    @DisplayName("1(2)① CISOの代わりに受けた報告は、代わりに受けた職を書く")
    void a_report_that_another_post_took_names_it() {
        var facts = told(InternalReportKind.REPORT).facts();
        String instead = "（代わりに 統括情報セキュリティ責任者）";

        assertThat(Form.OCCURRENCE.fill(facts).field("A108").text()).isEqualTo("令和8年2月20日 9時40分" + instead);
        assertThat(Form.FIRST.fill(facts).field("F01").text()).endsWith(instead);
        assertThat(Form.RESPONSE.fill(facts).field("B1701").text()).contains("CISOへの報告" + instead + "まで");
        assertThat(Form.OCCURRENCE
                        .fill(told(InternalReportKind.ASSESSMENT).facts())
                        .field("A704")
                        .text())
                .endsWith(instead);
    }

    @Test
    @DisplayName("公表しないと判断した後の本人への通知は、公表を調査中とは言わない")
    void who_is_not_published_is_not_being_looked_into() {
        var decision = new DisclosureDecision(
                DisclosureResult.NOT_PUBLIC, NonDisclosureReason.VICTIM_WISH, "本人の申出による。", null, DisclosureMode.NONE);
        var decided = Stories.minimal()
                .then(3, "2026-02-20T01:00:00Z", act -> new DisclosureDecided(Story.ID, act, decision, null));

        assertThat(Form.SUBJECT_NOTICE.fill(decided.facts()).field("N04").text())
                .isEqualTo("該当なし");
        assertThat(Form.SUBJECT_NOTICE
                        .fill(Stories.minimal().facts())
                        .field("N04")
                        .text())
                .isEqualTo("調査中");
    }

    @Test
    @DisplayName("A508 本人の数が分からなくても、分かっている特定個人情報の本人の数は書く")
    void the_number_of_those_with_my_number_is_told_alone() {
        var data = new PersonalData(
                null, null, null, null, null, null, null, null, null, 1200, null, null, null, null, null, null);
        var field = Form.OCCURRENCE
                .fill(Stories.minimal()
                        .then(
                                1,
                                "2026-02-20T01:00:00Z",
                                act -> new SituationConfirmed(
                                        Story.ID,
                                        act,
                                        new Situation("確かめた", data, null, null, null, null, act.occurredAt())))
                        .facts())
                .field("A508");

        assertThat(field.text()).isEqualTo("調査中　うち特定個人情報 1,200人");
        assertThat(field.state()).isEqualTo(FieldState.UNKNOWN);
    }

    @Test
    @DisplayName("応急措置の完了は、台帳も様式も統計も、指示がすべて済んだ時とする")
    void the_end_of_a_response_is_one_for_all() {
        var story = Stories.minimal()
                .then(
                        2,
                        "2026-02-20T01:00:00Z",
                        act -> new ContainmentInstructed(Story.ID, act, 1, new Instruction("tax", "隔離", null)))
                .then(
                        5,
                        "2026-02-20T02:00:00Z",
                        act -> new ContainmentExecuted(
                                Story.ID, act, 1, List.of(1), new Execution("隔離した", "止まった", null)))
                .then(
                        5,
                        "2026-02-23T02:00:00Z",
                        act -> new ContainmentExecuted(
                                Story.ID, act, 2, List.of(), new Execution("見回った", "異常なし", null)));
        Instant ended = Instant.parse("2026-02-20T02:00:00Z");

        assertThat(FiguresFold.of(story.record()).containedAt()).isEqualTo(ended);
        assertThat(story.facts().incident().containment().completedAt()).isEqualTo(ended);
    }

    @Test
    @DisplayName("5.3(3)④ 完了の前に発行する最終報は、なかったことを調査中と書かず、該当なし・無と書く")
    void the_last_report_does_not_call_what_never_was_open() {
        Story story = Stories.minimal();
        var last = Form.RESPONSE.fill(story.facts(new IssueNumber(2, true)));
        for (String id : List.of("B103", "B203", "B402", "B702", "B704", "B1001", "B1401")) {
            assertThat(last.field(id).text()).as(id).isEqualTo("該当なし");
        }
        assertThat(last.field("B1402").text()).isEqualTo("無");
        assertThat(last.field("B901").text()).isEqualTo("調査中");
        assertThat(Form.OCCURRENCE
                        .fill(story.facts(new IssueNumber(2, true)))
                        .field("A1101")
                        .text())
                .isEqualTo("該当なし");

        var second = Form.RESPONSE.fill(story.facts(new IssueNumber(2, false)));
        assertThat(second.field("B1402").text()).isEqualTo("調査中");
        assertThat(second.field("B203").text()).isEqualTo("調査中");
    }

    @Test
    @DisplayName("B1701 期限を過ぎた報告は、対応の振り返りに書く")
    void the_review_tells_what_was_late() {
        var owed = Stories.minimal().then(1, "2026-02-20T00:30:00Z", Story.duty("2026-02-24T15:00:00Z"));

        assertThat(Form.RESPONSE.fill(owed.facts()).field("B1701").text()).contains("期限を過ぎて未了の報告: 個人情報保護委員会　速報");
        assertThat(Form.RESPONSE.fill(Stories.full().facts()).field("B1701").text())
                .doesNotContain("期限を過ぎて", "期限に遅れた");
    }

    @Test
    @DisplayName("B1601 情報セキュリティ委員会への報告の日は、完了判定に書く")
    void the_closing_tells_when_the_committee_was_told() {
        var told = Stories.full()
                .then(
                        2,
                        "2026-04-10T01:00:00Z",
                        act -> new ReportedInternally(
                                Story.ID,
                                act,
                                InternalRecipient.COMMITTEE,
                                new InternalReport(InternalReportKind.REPORT, Channel.IN_PERSON, null),
                                null,
                                null));

        assertThat(Form.RESPONSE.fill(told.facts()).field("B1601").text()).contains("情報セキュリティ委員会への報告　令和8年4月10日 10時00分");
    }

    private static ProposedMeasure measure(String what, boolean done) {
        return new ProposedMeasure(what, "SYS_MANAGER", LocalDate.of(2026, 3, 1), done);
    }

    private static Story planned(DecisionResult first) {
        return Stories.minimal()
                .then(
                        1,
                        "2026-02-21T01:00:00Z",
                        act -> new PreventionProposed(Story.ID, act, 1, List.of(measure("遮断した", true))))
                .then(
                        3,
                        "2026-02-21T02:00:00Z",
                        act -> new PreventionDecided(Story.ID, act, 1, first, "意見", List.of(), "追って", null))
                .then(
                        1,
                        "2026-02-22T01:00:00Z",
                        act -> new PreventionProposed(
                                Story.ID, act, 2, List.of(measure("設定を改めた", true), measure("研修", false))));
    }

    @Test
    @DisplayName("B1201 二つ目の再発防止策を出しても、一つ目で実施済みの措置は消えない。差し戻した案は載らない")
    void measures_done_before_stay_with_a_second_plan() {
        assertThat(Form.RESPONSE
                        .fill(planned(DecisionResult.APPROVED).facts())
                        .field("B1201")
                        .text())
                .contains("遮断した", "設定を改めた")
                .doesNotContain("研修");
        assertThat(Form.PPC
                        .fill(planned(DecisionResult.RETURNED).facts())
                        .field("B1201")
                        .text())
                .contains("設定を改めた")
                .doesNotContain("遮断した");
    }
}
