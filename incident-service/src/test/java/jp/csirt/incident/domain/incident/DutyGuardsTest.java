package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.GuardCode.PPC_OPEN;
import static jp.csirt.incident.domain.incident.GuardCode.SEPARATION_OF_DUTIES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.csirt.incident.domain.assessment.DutySource;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportNoted;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.shared.TriState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("義務と完了の条件")
class DutyGuardsTest {

    @Test
    @DisplayName("7.3(5)レベル0 非該当のレベル0の報告は、管理者の確認も要る")
    void a_report_of_level_zero_that_is_no_incident_is_noted_by_the_manager() {
        var ready = Histories.and(
                Histories.beginning(Given.reported(0, TriState.NO)),
                new IncidentAssessed(ID, by(CSIRT), 1, Verdict.NOT_INCIDENT, 0, Category.LOSS, "見つかった"),
                Given.approved(1),
                Given.closureProposed());

        assertThat(ClosingGuards.unmet(IncidentState.fold(ready)))
                .singleElement()
                .satisfies(guard -> {
                    assertThat(guard.code()).isEqualTo(SEPARATION_OF_DUTIES);
                    assertThat(guard.clause()).isEqualTo("1(8)、7.3(5)");
                    assertThat(guard.message()).contains("管理者の確認");
                });
        assertThat(codes(Histories.and(ready, new ReportNoted(ID, by(Given.MANAGER)))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"POLICE,POLICE_OPEN", "PPC,PPC_OPEN", "SUBJECTS,SUBJECTS_OPEN"})
    @DisplayName("A.4 事実が求める義務は、非該当の事案でも取り消されるまで完了を妨げる")
    void a_duty_that_facts_demand_stands_against_closing_whatever_the_verdict(Recipient recipient, GuardCode code) {
        var ready = Histories.and(
                Histories.beginning(Given.reported(1, TriState.NO)),
                Obligations.required(recipient, "条"),
                Given.assessed(1, Verdict.NOT_INCIDENT),
                Given.approved(1),
                Given.closureProposed());

        assertThat(codes(ready)).containsExactly(code);
        assertThat(codes(Histories.and(ready, Obligations.withdrawn(recipient))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RELATED_BODY,PREFECTURE_OPEN",
        "J_LIS,PREFECTURE_OPEN",
        "NCO,PREFECTURE_OPEN",
        "ASSEMBLY,PREFECTURE_OPEN",
        "MEXT,PREFECTURE_OPEN",
        "OTHER_MINISTRY,PREFECTURE_OPEN",
        "OTHER,PREFECTURE_OPEN",
        "VENDOR,VENDOR_OPEN"
    })
    @DisplayName("1(9)④⑥ 必要とされたほかの報告先への報告も、済むまで完了を妨げ、報告先と根拠を示す")
    void a_necessary_report_to_anybody_else_stands_against_closing(Recipient recipient, GuardCode code) {
        var ready = Histories.and(
                Histories.beginning(Given.reported(1, TriState.NO)),
                Obligations.required(recipient, "条"),
                Given.assessed(1, Verdict.NOT_INCIDENT),
                Given.approved(1),
                Given.closureProposed());

        assertThat(ClosingGuards.unmet(IncidentState.fold(ready)))
                .singleElement()
                .satisfies(guard -> {
                    assertThat(guard.code()).isEqualTo(code);
                    assertThat(guard.clause()).isEqualTo("条");
                    assertThat(guard.message()).startsWith(recipient.label() + "への報告");
                });
        assertThat(codes(Histories.and(ready, Obligations.withdrawn(recipient))))
                .isEmpty();
    }

    @Test
    @DisplayName("A.4 一つの条件に二つのことが残れば、両方を示す")
    void a_guard_tells_everything_that_is_behind_it() {
        var both = Histories.and(Histories.upTo(Milestone.CONFIRMED), Obligations.required(Recipient.OTHER, "条"));

        assertThat(ClosingGuards.unmet(IncidentState.fold(both)))
                .filteredOn(guard -> guard.code() == GuardCode.PREFECTURE_OPEN)
                .singleElement()
                .satisfies(guard -> {
                    assertThat(guard.clause()).isEqualTo("1(9)④、条");
                    assertThat(guard.message()).contains("都道府県への最終報", "その他への報告");
                });
    }

    @ParameterizedTest
    @CsvSource({"MIC,MIC_OPEN", "PREFECTURE,PREFECTURE_OPEN"})
    @DisplayName("1(9)④ 総務省・県への義務は、生じて済むまで完了を妨げる")
    void the_duties_of_a_confirmed_incident_must_have_arisen_and_be_done_with(Recipient recipient, GuardCode code) {
        var arisen = Histories.and(Histories.upTo(Milestone.CONFIRMED), Obligations.required(recipient, "条"));

        assertThat(codes(Histories.upTo(Milestone.CONFIRMED))).contains(code);
        assertThat(codes(arisen)).contains(code);
        assertThat(codes(Histories.and(arisen, Obligations.withdrawn(recipient))))
                .doesNotContain(code);
    }

    @ParameterizedTest
    @CsvSource({"MIC,MIC_OPEN", "PREFECTURE,PREFECTURE_OPEN"})
    @DisplayName("(f) 団体の定めが総務省・県への報告を除けば、完了を妨げない")
    void a_report_that_the_profile_switches_off_does_not_stand_against_closing(DutySource source, GuardCode code) {
        var confirmed = Histories.upTo(Milestone.CONFIRMED);

        assertThat(codes(Histories.and(confirmed, Obligations.determined(List.of(source)))))
                .doesNotContain(code);
        assertThat(codes(Histories.and(confirmed, Obligations.determined(List.of(DutySource.APPI)))))
                .contains(code);
    }

    @Test
    @DisplayName("(f) 個人情報の報告を求めない団体では、個人情報の有無が分からなくても完了を妨げない")
    void what_the_profile_does_not_ask_for_need_not_be_judged() {
        var confirmed = Histories.upTo(Milestone.CONFIRMED);

        var personalData = List.of(DutySource.APPI, DutySource.MY_NUMBER, DutySource.ASSEMBLY_ORDINANCE);
        assertThat(codes(Histories.and(confirmed, Obligations.determined(personalData))))
                .doesNotContain(PPC_OPEN);
        assertThat(codes(Histories.and(confirmed, Obligations.determined(List.of(DutySource.APPI)))))
                .contains(PPC_OPEN);
    }

    private static List<GuardCode> codes(List<IncidentEvent> events) {
        return ClosingGuards.unmet(IncidentState.fold(events)).stream()
                .map(Guard::code)
                .toList();
    }
}
