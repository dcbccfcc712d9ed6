package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@DisplayName("1(2)① 不在から戻ったCISOの確認")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeputyReturnTest {

    private final TestService service = new TestService();
    private final Client client = service.client();

    @AfterAll
    void close() {
        service.close();
    }

    private JsonNode act(UUID incident) {
        return client.get("/v1/incidents/" + incident, "ciso").ok().at("/deputyActs/0");
    }

    private void tell(UUID incident, Instant at) {
        client.act(incident, "internal-reports", "general-affairs", """
                        {"to": "CISO", "kind": "PROGRESS", "method": "IN_PERSON", "occurredAt": "%s"}""".formatted(at))
                .done();
    }

    @Test
    @DisplayName("代行者が受けた報告では済まず、戻った後にCISO本人が受けた報告で、代行の確認が済む")
    void only_what_the_holder_is_told_confirms() {
        Instant back = Instant.now().plusSeconds(90);
        client.post("/v1/organisation/posts/CISO/absences", "general-affairs", """
                        {"from": "%s", "to": "%s", "reason": "出張"}""".formatted(
                                Reports.minutesAgo(5), back))
                .createdThing();
        UUID incident = Reports.file(client, Reports.ofTax("代行の後"));
        client.act(incident, "emergency-plan", "general-affairs", "{\"planVersion\": \"3\"}")
                .done();
        client.act(incident, "ciso-instructions", "general-affairs", "{\"text\": \"遮断を続ける\", \"to\": []}")
                .done();
        assertThat(act(incident).path("confirmed").asBoolean()).isFalse();

        tell(incident, Instant.now());
        assertThat(client.get("/v1/incidents/" + incident, "ciso")
                        .ok()
                        .at("/internalReports/0/takenBy")
                        .asString())
                .isEqualTo("OVERALL_MANAGER");
        assertThat(act(incident).path("confirmed").asBoolean()).isFalse();
        assertThat(act(incident).has("confirmedAt")).isFalse();

        tell(incident, back.plusSeconds(1));
        assertThat(act(incident).path("confirmed").asBoolean()).isTrue();
        assertThat(Instant.parse(act(incident).path("confirmedAt").asString())).isEqualTo(back.plusSeconds(1));
    }
}
