package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.externalreport.Recipient.MIC;
import static jp.csirt.incident.domain.externalreport.ReportStage.LAST;
import static jp.csirt.incident.domain.incident.Given.CISO;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.LEAD;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.issued;
import static jp.csirt.incident.domain.incident.Given.reported;
import static jp.csirt.incident.domain.incident.Obligations.id;
import static jp.csirt.incident.domain.incident.Obligations.required;
import static jp.csirt.incident.domain.incident.Obligations.target;
import static jp.csirt.incident.domain.incident.Refusal.because;

import jp.csirt.incident.domain.incident.ExternalReportCommand.AcknowledgeExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.ProposeWaiver;
import jp.csirt.incident.domain.incident.ExternalReportCommand.SubmitExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.WaiveReport;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportSubmitted;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("外部報告の一つ一つの行為")
class ExternalReportActsTest {

    private final FixtureConfiguration<Incident> incident = Given.incident();

    private static SubmitExternalReport submit(ReportForm form, int n) {
        return new SubmitExternalReport(ID, by(LEAD), id(MIC, LAST), handedIn(form, n));
    }

    private static Submission handedIn(ReportForm form, int n) {
        return new Submission(SubmissionChannel.EMAIL, null, false, new IssueReference(form, n));
    }

    @Test
    @DisplayName("1(9)④ 相手方の受領が、受付番号とともに残る")
    void the_receipt_is_recorded_with_its_reference() {
        incident.given(reported(), required(MIC, LAST), Obligations.submitted(MIC, LAST, false))
                .when(new AcknowledgeExternalReport(ID, by(LEAD), id(MIC, LAST), "受1"))
                .expectEvents(Obligations.acknowledged(MIC, LAST));
    }

    @Test
    @DisplayName("1(9)④ 報告不要は、理由とともに提案され、CISOが決定する")
    void a_waiver_is_proposed_and_decided() {
        incident.given(reported(), required(MIC, LAST))
                .when(new ProposeWaiver(ID, by(CSIRT), id(MIC, LAST), "軽微"))
                .expectEvents(Obligations.waiverProposed(MIC, LAST));
        Given.incident()
                .given(reported(), required(MIC, LAST), Obligations.waiverProposed(MIC, LAST))
                .when(new WaiveReport(ID, by(CISO), id(MIC, LAST), null, null))
                .expectEvents(Obligations.waived(MIC, LAST));
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    @DisplayName("5.3(3)④ 提出には、発行したどの報も使える")
    void any_issued_report_may_be_handed_in(int n) {
        var occurrence = ReportForm.OCCURRENCE;

        incident.given(reported(), required(MIC, LAST), issued(occurrence, 1, false), issued(occurrence, 2, false))
                .when(submit(occurrence, n))
                .expectEvents(
                        new ExternalReportSubmitted(ID, by(LEAD), target(MIC, LAST), handedIn(occurrence, n), null));
    }

    @ParameterizedTest
    @CsvSource({"OCCURRENCE,-1", "OCCURRENCE,0", "OCCURRENCE,3", "RESPONSE,1"})
    @DisplayName("5.3(3)④ 発行していない報は提出に使えない")
    void what_was_never_issued_is_not_handed_in(ReportForm form, int n) {
        incident.given(
                        reported(),
                        required(MIC, LAST),
                        issued(ReportForm.OCCURRENCE, 1, false),
                        issued(ReportForm.OCCURRENCE, 2, false))
                .when(submit(form, n))
                .expectNoEvents()
                .expectException(because(Reason.UNKNOWN_ISSUE));
    }
}
