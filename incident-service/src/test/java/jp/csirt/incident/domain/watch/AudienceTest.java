package jp.csirt.incident.domain.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.DecisionResult;
import jp.csirt.incident.domain.incident.DirectionEvent.EmergencyPlanInvoked;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportDrafted;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLoweringProposed;
import jp.csirt.incident.domain.incident.LevelEvent.LevelRaised;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureImplemented;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionDecided;
import jp.csirt.incident.domain.incident.ReportTarget;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportReceived;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("知らせる相手")
class AudienceTest {

    private static final LocalDate DUE = LocalDate.of(2027, 3, 31);

    private static List<String> told(IncidentEvent event, IncidentEvent... before) {
        IncidentHistory history = Given.history(before);
        return codes(Audience.of(event, history, Routing.of(Town.posts(), history, Given.AT)));
    }

    private static List<String> codes(List<NotifiedPost> posts) {
        return posts.stream().map(NotifiedPost::code).toList();
    }

    /** What the watch asks once the events are recorded. */
    private static List<String> asked(IncidentEvent event, IncidentEvent... before) {
        IncidentHistory after =
                Given.history(Stream.concat(Stream.of(before), Stream.of(event)).toArray(IncidentEvent[]::new));
        Routing routing = Routing.of(Town.posts(), after, Given.AT);
        return codes(ActNotices.since(before.length, after, routing).stream()
                .flatMap(notice -> Notifications.of(notice, after, after.state().level(), routing).stream())
                .flatMap(request -> request.to().stream())
                .toList());
    }

    @Test
    @DisplayName("記録された後に求められる職と同じ職を、前もって示す")
    void it_is_who_is_asked_afterwards() {
        IncidentEvent[] before = {Given.reported(2), Given.proposed()};
        List<IncidentEvent> acts = List.of(
                Given.proposed(),
                new EmergencyPlanInvoked(Given.ID, Given.by("CISO"), "1"),
                new LevelLoweringProposed(Given.ID, Given.by("CSIRT_MEMBER"), 1, 2, 1, "影響は小さい"),
                new LevelRaised(Given.ID, Given.by("CSIRT_MEMBER"), 1, 2, 3, null, "影響は大きい"),
                new PreventionDecided(
                        Given.ID, Given.by("CISO"), 1, DecisionResult.RETURNED, "足りない", List.of(), null, null));

        assertThat(acts)
                .allSatisfy(act -> assertThat(told(act, before)).isNotEmpty().isEqualTo(asked(act, before)));
    }

    @Test
    @DisplayName("外部報告の承認者は、その報告の段階による")
    void the_approver_depends_on_the_stage() {
        var duty = Given.determined(Recipient.PPC, ReportStage.PRELIMINARY, Strength.REQUIRED, null);
        var draft = new ExternalReportDrafted(
                Given.ID,
                Given.by("CSIRT_LIAISON"),
                new ReportTarget(duty.obligationId(), Recipient.PPC, ReportStage.PRELIMINARY),
                null);

        assertThat(told(draft, Given.reported(1), duty)).containsExactly("OVERALL_MANAGER");
    }

    @Test
    @DisplayName("措置の実施は、効果を確認する職に知らせる")
    void an_implemented_measure_is_told_to_who_checks_it() {
        var implemented = new MeasureImplemented(Given.ID, Given.by("SYS_MANAGER"), Given.MEASURE, "無害化した");

        assertThat(told(implemented, Given.reported(1), Given.proposed(), Given.ordered(DUE)))
                .containsExactly("CSIRT_LEAD");
        assertThat(told(implemented, Given.reported(1))).as("no such measure").isEmpty();
    }

    @Test
    @DisplayName("当事者には知らせず、上の職に知らせる")
    void an_implicated_person_is_not_told() {
        var proposed = Given.proposed();

        assertThat(told(proposed, Given.reported(1))).containsExactly("CISO");
        assertThat(told(proposed, Given.reported(1, Town.CISO)))
                .doesNotContain("CISO")
                .isNotEmpty();
    }

    @Test
    @DisplayName("誰にも知らせない行為には、相手がいない")
    void an_act_that_tells_nobody_has_no_audience() {
        assertThat(told(new ReportReceived(Given.ID, Given.by("CSIRT_MEMBER"), null), Given.reported(1)))
                .isEmpty();
    }
}
