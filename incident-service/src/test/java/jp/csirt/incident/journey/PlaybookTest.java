package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@DisplayName("対応手順")
@ExtendWith(SharedService.class)
class PlaybookTest {

    private final Client client;

    PlaybookTest(Client client) {
        this.client = client;
    }

    private JsonNode playbook(UUID incident) {
        return client.get("/v1/incidents/" + incident, "staff").ok().at("/playbook");
    }

    private List<String> clauses(UUID incident) {
        return playbook(incident)
                .valueStream()
                .map(entry -> entry.path("clause").asString())
                .toList();
    }

    @Test
    @DisplayName("7.3(2)③ 報告した職員に、すぐにすることが、条項・する人・緩急とともに示される")
    void who_reports_reads_what_to_do_at_once() {
        JsonNode playbook = playbook(Reports.file(client, Reports.ofTax("マルウェア")));

        assertThat(playbook.path(0).path("measure").asString()).isEqualTo("情報セキュリティ管理者に報告する");
        assertThat(playbook.path(0).has("urgency")).isFalse();
        assertThat(playbook.path(1).path("measure").asString()).contains("LANケーブル");
        assertThat(playbook.path(1).path("clause").asString()).isEqualTo("6.4(3)⑦(ア)");
        assertThat(playbook.path(1).path("by").asString()).isEqualTo("REPORTER");
        assertThat(playbook.path(1).path("urgency").asString()).isEqualTo("IMMEDIATE");
    }

    @Test
    @DisplayName("7.3(2)③ 種別・レベル・影響が改まれば、手順も改まる")
    void follows_the_facts() {
        UUID incident = Reports.file(client, Reports.ofTax("誤送信").put("category", "MISDIRECTED"));
        assertThat(clauses(incident)).containsExactly("7.3(5)", "6.1(15)④");

        client.act(incident, "situations", "csirt", """
                {"findings": "窓口を止めた", "impact": {"residentServiceStopped": true}}""").done();
        assertThat(clauses(incident)).containsExactly("7.3(5)", "6.1(15)④", "7.3(3)");
        assertThat(playbook(incident).path(0).path("measure").asString()).contains("最高情報セキュリティ責任者");

        client.act(incident, "assessments", "csirt", """
                {"verdict": "INCIDENT", "level": 3, "category": "LOSS", "reason": "紛失と分かった"}""").created();
        assertThat(clauses(incident)).containsExactly("7.3(5)", "5.4(1)①(ウ)", "5.4(1)②", "7.3(3)");
    }
}
