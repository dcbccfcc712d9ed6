package jp.csirt.incident.export.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.csirt.incident.domain.assessment.DutyRules;
import jp.csirt.incident.domain.assessment.Facts;
import jp.csirt.incident.domain.assessment.Finding;
import jp.csirt.incident.domain.assessment.RuleSet;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.Obligation;
import jp.csirt.incident.domain.incident.ObligationEvent.DutiesDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationWithdrawn;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Impact;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("発生状況報告書の報告要否判定")
class OccurrenceDutiesTest {

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN, '', 調査中, EMPTY, 調査中, EMPTY",
        "NO, '', 該当なし, FILLED, 該当なし, FILLED",
        "YES, APPI.OVER_100!, 個人情報（本人の数が100人を超える）　該当, FILLED, 該当なし, FILLED",
        "YES, APPI.SENSITIVE?, 個人情報（要配慮個人情報）　不明, UNKNOWN, 該当なし, FILLED",
        "YES, ASSEMBLY.WRONGFUL!, '議会の個人情報（不正の目的のおそれ）　該当\n本人への通知は議長が行う', FILLED, 該当なし, FILLED",
        "YES, MYNUMBER.SYSTEM!, 該当なし, FILLED, 特定個人情報（個人番号利用事務のシステム）　該当, FILLED",
    })
    @DisplayName("E.1 A1001とA1002は最後の判定を示す")
    void fields_show_the_last_determination(
            TriState involved, String findings, String appi, FieldState one, String myNumber, FieldState two) {
        var form = Form.OCCURRENCE.fill(Stories.minimal()
                .then(
                        1,
                        "2026-02-20T00:30:00Z",
                        act -> new DutiesDetermined(
                                Story.ID,
                                act,
                                facts(involved),
                                new DutyRules(RuleSet.GENERAL, true),
                                "duties-1",
                                findings(findings)))
                .facts());

        assertThat(form.field("A1001").text()).isEqualTo(appi);
        assertThat(form.field("A1001").state()).isEqualTo(one);
        assertThat(form.field("A1002").text()).isEqualTo(myNumber);
        assertThat(form.field("A1002").state()).isEqualTo(two);
    }

    @Test
    @DisplayName("E.1 A1003は個人情報保護委員会と本人のほかへの報告の要否と期限を示し、評価が済んで義務がなければ該当なしとなる")
    void duties_to_others_are_told_with_their_limits() {
        var owed = Stories.minimal()
                .then(1, "2026-02-20T00:30:00Z", duty(Recipient.PPC, ReportStage.PRELIMINARY, null))
                .then(1, "2026-02-20T00:30:00Z", duty(Recipient.MIC, ReportStage.FIRST, "2026-02-20T01:00:00Z"))
                .then(1, "2026-02-20T00:30:00Z", duty(Recipient.POLICE, ReportStage.FIRST, null))
                .then(
                        1,
                        "2026-02-20T00:40:00Z",
                        act -> new ObligationWithdrawn(
                                Story.ID,
                                act,
                                idOf(Recipient.MIC, ReportStage.FIRST),
                                Recipient.MIC,
                                ReportStage.FIRST,
                                "誤報"));

        assertThat(others(Stories.minimal())).isEqualTo("調査中");
        assertThat(others(Stories.full())).isEqualTo("該当なし");
        assertThat(others(owed)).isEqualTo("総務省　第一報　取消　令和8年2月20日 10時00分　5.3(1)④\n警察　第一報　必要　定めなし　5.3(1)④");
    }

    @Test
    @DisplayName("C.3(2) 後から分かった根拠で期限を数える報告書は、その起算を示し、知った日時を起算とは言わない")
    void a_limit_that_starts_later_says_from_when() {
        var later = Stories.minimal()
                .then(1, "2026-02-20T00:30:00Z", duty(Recipient.PPC, ReportStage.PRELIMINARY, "2026-02-24T15:00:00Z"));
        var report = Form.PPC.fill(later.facts());

        assertThat(report.field("P03").text()).isEqualTo("速報　令和8年2月25日 0時00分（起算 令和8年2月20日 9時30分）");
        assertThat(report.field("A203").label()).isEqualTo("知った日時");
        assertThat(Form.PPC.fill(Stories.minimal().facts()).field("A203").label())
                .isEqualTo("知った日時（法定期限の起算）");
    }

    @Test
    @DisplayName("C.3(2) 後から分かった根拠は、該当性の欄にもその起算を書く")
    void a_ground_found_later_says_since_when() {
        var form = Form.OCCURRENCE.fill(Stories.minimal()
                .then(
                        1,
                        "2026-02-20T00:30:00Z",
                        act -> new DutiesDetermined(
                                Story.ID,
                                act,
                                facts(TriState.YES),
                                new DutyRules(RuleSet.GENERAL, true),
                                "duties-1",
                                List.of(new Finding(
                                        "APPI.OVER_100", Strength.REQUIRED, Instant.parse("2026-02-20T00:25:00Z")))))
                .facts());

        assertThat(form.field("A1001").text()).isEqualTo("個人情報（本人の数が100人を超える）　該当（起算 令和8年2月20日 9時25分）");
    }

    private static String others(Story story) {
        return Form.OCCURRENCE.fill(story.facts()).field("A1003").text();
    }

    private static Function<Act, IncidentEvent> duty(Recipient recipient, ReportStage stage, @Nullable String due) {
        return act -> new ObligationDetermined(
                Story.ID,
                act,
                idOf(recipient, stage),
                new Duty(recipient, stage, Strength.REQUIRED, List.of("X.Y"), "5.3(1)④", act.occurredAt()),
                due == null ? null : Due.at(Instant.parse(due)),
                "duties-1",
                null,
                false,
                "確かめた");
    }

    private static UUID idOf(Recipient recipient, ReportStage stage) {
        return Obligation.idOf(Story.ID, recipient, stage);
    }

    private static Facts facts(TriState involved) {
        var stated = new PersonalData(
                involved, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
        return new Facts(stated, Category.LOSS, List.of(), Impact.UNSTATED, TriState.NO, TriState.UNKNOWN, null);
    }

    /** A ground ends in {@code !} when it is established. */
    private static List<Finding> findings(String words) {
        return Stream.of(words.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> new Finding(
                        word.substring(0, word.length() - 1),
                        word.endsWith("!") ? Strength.REQUIRED : Strength.PROPOSED,
                        Instant.parse("2026-02-20T00:05:00Z")))
                .toList();
    }
}
