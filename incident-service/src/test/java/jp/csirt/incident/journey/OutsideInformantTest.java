package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("5.3(2)① 外部通報者への連絡先")
@ExtendWith(SharedService.class)
class OutsideInformantTest {

    private static final String NAME = "通報者甲";
    private static final String FORMER = "092-000-0001";
    private static final String LATER = "092-000-0002";
    private static final String MORE = "092-000-0003";
    private static final String LAST = "092-000-0004";

    private final Client client;

    OutsideInformantTest(Client client) {
        this.client = client;
    }

    private UUID reportedBy(String reporter) {
        var report = Reports.ofTax("外部からの通報");
        report.putObject("reporter").put("kind", reporter).put("name", NAME).put("contact", FORMER);
        return Reports.file(client, report);
    }

    private void supplement(UUID id) {
        client.act(id, "supplements", "csirt", """
                        {"values": [{"fieldId": "A205", "value": "電話"}, {"fieldId": "A109", "value": "%s 回答を要する"}]}""".formatted(MORE)).done();
    }

    private String event(UUID id, String name) {
        return client.get("/v1/incidents/" + id + "/timeline", "ciso")
                .ok()
                .at("/items")
                .valueStream()
                .filter(item -> item.path("event").asString().equals(name))
                .map(item -> item.path("eventId").asString())
                .findFirst()
                .orElseThrow();
    }

    private void correct(UUID id, String event, String field, String value) {
        client.act(id, "corrections", "csirt", """
                        {"eventId": "%s", "field": "%s", "value": "%s", "reason": "聞き違い"}""".formatted(event, field, value))
                .created();
    }

    private String shown(UUID id, String what) {
        return new String(client.get("/v1/incidents/" + id + what, "csirt").ok().bytes(), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("E.1 A109 庁外に出す様式にも時系列にも、連絡先と氏名は訂正の前後とも出ない")
    void no_paper_that_leaves_the_house_tells_it() {
        UUID id = reportedBy("CITIZEN");
        supplement(id);
        correct(id, event(id, "incident-reported"), "/reporter/contact", LATER);
        correct(id, event(id, "incident-reported"), "/reporter/name", "通報者乙");
        correct(id, event(id, "fields-supplemented"), "/values/1/value", LAST);

        for (String what : List.of("/reports/first?format=json", "/reports/ppc?format=json", "/timeline")) {
            assertThat(shown(id, what))
                    .as(what)
                    .contains("別に記録", "電話")
                    .doesNotContain(NAME, "通報者乙", FORMER, LATER, MORE, LAST);
        }
        assertThat(shown(id, "")).contains(NAME, FORMER, LATER, MORE, LAST);
        assertThat(shown(id, "/reports/occurrence?format=json")).contains(NAME, FORMER, MORE);
    }

    @Test
    @DisplayName("職員の報告者の訂正は、これまでどおり前後が時系列に出る")
    void a_reporter_of_the_house_is_no_informant() {
        UUID id = reportedBy("EMPLOYEE");
        correct(id, event(id, "incident-reported"), "/reporter/contact", LATER);
        assertThat(shown(id, "/timeline")).contains(FORMER, LATER);
    }

    @Test
    @DisplayName("10章 6.1(6) 補足に連絡先がある事案の詳細、発生状況報告書とその変更点を読めば、監査に残る")
    void whoever_reads_it_is_recorded() {
        UUID id = reportedBy("EMPLOYEE");
        client.act(id, "reports/occurrence/issues", "csirt-lead", "{\"formats\": [\"json\"]}");
        supplement(id);
        client.act(id, "reports/occurrence/issues", "csirt-lead", "{\"formats\": [\"json\"]}");
        String path = "/v1/incidents/" + id;
        client.get(path, "officer").ok();
        client.get(path + "/reports/occurrence?format=json", "liaison").ok();
        client.get(path + "/reports/occurrence/issues/2/changes", "csirt-2").ok();
        client.get(path + "/reports/first?format=json", "csirt").ok();

        assertThat(AuditLog.of(client, id))
                .containsExactly(
                        "ALLOWED CSIRT員（二人目） GET /v1/incidents/{id}/reports/{form}/issues/{n}/changes",
                        "ALLOWED 外部連携 GET /v1/incidents/{id}/reports/{form}",
                        "ALLOWED 係長 GET /v1/incidents/{id}");
    }
}
