package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@DisplayName("インシデントでないと評価した事案")
@ExtendWith(SharedService.class)
class NotIncidentTest {

    private final Client client;
    private final UUID incident;

    NotIncidentTest(Client client) {
        this.client = client;
        this.incident = Reports.file(client, Reports.ofTax("誤検知"));
    }

    private Exchange act(String path, String key, String body) {
        return client.act(incident, path, key, body);
    }

    private JsonNode detail() {
        return client.get("/v1/incidents/" + incident, "ciso").ok().json();
    }

    @BeforeEach
    void assessed_as_none() {
        act("receipt", "csirt", "{}").done();
        act("assessments", "csirt", """
                {"verdict": "NOT_INCIDENT", "level": 0, "category": "OTHER", "reason": "誤検知"}""").created();
        act("assessments/1/approval", "csirt-lead", "").done();
        act("closure-proposal", "csirt-lead", "{\"reason\": \"誤検知\"}").done();
    }

    @Test
    @DisplayName("完了し、その後は何も記録できない")
    void is_closed_and_refuses_every_act() {
        act("closure", "ciso", "{}").done();
        assertThat(detail().at("/milestone").asString()).isEqualTo("CLOSED");
        assertThat(detail().at("/closure/closed/actor").asString()).isEqualTo("副町長");
        act("situations", "csirt", "{\"findings\": \"続き\"}").refused(409, "already-closed");
    }

    @Test
    @DisplayName("完了した事案は再開され、評価からやり直される")
    void is_reopened_after_closing() {
        act("reopening", "csirt-lead", "{\"reason\": \"早すぎる\"}").refused(409, "not-closed");
        act("closure", "ciso", "{}").done();
        act("reopening", "csirt-lead", "{\"reason\": \"別の端末にも痕跡\"}").done();
        assertThat(detail().at("/closure/reopenings/0/reason").asString()).isEqualTo("別の端末にも痕跡");
        assertThat(client.get("/v1/incidents/" + incident + "/guards", "ciso").each("/guards", "code"))
                .contains("ASSESSMENT_MISSING");
        act("situations", "csirt", "{\"findings\": \"続き\"}").done();
    }
}
