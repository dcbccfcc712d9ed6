package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("様式の発行")
@ExtendWith(SharedService.class)
class IssueTest {

    private final Client client;
    private final UUID incident;

    IssueTest(Client client) {
        this.client = client;
        this.incident = Reports.file(client, Reports.ofTax("発行する事案"));
    }

    private Exchange issue(String form, String key, String body) {
        return client.act(incident, "reports/" + form + "/issues", key, body);
    }

    private Exchange issues(String form) {
        return client.get("/v1/incidents/" + incident + "/reports/" + form + "/issues", "auditor")
                .ok();
    }

    @Test
    @DisplayName("5.3(3)④ 第一報から最終報まで、様式ごとに番号が付き、ハッシュが残る")
    void reports_are_numbered_per_form() {
        long version = client.get("/v1/incidents/" + incident, "csirt").ok().version();
        Exchange first = issue("occurrence", "csirt-lead", "{}");
        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        assertThat(first.header("Location"))
                .isEqualTo("/v1/incidents/%s/reports/occurrence/issues/1".formatted(incident));
        assertThat(first.header("ETag")).isEqualTo("\"" + (version + 1) + "\"");
        assertThat(first.at("/label").asString()).isEqualTo("第一報");
        assertThat(first.at("/final").asBoolean()).isFalse();
        assertThat(first.at("/issuedBy").asString()).isEqualTo("CSIRT責任者");
        assertThat(first.at("/dataVersion").asLong()).isEqualTo(version);
        assertThat(first.at("/files").size()).isEqualTo(1);
        assertThat(first.at("/files/0/format").asString()).isEqualTo("pdf");
        assertThat(first.at("/files/0/bytes").asInt()).isGreaterThan(1000);
        assertThat(first.at("/files/0/sha256").asString()).matches("[0-9a-f]{64}");

        Exchange last = issue("occurrence", "csirt-lead", """
                {"formats": ["html", "pdf", "json"], "final": true}""");
        assertThat(last.at("/n").asInt()).isEqualTo(2);
        assertThat(last.at("/label").asString()).isEqualTo("最終報");
        assertThat(last.at("/files")
                        .valueStream()
                        .map(file -> file.path("format").asString()))
                .containsExactly("html", "pdf", "json");
        assertThat(issue("response", "csirt-lead", "{}").at("/n").asInt()).isEqualTo(1);

        assertThat(issues("occurrence").at("/items/0")).isEqualTo(first.json());
        assertThat(issues("occurrence").at("/items/1")).isEqualTo(last.json());
        assertThat(issues("response").each("/items", "label")).containsExactly("第一報");
        assertThat(client.get("/v1/incidents/" + incident + "/timeline", "ciso").each("/items", "text"))
                .contains("インシデント等発生状況報告書（最終報）を発行");
    }

    @Test
    @DisplayName("A.4 両方の最終報が発行されると、その条件が外れる")
    void both_last_reports_remove_the_guard() {
        issue("occurrence", "csirt-lead", "{\"final\": true}");
        assertThat(guards()).contains("FORMS_NOT_ISSUED");
        issue("response", "csirt-lead", "{\"final\": true}");
        assertThat(guards()).doesNotContain("FORMS_NOT_ISSUED");
        issue("response", "csirt-lead", "{}");
        assertThat(guards()).contains("FORMS_NOT_ISSUED");
    }

    private List<String> guards() {
        return client.get("/v1/incidents/" + incident + "/guards", "ciso").ok().each("/guards", "code");
    }

    @Test
    @DisplayName("同時に発行しても、番号は重ならず欠けない")
    void parallel_issues_get_numbers_of_their_own() throws Exception {
        var answers = Parallel.calls(4, () -> issue("occurrence", "csirt-lead", "{\"formats\": [\"json\"]}"));

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.toString()).isEqualTo(201));
        assertThat(answers.stream().map(answer -> answer.at("/n").asInt()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 4).boxed().toList());
        assertThat(issues("occurrence").each("/items", "label")).containsExactly("第一報", "第二報", "第三報", "第四報");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"formats\": []}", "{\"formats\": [\"odt\"]}", "{\"formats\": [\"pdf\", \"pdf\"]}"})
    @DisplayName("作れない形式や重なる形式は400")
    void formats_that_cannot_be_drawn_are_refused(String body) {
        issue("occurrence", "csirt-lead", body).invalid("/formats WRONG_FORM");
    }

    @Test
    @DisplayName("B.2 CSIRT責任者のほかは発行できず、読める者だけが一覧を読む")
    void only_the_lead_issues() {
        for (String key : List.of("staff", "manager", "csirt", "liaison", "general-affairs", "ciso", "auditor")) {
            issue("occurrence", key, "{}").refused(403, "forbidden");
        }
        issue("occurrence", "welfare", "{}").refused(404, "not-found");
        String path = "/v1/incidents/" + incident + "/reports/occurrence/issues";
        client.get(path, "staff").refused(403, "forbidden");
        client.get(path, "welfare").refused(404, "not-found");
        client.get(path + "?format=pdf", "csirt").refused(400, "invalid-parameter");
    }

    @Test
    @DisplayName("知らない様式は404、古い版は412、版のない依頼は428")
    void unknown_form_and_stale_version_are_refused() {
        issue("other", "csirt-lead", "{}").refused(404, "not-found");
        client.get("/v1/incidents/" + incident + "/reports/other/issues", "csirt")
                .refused(404, "not-found");
        String path = "/v1/incidents/" + incident + "/reports/response/issues";
        client.post(path, "csirt-lead", "{}").refused(428, "precondition-required");
        client.post(path, "csirt-lead", "{}", "If-Match", "\"99\"").refused(412, "stale-version");
        issue("response", "csirt-lead", "{\"last\": true}").invalid("/last UNKNOWN_FIELD");
        assertThat(issues("response").at("/items").size()).isZero();
    }
}
