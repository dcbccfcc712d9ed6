package jp.csirt.incident.journey;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.page.WayTo;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.watch.Matter;
import jp.csirt.incident.domain.watch.Topic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedService.class)
@DisplayName("どの用件も、それを行う用紙へ続く")
class ConsoleWaysTest {

    /** What leads to the incident or to one of its faces, and why. */
    private static final Map<Matter, String> WITHOUT_ACT = Map.ofEntries(
            entry(Matter.HANDLE_INCIDENT, "the whole response"),
            entry(Matter.LEVEL_RAISED, "the whole response"),
            entry(Matter.FOUND_ELSEWHERE, "an incident of its own, or more to do in this one"),
            entry(Matter.INVESTIGATE_USAGE, "no act records its result alone"),
            entry(Matter.FOLLOW_CISO_INSTRUCTION, "whatever was instructed"),
            entry(Matter.EMERGENCY_PLAN_INVOKED, "whatever the plan says"),
            entry(Matter.DUE_CHANGED, "told to be known"),
            entry(Matter.DUTY_WITHDRAWN, "told to be known"),
            entry(Matter.REPORT_WAIVED, "told to be known"),
            entry(Matter.EXCEPTION_DECIDED, "the decision may be not to"),
            entry(Matter.MEASURE_OVERDUE, "its owner carries it out, the CISO may have it carried over"),
            entry(Matter.EXCEPTION_ENDED, "told to be known"),
            entry(Matter.ISSUE_FORMS, "several forms, each with a page of its own"),
            entry(Matter.CONFIRM_DEPUTY_ACT, "the button of the request itself"),
            entry(Matter.STEP_REPORT, "filing ends it"));

    private final Client client;
    private final UUID incident;
    private final String obligation;
    private final String check;
    private final String measure;

    ConsoleWaysTest(Client client) {
        this.client = client;
        incident = Reports.file(client, Reports.full("用件の行き先"));
        obligation = Duties.path(client, incident, "PPC").split("/", -1)[1];
        check = client.act(incident, "lateral-checks", "csirt", """
                        {"conclusion": "要る", "checks": [{"system": "端末", "managerPost": "SYS_MANAGER"}]}""")
                .at("/ids/0")
                .asString();
        client.act(incident, "prevention-plans", "csirt-lead", """
                {"measures": [{"what": "研修", "ownerPost": "SYS_MANAGER", "dueOn": "2099-03-31"}]}""");
        measure = client.act(incident, "prevention-plans/1/decision", "ciso", """
                        {"result": "APPROVED", "comment": "了承", "orders": [
                         {"measure": "研修", "ownerPost": "SYS_MANAGER", "dueOn": "2099-03-31"}]}""")
                .at("/ids/0")
                .asString();
    }

    /** Who is asked for it; for several levels and stages, each of them. */
    private static List<String> asked(Matter matter) {
        return switch (matter) {
            case RECEIVE_REPORT,
                    REASSESS,
                    STEP_RECEIPT,
                    STEP_ASSESSMENT,
                    STEP_CISO_REPORT,
                    STEP_CONTAINMENT_INSTRUCTION,
                    STEP_LATERAL_CHECK,
                    STEP_PPC_DETERMINATION,
                    STEP_EVIDENCE,
                    STEP_CAUSE_HYPOTHESIS,
                    STEP_CAUSE,
                    STEP_PREVENTION_REPORT -> List.of("csirt");
            case EARLIER_AWARENESS -> List.of("csirt");
            case DISCLOSURE_DECIDED -> List.of("csirt-lead", "liaison");
            case SUBJECT_NOTIFICATION_DECIDED, AWAIT_VENDOR -> List.of("manager");
            case APPROVE_ASSESSMENT, JUDGE_DUTY, REVISE_PREVENTION, VERIFY_MEASURE, APPROVE_CORRECTION, STEP_CLOSING ->
                List.of("csirt-lead");
            case APPROVE_LEVEL_LOWERING, APPROVE_EXTERNAL_REPORT -> List.of("csirt-lead", "general-affairs", "ciso");
            case CONTAIN, RECOVER, STEP_CONTAINMENT -> List.of("staff", "officer", "manager", "system-manager");
            case ANSWER_LATERAL_CHECK, STEP_LATERAL_ANSWER -> List.of("system-manager");
            case IMPLEMENT_MEASURE, TAKE_OVER_MEASURE, MEASURE_INEFFECTIVE, STEP_MEASURE ->
                List.of("manager", "system-manager", "general-affairs");
            case FULFIL_DUTY,
                    SUBMIT_EXTERNAL_REPORT,
                    STEP_FIRST_REPORT,
                    STEP_FOLLOW_UP_REPORT,
                    STEP_PPC_PRELIMINARY,
                    STEP_PPC_FINAL,
                    STEP_POLICE -> List.of("liaison");
            case DECIDE_WAIVER,
                    DECIDE_DISCLOSURE,
                    DECIDE_PREVENTION,
                    DECIDE_EXCEPTION,
                    CONFIRM_EMERGENCY_EXCEPTION,
                    CLOSE_INCIDENT,
                    STEP_DISCLOSURE_DECISION,
                    STEP_CISO_DECISION -> List.of("ciso");
            case DECIDE_SUBJECT_NOTIFICATION, STEP_SUBJECT_DECISION -> List.of("general-affairs");
            case PERMIT_ERASURE,
                    STEP_OVERALL_MANAGER_REPORT,
                    STEP_CISO_REPORT_BY_MANAGER,
                    STEP_VENDOR_REQUEST,
                    STEP_LEVEL_ZERO -> List.of("manager");
            case HANDLE_INCIDENT,
                    LEVEL_RAISED,
                    FOUND_ELSEWHERE,
                    INVESTIGATE_USAGE,
                    FOLLOW_CISO_INSTRUCTION,
                    EMERGENCY_PLAN_INVOKED,
                    DUE_CHANGED,
                    DUTY_WITHDRAWN,
                    REPORT_WAIVED,
                    EXCEPTION_DECIDED,
                    MEASURE_OVERDUE,
                    EXCEPTION_ENDED,
                    ISSUE_FORMS,
                    CONFIRM_DEPUTY_ACT,
                    STEP_REPORT -> List.of();
        };
    }

    private Topic duty(Recipient recipient) {
        return Topic.duty(UUID.fromString(obligation), recipient, ReportStage.PRELIMINARY);
    }

    private void opens(WayTo way, List<String> persons) {
        String path = "/incidents/" + incident + "/"
                + way.act()
                        .replace("{obligationId}", obligation)
                        .replace("{checkId}", check)
                        .replace("{measureId}", measure)
                        .replace("{n}", "1");
        for (String person : persons) {
            try (var browser = Browser.of(client, person)) {
                assertThat(browser.open(path).ok().html().select("main form[method=post]"))
                        .as(person + " " + path)
                        .hasSize(1);
            }
        }
    }

    @Test
    @DisplayName("C.3 求められた人にその用紙が開く。そうでないものには理由がある")
    void every_matter_leads_to_its_act_or_has_a_reason() {
        for (Matter matter : Matter.values()) {
            WayTo way = WayTo.of(matter, duty(Recipient.PPC));
            assertThat(way.act().isEmpty()).as(matter.name()).isEqualTo(WITHOUT_ACT.containsKey(matter));
            assertThat(asked(matter).isEmpty()).as(matter.name()).isEqualTo(WITHOUT_ACT.containsKey(matter));
            opens(way, asked(matter));
        }
    }

    @Test
    @DisplayName("C.1 義務は、どこへのものでも、それを果たす用紙へ続く")
    void every_duty_leads_to_what_fulfils_it() {
        for (Recipient recipient : Recipient.values()) {
            WayTo way = WayTo.of(Matter.FULFIL_DUTY, duty(recipient));
            assertThat(way.act())
                    .as(recipient.name())
                    .isEqualTo(
                            switch (recipient) {
                                case POLICE -> "police-contacts";
                                case SUBJECTS -> "subject-notifications";
                                case PUBLIC -> "disclosures";
                                default -> "obligations/{obligationId}/submission";
                            });
            opens(way, List.of(recipient == Recipient.SUBJECTS ? "manager" : "liaison"));
        }
    }

    @Test
    @DisplayName("1(9)④ 提出できない人は、義務の記録へ続く")
    void who_may_not_submit_sees_how_it_stands() {
        String what = "「個人情報保護委員会への速報」へ進む";
        String page = "/incidents/" + incident;
        try (var liaison = Browser.of(client, "liaison");
                var lead = Browser.of(client, "csirt-lead")) {
            String act = liaison.open(page).ok().link(what);
            assertThat(act).matches(page + "/obligations/[0-9a-f-]{36}/submission");
            assertThat(liaison.open(act).ok().h1()).isEqualTo("個人情報保護委員会への速報を提出済みにする");
            assertThat(lead.open(page).ok().link(what)).isEqualTo(page + "?tab=obligations#tab");
            assertThat(Stream.of("/", page)
                            .flatMap(path -> lead.open(path).ok().html().select("a[href$=/submission]").stream()))
                    .isEmpty();
        }
    }
}
