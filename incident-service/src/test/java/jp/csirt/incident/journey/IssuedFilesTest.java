package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("発行した様式のファイル")
@ExtendWith(SharedService.class)
class IssuedFilesTest {

    private final Client client;
    private final UUID incident;
    private final String issues;

    IssuedFilesTest(Client client) {
        this.client = client;
        this.incident = Reports.file(client, Reports.ofTax("凍結する事案"));
        this.issues = "/v1/incidents/" + incident + "/reports/occurrence/issues";
    }

    private Exchange issue(String body) {
        Exchange issued = client.act(incident, "reports/occurrence/issues", "csirt-lead", body);
        assertThat(issued.status()).as(issued.toString()).isEqualTo(201);
        return issued;
    }

    @ParameterizedTest
    @ValueSource(strings = {"pdf", "html", "json"})
    @DisplayName("5.3(3)④ 発行した内容は、その後に何が記録されても変わらない")
    void the_bytes_stay_what_they_were(String format) {
        Exchange issued = issue("{\"formats\": [\"%s\"]}".formatted(format));
        String path = issues + "/1?format=" + format;
        byte[] first = client.get(path, "auditor").ok().bytes();
        client.act(incident, "situations", "csirt", "{\"findings\": \"新たな事実\"}").done();

        Exchange again = client.get(path, "csirt").ok();
        assertThat(again.bytes()).isEqualTo(first);
        assertThat(KeptFiles.sha256(first))
                .isEqualTo(issued.at("/files/0/sha256").asString());
        assertThat(first).hasSize(issued.at("/files/0/bytes").asInt());
        assertThat(again.header("ETag")).isEqualTo("\"" + KeptFiles.sha256(first) + "\"");
        assertThat(client.get(path, "csirt", "If-None-Match", again.header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    @DisplayName("発行していない形式は理由とともに断り、知らない番号と様式は404")
    void what_was_not_issued_is_not_there() {
        issue("{\"formats\": [\"html\"]}");
        assertThat(client.get(issues + "/1?format=pdf", "csirt")
                        .refused(400, "invalid-parameter")
                        .at("/detail")
                        .asString())
                .contains("html");
        client.get(issues + "/1", "csirt").refused(400, "invalid-parameter");
        client.get(issues + "/1?format=docm", "csirt").refused(400, "invalid-parameter");
        for (String n : new String[] {"0", "2", "-1", "01", "x", "99999999999999999999"}) {
            client.get(issues + "/" + n + "?format=html", "csirt").refused(404, "not-found");
            client.get(issues + "/" + n + "/changes", "csirt").refused(404, "not-found");
        }
        client.get(issues.replace("occurrence", "response") + "/1?format=html", "csirt")
                .refused(404, "not-found");
        client.get(issues + "/1?format=html", "csirt", "Accept", "application/pdf")
                .refused(406, "not-acceptable");
    }

    @Test
    @DisplayName("B.2 読める者だけが、発行した様式と変更箇所を読む")
    void only_readers_of_reports_read_it() {
        issue("{}");
        for (String path : new String[] {issues + "/1", issues + "/1/changes"}) {
            client.get(path, "csirt").ok();
            client.get(path, "staff").refused(403, "forbidden");
            client.get(path, "welfare").refused(404, "not-found");
        }
    }

    @Test
    @DisplayName("前の報からの変更が、項目ごとに前後の記載で読める")
    void changes_are_told_field_by_field() {
        issue("{}");
        client.act(incident, "supplements", "csirt", "{\"values\": [{\"fieldId\": \"A205\", \"value\": \"目視\"}]}")
                .done();
        issue("{}");
        issue("{}");

        assertThat(client.get(issues + "/1/changes", "csirt").ok().at("/items").size())
                .isZero();
        Exchange changed = client.get(issues + "/2/changes", "csirt").ok();
        JsonNode discovery = changed.at("/items")
                .valueStream()
                .filter(item -> item.path("fieldId").asString().equals("A205"))
                .findFirst()
                .orElseThrow();
        assertThat(discovery.path("label").asString()).isEqualTo("発見の契機");
        assertThat(discovery.path("old").asString()).isEqualTo("調査中");
        assertThat(discovery.path("new").asString()).isEqualTo("目視");
        assertThat(changed.each("/items", "fieldId")).contains("A305").doesNotContain("H03", "H04", "H11", "A301");
        assertThat(client.get(issues + "/3/changes", "csirt").ok().each("/items", "fieldId"))
                .containsExactly("A305");
    }

    @Test
    @DisplayName("1(9)④ 提出は、発行した様式を指す")
    void a_submission_points_to_an_issued_report() {
        client.act(incident, "receipt", "csirt", "").done();
        client.act(incident, "situations", "csirt", "{\"findings\": \"確認\"}").done();
        client.act(incident, "assessments", "csirt", """
                {"verdict": "INCIDENT", "level": 1, "category": "MALWARE", "reason": "感染"}""").created();
        Exchange issued = client.act(incident, "reports/first/issues", "csirt-lead", "{}");
        assertThat(issued.status()).as(issued.toString()).isEqualTo(201);
        String submission = Duties.path(client, incident, "MIC") + "submission";
        String at = client.get("/v1/incidents/" + incident, "csirt")
                .ok()
                .at("/reportedAt")
                .asString();
        String body = "{\"submittedAt\": \"%s\", \"channel\": \"EMAIL\", \"issue\": {\"form\": \"first\", \"n\": %d}}";
        client.act(incident, submission, "liaison", body.formatted(at, 2)).refused(409, "unknown-issue");
        client.act(incident, submission, "liaison", body.formatted(at, 1)).done();
    }
}
