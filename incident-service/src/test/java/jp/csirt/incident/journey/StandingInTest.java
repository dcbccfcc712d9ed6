package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@DisplayName("職の受持ちの移り")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandingInTest {

    private static final String PLAN = """
            {"measures": [{"what": "研修", "ownerPost": "SEC_MANAGER@tax", "dueOn": "2030-03-31"}]}""";
    private static final String RETURNED = "{\"result\": \"RETURNED\", \"comment\": \"再検討\"}";
    private static final String ASSESSED = """
            {"verdict": "INCIDENT", "level": 1, "category": "LOSS", "reason": "紛失"}""";
    private static final String STOPPED = "{\"system\": \"端末\", \"stoppedAt\": \"2026-04-01T09:20:00+09:00\"}";

    private final TestService service = new TestService();
    private final Client client = service.client();
    private final Staff staff = new Staff(client);

    @AfterAll
    void close() {
        service.close();
    }

    private String personOf(String key) {
        return client.get("/v1/session", key).ok().at("/personId").asString();
    }

    private JsonNode deputyAct(UUID incident, String reader) {
        return client.get("/v1/incidents/" + incident, reader).ok().at("/deputyActs/0");
    }

    @Test
    @DisplayName("6.5(5) CISOが当事者の事案は、統括がCISOに代わって決定し、CISOには見えない")
    void the_next_post_decides_where_the_ciso_is_implicated() {
        var report = Reports.ofTax("CISOが当事者");
        report.putArray("implicatedPersonIds").add(personOf("ciso"));
        UUID incident = Reports.file(client, report);
        client.act(incident, "prevention-plans", "csirt-lead", PLAN).created();
        client.act(incident, "prevention-plans/1/decision", "ciso", RETURNED).refused(404, "not-found");
        client.act(incident, "prevention-plans/1/decision", "csirt-lead", RETURNED)
                .refused(403, "forbidden");
        client.act(incident, "prevention-plans/1/decision", "general-affairs", RETURNED)
                .done();
        assertThat(deputyAct(incident, "general-affairs").path("actingFor").asString())
                .isEqualTo("CISO");

        UUID other = Reports.file(client, Reports.ofTax("CISOは当事者でない"));
        client.act(other, "prevention-plans", "csirt-lead", PLAN).created();
        client.act(other, "prevention-plans/1/decision", "general-affairs", RETURNED)
                .refused(403, "forbidden");
    }

    @Test
    @DisplayName("1(8)① 当事者のCISOに代わる統括も、自らの起案は承認できない")
    void who_stands_in_does_not_approve_the_own_plan() {
        var report = Reports.ofTax("統括の起案").put("department", "general-affairs");
        report.putArray("implicatedPersonIds").add(personOf("ciso"));
        UUID incident = Reports.file(client, report);
        client.act(incident, "prevention-plans", "general-affairs", PLAN).created();
        client.act(incident, "prevention-plans/1/decision", "general-affairs", RETURNED)
                .refused(409, "same-person");
    }

    @Test
    @DisplayName("1(2)① 昨日職を離れたCSIRT責任者は承認できず、後任のいない間は次の職が承認する")
    void a_post_that_nobody_holds_is_filled_by_the_next() {
        UUID incident = Reports.file(client, Reports.ofTax("空席"));
        client.act(incident, "assessments", "csirt", ASSESSED).created();
        String lead = personOf("csirt-lead");
        LocalDate since = LocalDate.of(2020, 4, 1);
        staff.assign("CSIRT_LEAD", lead, since, Staff.today().minusDays(1)).createdThing();
        try {
            client.act(incident, "assessments/1/approval", "csirt-lead", "{}").refused(404, "not-found");
            client.act(incident, "assessments/1/approval", "csirt-2", "{}").refused(403, "forbidden");
            client.act(incident, "assessments/1/approval", "general-affairs", "{}")
                    .done();
        } finally {
            staff.assign("CSIRT_LEAD", lead, since, null).createdThing();
        }
        assertThat(deputyAct(incident, "ciso").path("actingFor").asString()).isEqualTo("CSIRT_LEAD");
        assertThat(deputyAct(incident, "ciso").path("post").asString()).isEqualTo("OVERALL_MANAGER");
    }

    @Test
    @DisplayName("7.3(5) 管理者のいない機関のレベル0の報告は、統括が確認する")
    void a_unit_without_a_manager_is_looked_after_by_the_next() {
        UUID election = Reports.file(
                client, Reports.least("選挙管理委員会").put("organ", "election").put("level", 0));
        client.act(election, "internal-reports", "staff", """
                        {"to": "SECURITY_MANAGER", "kind": "REPORT", "method": "PHONE"}""").done();
        assertThat(client.get("/v1/incidents/" + election, "csirt")
                        .ok()
                        .at("/internalReports/0/takenBy")
                        .asString())
                .isEqualTo("OVERALL_MANAGER");
        client.act(election, "acknowledgement", "general-affairs", "{}").done();

        UUID tax = Reports.file(client, Reports.ofTax("税務課").put("level", 0));
        client.act(tax, "acknowledgement", "general-affairs", "{}").refused(403, "forbidden");
        client.act(tax, "acknowledgement", "manager", "{}").done();
    }

    @Test
    @DisplayName("1(2) 教育長は教育委員会の統括として行い、総務課長にも見える。町長部局では統括とならない")
    void the_superintendent_is_overall_manager_of_the_own_organ() {
        UUID education = client.post(
                        "/v1/incidents",
                        "csirt",
                        Reports.least("学校の事案").put("organ", "education").put("department", "education"))
                .created()
                .incidentId();
        client.act(education, "system-stops", "education", STOPPED).done();
        client.get("/v1/incidents/" + education, "general-affairs").ok();
        client.act(education, "system-stops", "general-affairs", STOPPED).done();

        UUID tax = client.post("/v1/incidents", "education", Reports.ofTax("教育長が報告した"))
                .created()
                .incidentId();
        client.get("/v1/incidents/" + tax, "education").ok();
        client.act(tax, "system-stops", "education", STOPPED).refused(403, "forbidden");
        client.act(tax, "internal-reports", "education", """
                        {"to": "OVERALL_MANAGER", "kind": "REPORT", "method": "PHONE"}""").done();
        client.get("/v1/incidents/" + Reports.file(client, Reports.ofTax("他の事案")), "education")
                .refused(404, "not-found");
    }

    @Test
    @DisplayName("8.1(3)①(エ) 対処を求められた契約の業者にだけ、その事案が見え、回答できる")
    void a_demand_on_a_contract_opens_the_incident_to_its_vendor() {
        String asked = staff.holder("求められた業者", null, "VENDOR@保守契約-77");
        String other = staff.holder("ほかの業者", null, "VENDOR@保守契約-78");
        UUID incident = Reports.file(client, Reports.ofTax("業者の名のない報告"));
        client.get("/v1/incidents/" + incident, asked).refused(404, "not-found");
        long position = client.act(incident, "vendor-requests", "manager", """
                        {"vendor": "保守契約-77", "request": "接続の中断", "suspend": true}""")
                .created()
                .position();
        String list = "/v1/incidents?limit=100&after=" + position;
        assertThat(client.get(list, asked).ok().each("/items", "incidentId")).contains(incident.toString());
        assertThat(client.get(list, other).ok().each("/items", "incidentId")).doesNotContain(incident.toString());
        client.act(incident, "vendor-requests/1/answer", other, "{\"what\": \"x\", \"state\": \"DONE\"}")
                .refused(404, "not-found");
        client.act(incident, "vendor-requests/1/answer", asked, "{\"what\": \"中断した\", \"state\": \"SUSPENDED\"}")
                .done();
    }

    @Test
    @DisplayName("1(8)②、9.1(2)① 監査を行う者は、自らが関わった事案だけは見られない")
    void an_auditor_does_not_audit_the_own_acts() {
        String person = staff.person("監査に移る者", null);
        staff.assign("CSIRT_MEMBER", person, Staff.today().minusYears(1), null).createdThing();
        String key = staff.key(person, Staff.CASES).at("/key").asString();
        UUID own = Reports.file(client, Reports.ofTax("関わった事案"));
        UUID other = Reports.file(client, Reports.ofTax("関わらない事案"));
        long position = client.act(own, "situations", key, "{\"findings\": \"調べた\"}")
                .done()
                .position();
        staff.assign(
                        "CSIRT_MEMBER",
                        person,
                        Staff.today().minusYears(1),
                        Staff.today().minusDays(1))
                .createdThing();
        staff.assign("AUDITOR", person, Staff.today(), null).createdThing();

        client.get("/v1/incidents/" + own, key).refused(404, "not-found");
        client.get("/v1/incidents/" + own + "/evidence-bundle", key).refused(404, "not-found");
        client.get("/v1/incidents/" + other, key).ok();
        List<String> listed = client.get("/v1/incidents?limit=100&after=" + position, key)
                .ok()
                .each("/items", "incidentId");
        assertThat(listed).contains(other.toString()).doesNotContain(own.toString());
        client.get("/v1/incidents/" + own, "auditor").ok();
    }

    @Test
    @DisplayName("1(8)① 二人が同時に承認しても、承認は一つだけ記録される")
    void of_two_approvals_at_once_one_counts() throws Exception {
        UUID incident = Reports.file(client, Reports.ofTax("同時の承認"));
        client.act(incident, "assessments", "csirt", ASSESSED).created();
        String duty = client.get("/v1/incidents/" + incident + "/obligations", "csirt")
                .ok()
                .at("/items")
                .valueStream()
                .filter(item -> item.path("recipient").asString().equals("MIC"))
                .findFirst()
                .orElseThrow()
                .path("obligationId")
                .asString();
        client.act(incident, "obligations/" + duty + "/draft", "csirt", "{}").done();
        String path = "/v1/incidents/" + incident + "/obligations/" + duty + "/approval";
        var next = new AtomicInteger();
        List<String> approvers = List.of("general-affairs", "ciso");
        var answers = Parallel.calls(
                2, () -> client.post(path, approvers.get(next.getAndIncrement()), "{}", "If-Match", "*"));
        assertThat(answers.stream().map(Exchange::status)).containsExactlyInAnyOrder(200, 409);
        assertThat(client.get("/v1/incidents/" + incident + "/timeline", "ciso")
                        .ok()
                        .each("/items", "event"))
                .containsOnlyOnce("external-report-approved");
    }
}
