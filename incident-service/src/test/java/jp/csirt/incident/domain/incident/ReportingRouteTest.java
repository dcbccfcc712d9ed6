package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.LEAD;
import static jp.csirt.incident.domain.incident.Given.MANAGER;
import static jp.csirt.incident.domain.incident.Given.NUMBER;
import static jp.csirt.incident.domain.incident.Given.STAFF;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.reported;
import static jp.csirt.incident.domain.incident.Refusal.because;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import jp.csirt.incident.domain.incident.ReportingCommand.ReportIncident;
import jp.csirt.incident.domain.incident.ReportingCommand.ReportInternally;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportedInternally;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportingChainCollapsed;
import jp.csirt.incident.domain.report.ReporterKind;
import jp.csirt.incident.domain.shared.TriState;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("庁内報告の経路")
class ReportingRouteTest {

    private static final ConcurrentPosts BOTH =
            new ConcurrentPosts(MANAGER.personId(), List.of("SEC_MANAGER@tax", "OVERALL_MANAGER"));
    private static final ReportingChainCollapsed COLLAPSED = new ReportingChainCollapsed(ID, by(STAFF), BOTH);

    private final FixtureConfiguration<Incident> incident = Given.incident();

    private static IncidentReported from(ReporterKind kind) {
        return new IncidentReported(ID, by(STAFF), NUMBER, Given.report(1, kind, TriState.UNKNOWN));
    }

    private static ReportInternally waived(InternalRecipient to) {
        return new ReportInternally(ID, by(MANAGER), to, null, "被害がないため", null);
    }

    @ParameterizedTest
    @EnumSource(
            value = ReporterKind.class,
            names = {"EMPLOYEE", "FIXED_TERM_EMPLOYEE", "VENDOR"})
    @DisplayName("5.3(1)③ 庁内の報告は、必ずCISOに報告する")
    void what_was_reported_inside_is_told_to_the_ciso(ReporterKind kind) {
        incident.given(from(kind))
                .when(waived(InternalRecipient.CISO))
                .expectNoEvents()
                .expectException(because(Reason.NOT_NEEDED_REFUSED, "5.3(2)③", "5.3(1)③"));
    }

    @ParameterizedTest
    @EnumSource(
            value = InternalRecipient.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CISO"})
    @DisplayName("5.3(2)③ 外部からの報告でも、不要とできるのはCISOへの報告だけである")
    void nobody_but_the_ciso_may_be_left_out(InternalRecipient to) {
        incident.given(from(ReporterKind.CITIZEN))
                .when(waived(to))
                .expectNoEvents()
                .expectException(because(Reason.NOT_NEEDED_REFUSED, to.label()));
    }

    @Test
    @DisplayName("1(8) 管理者と統括が同じ者なら、そのことが報告と同時に記録される")
    void one_person_in_both_posts_is_recorded_with_the_report() {
        List<Object> expected = new ArrayList<>(Arrays.asList(Histories.begun(reported())));
        expected.add(COLLAPSED);

        incident.givenNoPriorActivity()
                .when(new ReportIncident(ID, by(STAFF), NUMBER, Given.report(), BOTH))
                .expectEvents(expected.toArray());
    }

    @Test
    @DisplayName("1(8) 管理者と統括が同じ者なら、外部からの報告でもCISOへの報告を不要とできない")
    void one_person_in_both_posts_does_not_keep_it_from_the_ciso() {
        incident.given(from(ReporterKind.CITIZEN), COLLAPSED)
                .when(waived(InternalRecipient.CISO))
                .expectNoEvents()
                .expectException(because(Reason.NOT_NEEDED_REFUSED, "同じ者", "1(8)"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"INCIDENT", "SUSPECTED", "NOT_INCIDENT"})
    @DisplayName("1(8) 管理者と統括が同じ者なら、CISOへの発生報告がない限り、どの評価でも完了できない")
    void one_person_in_both_posts_does_not_close_without_the_ciso(Verdict verdict) {
        List<IncidentEvent> assessed = List.of(
                reported(), COLLAPSED, Given.assessed(1, verdict), Given.toldCiso(InternalReportKind.ASSESSMENT));
        assertThat(guard(assessed)).containsExactly("5.3(1)③、1(8)");

        List<IncidentEvent> told = new ArrayList<>(assessed);
        told.add(Given.toldCiso(InternalReportKind.REPORT));
        assertThat(guard(told)).isEmpty();
    }

    @Test
    @DisplayName("1(8) 他の事案と重複するものは、その事案でCISOに報告する")
    void a_duplicate_is_told_with_the_other_incident() {
        assertThat(guard(List.of(reported(), COLLAPSED, Given.assessed(1, Verdict.DUPLICATE))))
                .isEmpty();
    }

    @Test
    @DisplayName("5.3(3)② 管理者と統括が別の者なら、求められるのは評価の報告だけである")
    void two_persons_owe_the_report_of_the_assessment_alone() {
        assertThat(guard(List.of(reported(), Given.assessed(1, Verdict.INCIDENT))))
                .containsExactly("5.3(3)②");
        assertThat(guard(List.of(reported(), Given.assessed(1, Verdict.NOT_INCIDENT))))
                .isEmpty();
    }

    private static List<String> guard(List<IncidentEvent> events) {
        return ClosingGuards.unmet(IncidentState.fold(events)).stream()
                .filter(guard -> guard.code() == GuardCode.CISO_REPORT_MISSING)
                .map(Guard::clause)
                .toList();
    }

    @Test
    @DisplayName("1(2)① 不在の相手に代わって受けた職が残る")
    void who_took_the_report_instead_is_recorded() {
        var content = Given.internalReport(InternalReportKind.REPORT);

        incident.given(reported())
                .when(new ReportInternally(ID, by(LEAD), InternalRecipient.CISO, content, null, "OVERALL_MANAGER"))
                .expectEvents(
                        new ReportedInternally(ID, by(LEAD), InternalRecipient.CISO, content, null, "OVERALL_MANAGER"));
    }
}
