package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("閲覧範囲の外の事案は、どの読み方でも見えない")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutOfSightTest {

    private static final String TITLE = "見えない事案";

    private final TestService service = new TestService();
    private final Client client = service.client();
    private final Staff staff = new Staff(client);
    private UUID incident = new UUID(0, 0);
    private String number = "";
    private String year = "";
    private long before;
    private long last;

    @BeforeAll
    void file() {
        before = client.head();
        var report = Reports.ofTax(TITLE);
        report.putObject("personalData").put("involved", "YES");
        report.putObject("vendor").put("name", "業者").put("contract", "契約-12");
        Exchange filed = client.post("/v1/incidents", "csirt", report).created();
        incident = filed.incidentId();
        last = filed.position();
        number = filed.at("/number").asString();
        year = number.split("-", -1)[1];
    }

    @AfterAll
    void close() {
        service.close();
    }

    private void seesNothing(String key) {
        noPathLeadsToIt(key);
        Exchange list = client.get("/v1/incidents?count=true&limit=100&after=" + last, key)
                .ok();
        assertThat(list.each("/items", "incidentId")).doesNotContain(incident.toString());
        assertThat(list.at("/count").asLong()).isEqualTo(list.at("/items").size());
        assertThat(new String(list.bytes(), StandardCharsets.UTF_8)).doesNotContain(TITLE);
        for (String format : new String[] {"json", "csv"}) {
            Exchange ledger = client.get("/v1/ledger?fiscalYear=" + year + "&format=" + format + "&after=" + last, key);
            assertThat(ledger.status()).isIn(200, 403);
            assertThat(new String(ledger.bytes(), StandardCharsets.UTF_8)).doesNotContain(TITLE, number);
        }
        assertThat(ListStream.since(client, key, before).toString()).doesNotContain(TITLE, incident.toString());
    }

    private void noPathLeadsToIt(String key) {
        String path = "/v1/incidents/" + incident;
        for (String question : new String[] {
            "",
            "/timeline",
            "/guards",
            "/steps",
            "/reports/occurrence?format=pdf",
            "/reports/occurrence?format=json",
            "/reports/response?format=html",
            "/reports/response/preflight",
            "/reports/ppc?format=json",
            "/reports/occurrence/issues",
            "/reports/occurrence/issues/1",
            "/reports/occurrence/issues/1/changes",
            "/attachments/00000000-0000-4000-8000-000000000001",
            "/evidence-bundle"
        }) {
            client.get(path + question, key).refused(404, "not-found");
        }
        client.get("/v1/integrity/log", key).refused(403, "forbidden");
    }

    private void sees(String key) {
        client.get("/v1/incidents/" + incident, key).ok();
        client.get("/v1/incidents/" + incident + "/timeline", key).ok();
        assertThat(client.get("/v1/incidents?limit=100&after=" + last, key).ok().each("/items", "incidentId"))
                .contains(incident.toString());
        assertThat(ListStream.since(client, key, before).stream().map(ListStream::incident))
                .contains(incident);
    }

    @ParameterizedTest
    @DisplayName("関わりのない職の者には見えない")
    @ValueSource(strings = {"staff", "welfare", "hospital", "education", "system-manager", "vendor", "admin"})
    void nobody_unrelated_sees_it(String key) {
        seesNothing(key);
    }

    @ParameterizedTest
    @DisplayName("関わりのない職は、名簿にない役割でも見えない")
    @ValueSource(
            strings = {
                "REPORTER@tax",
                "VENDOR@契約-13",
                "SEC_OFFICER@welfare",
                "SEC_MANAGER@fire",
                "SYS_STAFF",
                "COMMITTEE",
                "CLOUD_MANAGER"
            })
    void other_roles_do_not_see_it(String post) {
        if (post.endsWith("@fire")) {
            client.post(
                            "/v1/organisation/departments",
                            "general-affairs",
                            "{\"code\": \"fire\", \"name\": \"警防課\", \"organ\": \"mayor\"}")
                    .createdThing();
        }
        seesNothing(staff.holder("職 " + post, null, post));
    }

    @ParameterizedTest
    @DisplayName("関わりのある職の者には見える")
    @ValueSource(
            strings = {"officer", "manager", "general-affairs", "csirt", "csirt-lead", "liaison", "ciso", "auditor"})
    void the_related_see_it(String key) {
        sees(key);
    }

    @ParameterizedTest
    @DisplayName("8.1 契約の業者と、個人情報の総括管理者には見える")
    @ValueSource(strings = {"VENDOR@契約-12", "PRIVACY_LEAD", "CSIRT_COORDINATOR", "CISO_ADVISOR", "SEC_OFFICER@mayor"})
    void contract_and_personal_data_give_sight(String post) {
        sees(staff.holder("職 " + post, null, post));
    }

    @Test
    @DisplayName("職のない者と、昨日で職を離れた者には見えない")
    void without_a_post_nothing_is_seen() {
        String without =
                staff.key(staff.person("職のない者", "tax"), Staff.CASES).at("/key").asString();
        String person = staff.person("離れた者", "tax");
        staff.assign(
                        "CSIRT_MEMBER",
                        person,
                        Staff.today().minusDays(9),
                        Staff.today().minusDays(1))
                .createdThing();
        String former = staff.key(person, Staff.CASES).at("/key").asString();
        for (String key : new String[] {without, former}) {
            noPathLeadsToIt(key);
            client.get("/v1/incidents", key).refused(403, "forbidden");
        }
    }

    @Test
    @DisplayName("6.5(5) 当事者とされた者は、見ることも行うこともできない")
    void the_implicated_person_is_blind() {
        String person = staff.person("当事者となる者", "tax");
        staff.assign("CSIRT_MEMBER", person, Staff.today(), null).createdThing();
        String key = staff.key(person, Staff.CASES).at("/key").asString();
        var report = Reports.ofTax("当事者のいる事案");
        report.putArray("implicatedPersonIds").add(person);
        UUID theirs = Reports.file(client, report);
        client.get("/v1/incidents/" + theirs, key).refused(404, "not-found");
        client.act(theirs, "situations", key, "{\"findings\": \"x\"}").refused(404, "not-found");
        client.get("/v1/incidents/" + theirs + "/evidence-bundle", key).refused(404, "not-found");
        assertThat(found(theirs, "csirt")).containsExactly(theirs.toString());
        assertThat(found(theirs, key)).isEmpty();
        assertThat(counted("csirt") - counted(key)).isOne();
    }

    /** What a search for the incident's number finds. */
    private List<String> found(UUID incident, String key) {
        String number = client.get("/v1/incidents/" + incident, "csirt")
                .ok()
                .at("/number")
                .asString();
        return client.get("/v1/incidents?q=" + number + "&after=" + client.head(), key)
                .ok()
                .each("/items", "incidentId");
    }

    private int counted(String key) {
        return client.get("/v1/statistics", key).ok().at("/incidents").asInt();
    }

    @Test
    @DisplayName("1(7) 委員会は、完了した事案を見られる")
    void the_committee_sees_what_is_closed() {
        String key = staff.holder("委員", null, "COMMITTEE");
        UUID closed = Reports.file(client, Reports.ofTax("完了した事案"));
        client.get("/v1/incidents/" + closed, key).refused(404, "not-found");
        client.act(closed, "assessments", "csirt", """
                        {"verdict": "NOT_INCIDENT", "level": 0, "category": "OTHER", "reason": "誤検知"}""").created();
        client.act(closed, "assessments/1/approval", "csirt-lead", "{}").done();
        client.act(closed, "closure-proposal", "csirt-lead", "{\"reason\": \"非該当\"}")
                .done();
        long position = client.act(closed, "closure", "ciso", "{}").done().position();
        client.get("/v1/incidents/" + closed, key).ok();
        assertThat(client.get("/v1/incidents?limit=100&after=" + position, key)
                        .ok()
                        .each("/items", "incidentId"))
                .containsExactly(closed.toString());
    }
}
