package jp.csirt.incident.export.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.incident.ExceptionDecision;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionDecided;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionRequested;
import jp.csirt.incident.domain.incident.PersonnelActionKind;
import jp.csirt.incident.domain.incident.PersonnelEvent.PersonnelActionRecorded;
import jp.csirt.incident.domain.incident.VendorEvent.VendorMeasureRequested;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("様式Bの委託事業者・例外措置・別綴の欄")
class ResponseTracksTest {

    @Test
    @DisplayName("B1001 まだ回答のない対処要求は未回答と書く")
    void a_request_without_an_answer_says_so() {
        var story = Stories.minimal()
                .then(
                        4,
                        "2026-02-21T01:00:00Z",
                        act -> new VendorMeasureRequested(
                                Story.ID, act, 1, "保守業者", "報告", false, Instant.parse("2026-02-22T00:00:00Z")));

        assertThat(text(story, "B1001")).isEqualTo("令和8年2月21日 10時00分　保守業者　要求者: 税務課長　報告　期限: 令和8年2月22日 9時00分　求めない　未回答");
    }

    @Test
    @DisplayName("B1401 兼務の理由は例外措置の欄に書く")
    void the_reason_for_one_person_stands_with_the_exception() {
        var story = Stories.minimal()
                .then(
                        4,
                        "2026-02-21T01:00:00Z",
                        act -> new ExceptionRequested(
                                Story.ID, act, 1, "取込み", "他に方法がない", LocalDate.of(2026, 2, 28), true))
                .then(
                        3,
                        "2026-02-21T02:00:00Z",
                        act -> new ExceptionDecided(
                                Story.ID, act, 1, ExceptionDecision.REJECTED, "", new DutyOverride("全員不在")));

        assertThat(text(story, "B1401"))
                .isEqualTo("令和8年2月21日 10時00分　取込み　理由: 他に方法がない　期限: 令和8年2月28日　緊急（事後報告）　税務課長"
                        + "　不許可　令和8年2月21日 11時00分　副町長　兼務(1(8)ただし書相当): 全員不在");
    }

    @Test
    @DisplayName("B1402 別綴は有無だけを書き、時系列には出さない")
    void the_file_is_mentioned_and_never_told() {
        var story = Stories.minimal();
        assertThat(text(story, "B1402")).isEqualTo("調査中");
        assertThat(text(Stories.full(), "B1402")).isEqualTo("無");
        story.then(
                4,
                "2026-02-21T01:00:00Z",
                act -> new PersonnelActionRecorded(Story.ID, act, PersonnelActionKind.ACTIONED, "秘密", null));

        assertThat(text(story, "B1402")).isEqualTo("有（別綴）");
        assertThat(story.facts().timeline()).hasSize(1);
        assertThat(Form.RESPONSE.fill(story.facts()).fields())
                .noneMatch(field -> field.text().contains("秘密"));
    }

    private static String text(Story story, String field) {
        return Form.RESPONSE.fill(story.facts()).field(field).text();
    }
}
