package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import jp.csirt.incident.domain.incident.SupplementField;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One case in which everything there is was done and said. */
@DisplayName("E.1 E.2 全ての項目が記入できる")
@ExtendWith(SharedService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryFieldTest {

    private final Client client;
    private final UUID incident;

    EveryFieldTest(Client client) {
        this.client = client;
        this.incident = FullCase.play(client, "全ての項目", "");
        act("internal-reports", "manager", """
                {"to": "SECURITY_MANAGER", "kind": "REPORT", "method": "PHONE"}""");
        act("internal-reports", "manager", """
                {"to": "OVERALL_MANAGER", "kind": "REPORT", "method": "PHONE"}""");
        act("situations", "csirt", """
                {"findings": "確認した", "personalData": {
                 "kinds": ["RESIDENT"], "items": ["NAME", "ADDRESS"], "propertyDamageRisk": "NO", "recovered": "NO",
                 "leakTypes": ["LEAK"], "leakCertainty": "OCCURRED", "subjectsCertainty": "CONFIRMED"}}""");
        act("subject-notification-decision", "general-affairs", """
                {"result": "SUBSTITUTE", "reason": "住所の分からない者には公表をもって代える"}""");
        Multipart.file("構成図.txt", "図".getBytes(StandardCharsets.UTF_8)).attach(client, incident, "staff");
        report();
        act("supplements", "csirt", supplements());
    }

    private Exchange act(String path, String key, String body) {
        Exchange answer = client.act(incident, path, key, body);
        assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
        return answer;
    }

    /** One duty fulfilled, another one found needless. */
    private void report() {
        act(duty("MIC") + "submission", "liaison", """
                {"submittedAt": "2026-03-02T09:00:00+09:00", "channel": "EMAIL", "receiptNumber": "受-1"}""");
        act(duty("PREFECTURE") + "waiver-proposal", "csirt-lead", "{\"reason\": \"総務省経由で共有されるため\"}");
        act(duty("PREFECTURE") + "waiver", "ciso", "{}");
    }

    private String duty(String recipient) {
        return Duties.path(client, incident, recipient);
    }

    private static String supplements() {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        var values = body.putArray("values");
        Arrays.stream(SupplementField.values())
                .forEach(field ->
                        values.addObject().put("fieldId", field.name()).put("value", field.label() + "について記す"));
        return body.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"occurrence", "response", "first", "ppc", "subject-notice", "ransomware", "ddos", "disclosure"})
    @DisplayName("どの様式にも「調査中」は残らず、点検は空になる")
    void nothing_is_left_open(String form) {
        String path = "/v1/incidents/" + incident + "/reports/" + form;
        assertThat(client.get(path + "/preflight", "csirt").ok().each("/items", "fieldId"))
                .isEmpty();
        assertThat(client.get(path + "?format=json", "csirt")
                        .ok()
                        .at("/groups")
                        .valueStream()
                        .flatMap(group -> group.path("fields").valueStream())
                        .filter(field -> field.path("text").asString().equals("調査中"))
                        .map(JsonNode::toString))
                .isEmpty();
        for (String format : new String[] {"pdf", "html"}) {
            assertThat(client.get(path + "?format=" + format, "csirt").ok().bytes())
                    .isNotEmpty();
        }
    }
}
