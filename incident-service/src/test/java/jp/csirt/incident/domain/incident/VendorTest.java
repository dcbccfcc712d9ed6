package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.AT;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.MANAGER;
import static jp.csirt.incident.domain.incident.Given.STAFF;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.reported;
import static jp.csirt.incident.domain.incident.GivenTracks.vendorReported;
import static jp.csirt.incident.domain.incident.GivenTracks.vendorRequested;
import static jp.csirt.incident.domain.incident.Refusal.because;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.incident.VendorCommand.ReportVendorMeasure;
import jp.csirt.incident.domain.incident.VendorCommand.RequestVendorMeasure;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.ContractedVendor;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("委託事業者への対処")
class VendorTest {

    @Test
    @DisplayName("8.1(3)①(エ)後段 対処要求は順に番号を得る")
    void requests_are_numbered() {
        var command = new RequestVendorMeasure(ID, by(MANAGER), "株式会社サンプル保守", "作業の中断", true, null);

        Given.incident()
                .given(reported(), vendorRequested(1))
                .when(command)
                .expectResultMessagePayload(new Created(2))
                .expectEvents(vendorRequested(2));
    }

    @ParameterizedTest
    @EnumSource(VendorAnswer.class)
    @DisplayName("8.1(3)①(ウ) 8.1(3)②(ウ) 委託事業者の措置が状態とともに残る")
    void an_answer_is_recorded_with_its_state(VendorAnswer state) {
        Given.incident()
                .given(reported(), vendorRequested(1))
                .when(new ReportVendorMeasure(ID, by(MANAGER), 1, "中断した", state))
                .expectEvents(vendorReported(1, state));
    }

    @Test
    @DisplayName("8.1(3)①(エ) ない番号の対処要求には回答できない")
    void an_unknown_request_takes_no_answer() {
        for (int n : new int[] {0, 2}) {
            Given.incident()
                    .given(reported(), vendorRequested(1))
                    .when(new ReportVendorMeasure(ID, by(MANAGER), n, "中断した", VendorAnswer.DONE))
                    .expectNoEvents()
                    .expectException(because(Reason.UNKNOWN_VENDOR_REQUEST, "対処要求 " + n));
        }
    }

    @Test
    @DisplayName("8.1(3)①(エ) 対処済の要求には続けて回答できないが、再開した要求にはできる")
    void a_request_that_is_done_takes_nothing_more() {
        var again = new ReportVendorMeasure(ID, by(MANAGER), 1, "中断した", VendorAnswer.DONE);

        Given.incident()
                .given(reported(), vendorRequested(1), vendorReported(1, VendorAnswer.DONE))
                .when(again)
                .expectNoEvents()
                .expectException(because(Reason.VENDOR_REQUEST_DONE, "新しい対処要求"));
        Given.incident()
                .given(reported(), vendorRequested(1), vendorReported(1, VendorAnswer.RESUMED))
                .when(again)
                .expectEvents(vendorReported(1, VendorAnswer.DONE));
    }

    @ParameterizedTest
    @CsvSource({"MISDIRECTED,false,false", "VENDOR,false,true", "MISDIRECTED,true,true"})
    @DisplayName("8.1(3)①(エ)前段 A.4 委託先の事案か委託事業者の名が挙がった事案には、対処要求が要る")
    void an_incident_of_a_vendor_waits_for_a_request(Category category, boolean named, boolean open) {
        var vendor = named ? new ContractedVendor("株式会社サンプル保守", null) : null;

        assertThat(isOpen(report(category, vendor))).isEqualTo(open);
    }

    @Test
    @DisplayName("A.4 評価で改めた種別に従う")
    void the_category_in_force_counts() {
        assertThat(isOpen(reported(), assessed(Category.VENDOR))).isTrue();
        assertThat(isOpen(report(Category.VENDOR, null), assessed(Category.LOSS)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"SUSPENDED,true", "RESUMED,false", "DONE,false"})
    @DisplayName("A.4 対処要求は再開又は対処済で済む")
    void a_request_is_settled_when_resumed_or_done(VendorAnswer answer, boolean open) {
        assertThat(isOpen(reported(), vendorRequested(1), vendorReported(1, answer)))
                .isEqualTo(open);
    }

    @Test
    @DisplayName("A.4 一つでも済んでいない対処要求があれば完了できない")
    void every_request_must_be_settled() {
        assertThat(isOpen(reported(), vendorRequested(1))).isTrue();
        assertThat(isOpen(reported(), vendorRequested(1), vendorReported(1, VendorAnswer.DONE), vendorRequested(2)))
                .isTrue();
    }

    private static IncidentAssessed assessed(Category category) {
        return new IncidentAssessed(ID, by(CSIRT), 1, Verdict.INCIDENT, 1, category, "委託先のため");
    }

    private static IncidentReported report(Category category, @Nullable ContractedVendor vendor) {
        Report report = Given.report();
        return new IncidentReported(
                ID,
                by(STAFF),
                Given.NUMBER,
                new Report(
                        report.title(),
                        report.summary(),
                        AT,
                        1,
                        category,
                        report.organ(),
                        report.reporter(),
                        report.channel(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        report.impact(),
                        report.personalData(),
                        vendor,
                        List.of(),
                        TriState.NO,
                        false));
    }

    private static boolean isOpen(IncidentEvent... events) {
        return ClosingGuards.unmet(IncidentState.fold(List.of(events))).stream()
                .anyMatch(guard -> guard.code() == GuardCode.VENDOR_OPEN);
    }
}
