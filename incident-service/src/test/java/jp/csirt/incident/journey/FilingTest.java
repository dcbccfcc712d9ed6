package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("受け入れる報告と操作")
@ExtendWith(SharedService.class)
class FilingTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Client client;

    FilingTest(Client client) {
        this.client = client;
    }

    private JsonNode detail(UUID incident) {
        return client.get("/v1/incidents/" + incident, "csirt").ok().json();
    }

    @Test
    @DisplayName("報告は作られた事案の場所を返す")
    void filing_answers_where_the_incident_is() {
        Exchange filed =
                client.post("/v1/incidents", "staff", Reports.full("詳しい報告")).created();
        assertThat(filed.header("Location")).isEqualTo("/v1/incidents/" + filed.incidentId());
        assertThat(filed.at("/number").asString()).matches("SHIME-\\d{4}-\\d{4,}");
        assertThat(filed.version())
                .isEqualTo(detail(filed.incidentId()).at("/version").asLong());
    }

    @Test
    @DisplayName("報告の項目は、送ったとおりに詳細に現れる")
    void detail_shows_what_was_reported() {
        var report = Reports.full("詳細の試験");
        JsonNode detail = detail(Reports.file(client, report));
        for (String name : new String[] {
            "title",
            "summary",
            "category",
            "organ",
            "department",
            "reporter",
            "channel",
            "discoverer",
            "threat",
            "systems",
            "assets",
            "impact",
            "vendor",
            "crimePossible",
            "drill"
        }) {
            assertThat(detail.path(name)).as(name).isEqualTo(report.path(name));
        }
        assertThat(detail.at("/discoveredAt").asString()).isEqualTo("2026-03-01T09:05:00.123Z");
    }

    @Test
    @DisplayName("上限ちょうどの文字列と一覧、改行とタブ、書式文字は受け入れる")
    void everything_up_to_the_limits_is_taken() {
        var report = Reports.least("𠮷".repeat(100)).put("summary", "一行目\n\t二行目\u202e\u200f" + "あ".repeat(19_989));
        report.set(
                "systems",
                JSON.valueToTree(
                        Collections.nCopies(1000, JSON.createObjectNode().put("name", "端末"))));
        JsonNode detail = detail(Reports.file(client, report));
        assertThat(detail.path("title")).isEqualTo(report.path("title"));
        assertThat(detail.path("summary")).isEqualTo(report.path("summary"));
        assertThat(detail.path("systems").size()).isEqualTo(1000);
    }

    @Test
    @DisplayName("2分までの未来は時計のずれとみなす")
    void small_lead_of_the_clients_clock_is_taken() {
        Reports.file(client, Reports.least("時計").put("occurredAt", Reports.inMinutes(1)));
    }

    @ParameterizedTest
    @DisplayName("今の版を含むIf-Matchは通る")
    @ValueSource(strings = {"*", "\"V\"", "\"99\", \"V\"", "W/\"V\",\"V\"", " \"V\" "})
    void current_version_is_taken(String match) {
        Exchange filed =
                client.post("/v1/incidents", "staff", Reports.ofTax("版")).created();
        String path = "/v1/incidents/" + filed.incidentId() + "/receipt";
        client.post(path, "csirt", "{}", "If-Match", match.replace("V", "" + filed.version()))
                .done();
    }

    @Test
    @DisplayName("二行に分かれたIf-Matchは一つの一覧とみなす")
    void versions_on_two_lines_are_one_list() {
        Exchange filed =
                client.post("/v1/incidents", "staff", Reports.ofTax("版")).created();
        String path = "/v1/incidents/" + filed.incidentId() + "/receipt";
        String version = "\"" + filed.version() + "\"";
        client.post(path, "csirt", "{}", "If-Match", "\"99\"", "If-Match", version)
                .done();
    }

    @Test
    @DisplayName("大文字のSHA-256も受け入れ、同じものとみなす")
    void hash_in_capitals_is_the_same() {
        UUID incident = Reports.file(client, Reports.ofTax("ハッシュ"));
        String hash = "ab".repeat(32);
        Exchange kept = client.act(incident, "evidence", "csirt", """
                {"kind": "LOG", "description": "ログ", "sha256": "%s", "location": "金庫", "custodian": "CSIRT"}""".formatted(hash.toUpperCase(Locale.ROOT)))
                .created();
        client.act(
                        incident,
                        "evidence/" + kept.at("/id").asString() + "/verifications",
                        "csirt",
                        "{\"sha256\": \"" + hash + "\"}")
                .done();
        assertThat(detail(incident).at("/evidence/0/sha256").asString()).isEqualTo(hash);
        assertThat(detail(incident).at("/evidence/0/verifications/0/result").asString())
                .isEqualTo("MATCH");
    }
}
