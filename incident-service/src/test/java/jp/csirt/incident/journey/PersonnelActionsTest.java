package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("職員の処置（別綴）")
@ExtendWith(SharedService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonnelActionsTest {

    private static final String SECRET = "別綴の秘密の処置";
    private static final String PERSON = "0198a3f0-8c33-7e44-af55-b16677889900";
    private static final String ACTION =
            "{\"kind\": \"NOTIFIED_DEPT\", \"text\": \"%s\", \"personId\": \"%s\"}".formatted(SECRET, PERSON);

    private final Client client;
    private final UUID incident;
    private final long position;

    PersonnelActionsTest(Client client) {
        this.client = client;
        this.incident = Reports.file(client, Reports.ofTax("内部不正の疑い").put("category", "INSIDER"));
        this.position = client.act(incident, "personnel-actions", "general-affairs", ACTION)
                .done()
                .position();
    }

    private String path() {
        return "/v1/incidents/" + incident + "/personnel-actions";
    }

    @ParameterizedTest
    @CsvSource({
        "csirt-lead, 200",
        "general-affairs, 200",
        "ciso, 200",
        "manager, 200",
        "staff, 403",
        "officer, 403",
        "csirt, 403",
        "csirt-2, 403",
        "liaison, 403",
        "auditor, 403",
        "welfare, 404",
        "education, 404",
        "hospital, 404",
        "system-manager, 404",
        "vendor, 404",
        "admin, 404",
        "notification, 404"
    })
    @DisplayName("B.2 別綴を読めるのは、CSIRT責任者、統括、CISOとその課の管理者だけである")
    void the_file_is_read_by_few(String key, int status) {
        Exchange answer = client.get(path(), key);
        if (status == 200) {
            assertThat(answer.ok().at("/items/0/text").asString()).isEqualTo(SECRET);
            assertThat(answer.at("/items/0/personId").asString()).isEqualTo(PERSON);
            assertThat(answer.at("/items/0/kind").asString()).isEqualTo("NOTIFIED_DEPT");
            assertThat(answer.at("/items/0/actor").asString()).isEqualTo("総務課長");
            assertThat(answer.at("/drill").asBoolean()).isFalse();
        } else {
            answer.refused(status, status == 403 ? "forbidden" : "not-found");
            assertThat(answer.toString()).doesNotContain(SECRET, PERSON);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "staff",
                "officer",
                "manager",
                "general-affairs",
                "csirt",
                "csirt-lead",
                "liaison",
                "ciso",
                "auditor"
            })
    @DisplayName("6.5(5) 別綴の内容は、詳細・時系列・一覧・残る条件のどれにも、誰にも出ない")
    void no_other_view_shows_it_to_anybody(String key) {
        String incidents = "/v1/incidents/" + incident;
        for (String question : List.of(incidents, incidents + "/timeline", incidents + "/guards")) {
            hides(client.get(question, key).ok());
        }
        hides(client.get("/v1/incidents?limit=100&after=" + position, key).ok());
        assertThat(client.get(incidents + "/timeline", key).each("/items", "event"))
                .contains("incident-reported")
                .doesNotContain("personnel-action-recorded");
    }

    @Test
    @DisplayName("B.3 処置の対象とされた者は、その時から、その事案を見られず、一覧にも出ない")
    void whom_the_action_concerns_loses_sight() {
        UUID id = Reports.file(client, Reports.ofTax("後から分かった内部不正"));
        client.get("/v1/incidents/" + id, "manager").ok();
        String concerned =
                client.get("/v1/session", "manager").ok().at("/personId").asString();
        long after = client.act(id, "personnel-actions", "general-affairs", """
                        {"kind": "NOTIFIED_DEPT", "text": "処置を求めた", "personId": "%s"}""".formatted(concerned))
                .done()
                .position();

        client.get("/v1/incidents/" + id, "manager").refused(404, "not-found");
        client.act(id, "containment-actions", "manager", "{\"what\": \"隔離\", \"effect\": \"\"}")
                .refused(404, "not-found");
        assertThat(client.get("/v1/incidents?limit=100&after=" + after, "manager")
                        .ok()
                        .each("/items", "incidentId"))
                .doesNotContain(id.toString());
        client.get("/v1/incidents/" + id, "officer").ok();
    }

    private static void hides(Exchange answer) {
        assertThat(new String(answer.bytes(), StandardCharsets.UTF_8))
                .doesNotContain(SECRET, PERSON, "NOTIFIED_DEPT", "personnel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"officer", "manager", "general-affairs", "csirt", "csirt-lead", "liaison", "ciso", "auditor"})
    @DisplayName("E.2 様式には有無だけが出る")
    void forms_say_only_that_there_is_a_file(String key) {
        for (String form : List.of("occurrence", "response")) {
            for (String format : List.of("json", "html")) {
                String accept = format.equals("json") ? "application/json" : "text/html";
                Exchange paper = client.get(
                                "/v1/incidents/" + incident + "/reports/" + form + "?format=" + format,
                                key,
                                "Accept",
                                accept)
                        .ok();
                hides(paper);
                if (form.equals("response")) {
                    assertThat(new String(paper.bytes(), StandardCharsets.UTF_8))
                            .contains("有（別綴）");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csirt-lead", "general-affairs", "ciso", "auditor"})
    @DisplayName("10章 証拠一式には暗号化されたものしか入らない")
    void the_bundle_holds_it_encrypted_only(String key) throws IOException {
        byte[] bundle = client.get("/v1/incidents/" + incident + "/evidence-bundle", key, "Accept", "application/zip")
                .ok()
                .bytes();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            int entries = 0;
            while (zip.getNextEntry() != null) {
                assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                        .doesNotContain(SECRET, PERSON);
                entries++;
            }
            assertThat(entries).isGreaterThan(4);
        }
        client.get("/v1/incidents/" + incident + "/evidence-bundle", "csirt", "Accept", "application/zip")
                .refused(403, "forbidden");
    }

    @Test
    @DisplayName("7.6(2)③ 権利の停止は統括だけが行う")
    void only_the_overall_manager_suspends_rights() {
        UUID other = Reports.file(client, Reports.ofTax("権利の停止"));
        String suspension = "{\"kind\": \"RIGHTS_SUSPENDED\", \"text\": \"利用者IDを停止した\"}";
        for (String key : List.of("csirt-lead", "ciso")) {
            client.act(other, "personnel-actions", key, suspension).refused(403, "forbidden");
            client.act(other, "personnel-actions", key, "{\"kind\": \"CLOSED\", \"text\": \"終えた\"}")
                    .done();
        }
        client.act(other, "personnel-actions", "general-affairs", suspension).done();
        for (String key : List.of("staff", "officer", "manager", "csirt", "liaison", "auditor")) {
            client.act(other, "personnel-actions", key, ACTION).refused(403, "forbidden");
        }
        client.act(other, "personnel-actions", "ciso", "{\"kind\": \"FIRED\", \"text\": \"x\"}")
                .invalid("/kind WRONG_TYPE");
        client.act(other, "personnel-actions", "ciso", "{\"kind\": \"CLOSED\", \"text\": \" \", \"personId\": null}")
                .invalid("/text BLANK");

        assertThat(client.get("/v1/incidents/" + other + "/personnel-actions", "ciso")
                        .ok()
                        .each("/items", "kind"))
                .containsExactly("CLOSED", "CLOSED", "RIGHTS_SUSPENDED");
    }

    @Test
    @DisplayName("6.5(5) 処置の対象となった本人は、管理者でも事案を見られず、別綴を読めない。訓練は訓練と分かる")
    void whom_an_action_concerns_does_not_read_the_file() {
        UUID other = Reports.file(client, Reports.ofTax("管理者の違反").put("drill", true));
        String manager =
                client.get("/v1/session", "manager").ok().at("/personId").asString();
        String there = "/v1/incidents/" + other + "/personnel-actions";
        assertThat(client.get(there, "manager").ok().at("/items")).isEmpty();
        client.act(
                        other,
                        "personnel-actions",
                        "ciso",
                        "{\"kind\": \"ACTIONED\", \"text\": \"処置\", \"personId\": \"%s\"}".formatted(manager))
                .done();

        client.get(there, "manager").refused(404, "not-found");
        assertThat(client.get(there, "ciso").ok().at("/drill").asBoolean()).isTrue();
        client.get(there + "?unknown=1", "ciso").refused(400, "invalid-parameter");
        client.get(there + "?after=999999999", "ciso").refused(400, "position-unknown");
    }
}
