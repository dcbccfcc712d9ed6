package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@DisplayName("1(2)① CISOの代行")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeputyTest {

    private static final String PLAN = """
            {"measures": [{"what": "研修", "ownerPost": "SEC_MANAGER@tax", "dueOn": "2030-03-31"}]}""";
    private static final String APPROVED = """
            {"result": "APPROVED", "comment": "了承", "orders": [
             {"measure": "研修", "ownerPost": "SEC_MANAGER@tax", "dueOn": "2030-03-31"}]%s}""";

    private final TestService service = new TestService();
    private final Client client = service.client();

    @BeforeAll
    void cisoIsAway() {
        client.post("/v1/organisation/posts/CISO/absences", "general-affairs", """
                        {"from": "%s", "to": "%s", "reason": "出張"}""".formatted(
                                Reports.minutesAgo(1), Reports.inMinutes(60)))
                .createdThing();
    }

    @AfterAll
    void close() {
        service.close();
    }

    private UUID planned(String title, String author) {
        UUID incident = Reports.file(client, Reports.ofTax(title));
        client.act(incident, "prevention-plans", author, PLAN).created();
        return incident;
    }

    private JsonNode detail(UUID incident) {
        return client.get("/v1/incidents/" + incident, "ciso").ok().json();
    }

    @Test
    @DisplayName("統括はCISOの不在中に決定でき、代行であることが記録と様式に残る")
    void the_deputy_decides_and_it_shows() {
        UUID incident = planned("代行の事案", "csirt-lead");
        client.act(incident, "prevention-plans/1/decision", "csirt-lead", APPROVED.formatted(""))
                .refused(403, "forbidden");
        client.act(incident, "prevention-plans/1/decision", "general-affairs", APPROVED.formatted(""))
                .created();

        JsonNode decided = client.get("/v1/incidents/" + incident + "/timeline", "ciso")
                .ok()
                .at("/items")
                .valueStream()
                .filter(item -> item.path("event").asString().equals("prevention-decided"))
                .findFirst()
                .orElseThrow();
        assertThat(decided.path("actor").asString()).isEqualTo("総務課長（CISO代行）");
        assertThat(decided.path("post").asString()).isEqualTo("OVERALL_MANAGER");
        assertThat(client.get("/v1/incidents/" + incident + "/reports/response?format=json", "csirt")
                        .ok()
                        .json()
                        .toString())
                .contains("総務課長（CISO代行）");
    }

    @Test
    @DisplayName("代行による決定は、CISOが確認するまで残る項目として見える")
    void the_ciso_has_still_to_confirm() {
        UUID incident = planned("後追い確認", "csirt-lead");
        client.act(incident, "prevention-plans/1/decision", "general-affairs", APPROVED.formatted(""))
                .created();
        JsonNode open = detail(incident).at("/deputyActs/0");
        assertThat(open.path("actingFor").asString()).isEqualTo("CISO");
        assertThat(open.path("event").asString()).isEqualTo("prevention-decided");
        assertThat(open.path("confirmed").asBoolean()).isFalse();

        client.act(incident, "ciso-instructions", "ciso", "{\"text\": \"決定のとおり\", \"to\": []}")
                .done();
        assertThat(detail(incident).at("/deputyActs/0/confirmed").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("6.5(5) 代行者がした職員の処置は、代行による行為の一覧にも、その確認にも出ない")
    void a_personnel_action_stays_in_its_own_file() {
        String deputy =
                client.get("/v1/session", "csirt-2").ok().at("/personId").asString();
        client.post("/v1/organisation/posts/CSIRT_LEAD/absences", "general-affairs", """
                        {"from": "%s", "to": "%s", "deputyPersonId": "%s", "reason": "出張"}""".formatted(
                                Reports.minutesAgo(1), Reports.inMinutes(60), deputy))
                .createdThing();
        UUID incident = Reports.file(client, Reports.ofTax("代行による処置"));
        client.act(incident, "personnel-actions", "csirt-2", "{\"kind\": \"ACTIONED\", \"text\": \"処置\"}")
                .done();

        assertThat(client.get("/v1/incidents/" + incident + "/personnel-actions", "ciso")
                        .ok()
                        .at("/items/0/actor")
                        .asString())
                .contains("代行");
        assertThat(detail(incident).path("deputyActs")).isEmpty();
    }

    @Test
    @DisplayName("1(8)① 統括が起案していれば、代行での確認にもやむを得ない理由が要る")
    void the_deputy_does_not_approve_the_own_plan() {
        UUID incident = Reports.file(client, Reports.ofTax("統括の起案").put("department", "general-affairs"));
        client.act(incident, "prevention-plans", "general-affairs", PLAN).created();
        client.act(incident, "prevention-plans/1/decision", "general-affairs", APPROVED.formatted(""))
                .refused(409, "same-person");
        client.act(
                        incident,
                        "prevention-plans/1/decision",
                        "general-affairs",
                        APPROVED.formatted(", \"override\": {\"reason\": \"CISOが不在で、ほかに代わる者がいない\"}"))
                .created();
        assertThat(detail(incident).at("/deputyActs/0/confirmed").asBoolean()).isFalse();
    }

    @Test
    @DisplayName("職の一覧と呼出者に、代行が現れる")
    void posts_and_session_show_the_deputy() {
        assertThat(client.get("/v1/session", "general-affairs")
                        .ok()
                        .at("/posts")
                        .valueStream()
                        .map(post -> post.asString()))
                .containsExactly("OVERALL_MANAGER", "SEC_MANAGER@general-affairs", "CISO");
        JsonNode ciso = client.get("/v1/organisation/posts?limit=100", "staff")
                .ok()
                .at("/items")
                .valueStream()
                .filter(post -> post.path("code").asString().equals("CISO"))
                .findFirst()
                .orElseThrow();
        assertThat(ciso.at("/absences").size()).isEqualTo(1);
        assertThat(ciso.at("/answering/post").asString()).isEqualTo("OVERALL_MANAGER");
        assertThat(ciso.at("/answering/way").asString()).isEqualTo("NEXT_POST");
        assertThat(client.get("/v1/session", "education").ok().json().toString())
                .doesNotContain("\"CISO\"");
    }

    @Test
    @DisplayName("E.2 B602 代行の期間、代行者、理由が対応状況報告書に出る")
    void the_response_form_tells_the_absence() {
        UUID incident = Reports.file(client, Reports.ofTax("不在の間の事案"));
        Exchange form = client.get("/v1/incidents/" + incident + "/reports/response?format=json", "csirt")
                .ok();
        JsonNode field = form.at("/groups")
                .valueStream()
                .flatMap(group -> group.path("fields").valueStream())
                .filter(each -> each.path("fieldId").asString().equals("B602"))
                .findFirst()
                .orElseThrow();
        assertThat(field.path("text").asString()).contains("統括情報セキュリティ責任者", "出張");
        assertThat(form.header("ETag")).isNotEqualTo(client.tag(incident));
    }

    @Test
    @DisplayName("CISO本人は、不在とされた間も自ら行える")
    void the_holder_may_still_act() {
        UUID incident = planned("本人の決定", "csirt-lead");
        client.act(incident, "prevention-plans/1/decision", "ciso", APPROVED.formatted(""))
                .created();
        assertThat(detail(incident).at("/deputyActs").size()).isZero();
    }
}
