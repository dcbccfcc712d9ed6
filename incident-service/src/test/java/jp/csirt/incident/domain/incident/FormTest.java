package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.FILES;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.LEAD;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.issued;
import static jp.csirt.incident.domain.incident.Given.reported;
import static jp.csirt.incident.domain.incident.Refusal.because;
import static jp.csirt.incident.domain.incident.ReportForm.OCCURRENCE;
import static jp.csirt.incident.domain.incident.ReportForm.RESPONSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionApproved;
import jp.csirt.incident.domain.incident.FormCommand.IssueForm;
import jp.csirt.incident.domain.incident.FormEvent.FormIssued;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("様式の発行")
class FormTest {

    private final FixtureConfiguration<Incident> incident = Given.incident();

    private static IssueForm issue(ReportForm form, int n, boolean last) {
        return new IssueForm(ID, by(LEAD), form, new IssueNumber(n, last), 3, FILES, null);
    }

    @Test
    @DisplayName("5.3(3)④b 様式は評価を待たずに発行でき、様式ごとに番号が付く")
    void each_form_counts_for_itself() {
        incident.given(reported(), issued(OCCURRENCE, 1, false), issued(OCCURRENCE, 2, false))
                .when(issue(RESPONSE, 1, true))
                .expectResultMessagePayload(new Created(1))
                .expectEvents(new FormIssued(ID, by(LEAD), RESPONSE, new IssueNumber(1, true), 3, FILES, null));
    }

    @Test
    @DisplayName("5.3(3)④ 最終報の後にも次の報を発行できる")
    void another_report_follows_the_last_one() {
        incident.given(reported(), issued(OCCURRENCE, 1, true))
                .when(issue(OCCURRENCE, 2, false))
                .expectEvents(new FormIssued(ID, by(LEAD), OCCURRENCE, new IssueNumber(2, false), 3, FILES, null));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "3"})
    @DisplayName("5.3(3)④ 順番を外れた番号では発行できない")
    void a_number_out_of_order_is_refused(int n) {
        incident.given(reported(), issued(OCCURRENCE, 1, false))
                .when(issue(OCCURRENCE, n, false))
                .expectNoEvents()
                .expectException(because(Reason.ISSUE_OUT_OF_ORDER, "第2報"));
    }

    @Test
    @DisplayName("A.4 最終報の後に発行した報と再開は、最終報を取り消す")
    void what_comes_after_the_last_report_reopens_the_guard() {
        var both = List.<IncidentEvent>of(reported(), issued(OCCURRENCE, 1, true), issued(RESPONSE, 1, true));

        assertThat(settled(both)).isTrue();
        assertThat(settled(Histories.and(both, issued(OCCURRENCE, 2, false)))).isFalse();
        assertThat(settled(Histories.and(both, Given.reopened()))).isFalse();
        assertThat(settled(
                        Histories.and(both, Given.reopened(), issued(OCCURRENCE, 2, true), issued(RESPONSE, 2, true))))
                .isTrue();
    }

    static Stream<IncidentEvent> overtaking() {
        return Stream.of(
                Given.situationConfirmed(),
                Given.assessed(1, Verdict.INCIDENT),
                Given.causeRecorded(CauseCertainty.DETERMINED),
                Given.decided(1, DecisionResult.APPROVED),
                Given.implemented(),
                new CorrectionApproved(ID, by(LEAD), 1, null));
    }

    @ParameterizedTest
    @MethodSource("overtaking")
    @DisplayName("5.3(3)④ 最終報の後に分かったことがあれば、最終報を改めて発行するまで条件は外れない")
    void a_last_report_that_was_overtaken_is_issued_again(IncidentEvent later) {
        var both = new FormTrack(Map.of(OCCURRENCE, new IssueNumber(1, true), RESPONSE, new IssueNumber(3, true)));
        FormTrack overtaken = both.after(later);

        assertThat(overtaken.settled()).isFalse();
        assertThat(overtaken.next(RESPONSE, true)).isEqualTo(new IssueNumber(4, true));
        assertThat(overtaken
                        .after(issued(OCCURRENCE, 2, true))
                        .after(issued(RESPONSE, 4, true))
                        .settled())
                .isTrue();
        assertThat(both.after(Given.closureProposed()).settled()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1, false, 第一報",
        "2, false, 第二報",
        "10, false, 第十報",
        "11, false, 第十一報",
        "20, false, 第二十報",
        "99, false, 第九十九報",
        "100, false, 第100報",
        "3, true, 最終報"
    })
    @DisplayName("E.0 報次は漢数字で書く")
    void the_label_is_spelt(int n, boolean last, String label) {
        assertThat(new IssueNumber(n, last).label()).isEqualTo(label);
    }

    private static boolean settled(List<IncidentEvent> events) {
        return IncidentState.fold(events).forms().settled();
    }
}
