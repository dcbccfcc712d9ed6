package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("完了した事案の移行")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportsTest {

    private static final String PATH = "/v1/imports";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NDJSON = "application/x-ndjson";

    private final TestService service = new TestService();
    private final Client client = service.client();

    @AfterAll
    void close() {
        service.close();
    }

    private static ObjectNode line(String originalNumber) {
        return Reports.ofTax("移行 " + originalNumber)
                .put("awareAt", "2019-06-03T10:20:00+09:00")
                .put("reportedAt", "2019-06-03T11:00:00+09:00")
                .put("closedAt", "2019-07-12T17:00:00+09:00")
                .put("verdict", "INCIDENT")
                .put("originalNumber", originalNumber);
    }

    private static String file(List<ObjectNode> lines) {
        var text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private Exchange send(String key, String query, String body, String... headers) {
        var all = new ArrayList<>(List.of("Content-Type", NDJSON));
        Collections.addAll(all, headers);
        return client.call(
                "POST", PATH + query, key, body.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new));
    }

    private Exchange imports(ObjectNode... lines) {
        return send("csirt-lead", "", file(List.of(lines)));
    }

    private static void outcome(Exchange answer, int accepted, int rejected) {
        assertThat(answer.ok().json().propertyNames()).containsExactly("accepted", "rejected", "errors");
        assertThat(answer.at("/accepted").asInt()).isEqualTo(accepted);
        assertThat(answer.at("/rejected").asInt()).isEqualTo(rejected);
    }

    private UUID idOf(String originalNumber) {
        Exchange list = client.get("/v1/incidents?limit=100&after=" + client.head(), "ciso")
                .ok();
        return list.at("/items")
                .valueStream()
                .filter(item -> item.path("title").asString().equals("移行 " + originalNumber))
                .map(item -> UUID.fromString(item.path("incidentId").asString()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("元の日時と結論で完了した事案となり、移行と分かり、義務も段階も連絡も生じない")
    void a_closed_case_is_taken_in_with_its_dates() {
        ObjectNode leak = line("H31-1");
        leak.putObject("personalData")
                .put("involved", "YES")
                .put("myNumber", "YES")
                .put("subjects", 2000);
        outcome(imports(leak), 1, 0);
        UUID id = idOf("H31-1");
        String path = "/v1/incidents/" + id;

        Exchange detail = client.get(path, "manager").ok();
        assertThat(detail.at("/number").asString()).startsWith("SHIME-2019-");
        assertThat(detail.at("/milestone").asString()).isEqualTo("CLOSED");
        assertThat(detail.at("/imported").asBoolean()).isTrue();
        assertThat(detail.at("/originalNumber").asString()).isEqualTo("H31-1");
        assertThat(detail.at("/reportedAt").asString()).isEqualTo("2019-06-03T02:00:00Z");
        assertThat(detail.at("/closure/closed/occurredAt").asString()).isEqualTo("2019-07-12T08:00:00Z");
        assertThat(detail.at("/assessments/0/verdict").asString()).isEqualTo("INCIDENT");
        assertThat(detail.at("/overdue").asBoolean()).isFalse();
        assertThat(detail.at("/dueAt").isString()).isFalse();
        assertThat(client.get(path + "/steps", "ciso").ok().at("/items").size()).isZero();
        assertThat(client.get(path + "/obligations", "ciso").ok().at("/items").size())
                .isZero();
        assertThat(client.get(path + "/guards", "ciso").ok().at("/guards").size())
                .isZero();
        client.get(path + "/reports/occurrence?format=pdf", "csirt").ok();
        assertThat(client.get(path + "/reports/response?format=json", "csirt")
                        .ok()
                        .at("/groups/0/fields/1/text")
                        .asString())
                .isEqualTo(detail.at("/number").asString() + "（移行　元の番号 H31-1）");
        client.act(id, "reopening", "csirt-lead", "{\"reason\": \"続き\"}").refused(409, "imported-case");
        client.act(id, "receipt", "csirt", "{}").refused(409, "imported-case");
        Exchange listed = client.get("/v1/incidents?reportedFrom=2019-06-03&reportedTo=2019-06-03", "ciso")
                .ok();
        assertThat(listed.at("/items").valueStream())
                .isNotEmpty()
                .allMatch(item -> item.path("imported").asBoolean()
                        && item.path("milestone").asString().equals("CLOSED")
                        && !item.path("dueAt").isString());

        assertThat(client.get("/v1/ledger?fiscalYear=2019", "ciso").ok().each("/items", "closedAt"))
                .contains("2019-07-12T08:00:00Z");
        Exchange figures = client.get("/v1/statistics?fiscalYear=2019", "ciso").ok();
        assertThat(figures.at("/durations/close/count").asInt())
                .isPositive()
                .isEqualTo(figures.at("/incidents").asInt());

        UUID later = Reports.file(client, Reports.ofTax("後の報告"));
        Awaitility.await().atMost(PATIENCE).until(() -> events(later).contains("notification-requested"));
        assertThat(events(id)).containsExactly("incident-reported", "incident-imported");
        assertThat(client.get(path + "/timeline", "ciso").ok().each("/items", "text"))
                .contains("移行（元の番号 H31-1）: 該当、完了");
    }

    private List<String> events(UUID id) {
        return client.get("/v1/incidents/" + id + "/timeline", "ciso").ok().each("/items", "event");
    }

    @Test
    @DisplayName("試しでは何も取り込まず、行ごとの誤りだけを示す")
    void a_dry_run_takes_nothing() {
        long before = client.acts();
        var good = line("試-1");
        var bad = line("試-2").put("organ", "nowhere");
        Exchange answer = send("csirt-lead", "?dryRun=true", file(List.of(good, bad)));
        outcome(answer, 1, 1);
        assertThat(answer.at("/errors/0/line").asInt()).isEqualTo(2);
        assertThat(answer.at("/errors/0/pointer").asString()).isEqualTo("/organ");
        assertThat(answer.at("/errors/0/code").asString()).isEqualTo("UNKNOWN_ORGAN");
        outcome(send("csirt-lead", "?dryRun=true", file(List.of(good))), 1, 0);
        assertThat(client.acts()).isEqualTo(before);
    }

    @Test
    @DisplayName("千行のうち一行でも誤りがあれば、その行を示して何も取り込まない")
    void one_bad_line_among_a_thousand_refuses_the_file() {
        long before = client.acts();
        var lines = new ArrayList<ObjectNode>();
        for (int n = 1; n <= 1000; n++) {
            lines.add(line("千-" + n));
        }
        lines.get(616).put("closedAt", "2019-06-01T00:00:00+09:00");
        Exchange answer = send("csirt-lead", "?dryRun=false", file(lines)).refused(400, "invalid-request");
        assertThat(answer.at("/accepted").asInt(-1)).isZero();
        assertThat(answer.at("/rejected").asInt()).isEqualTo(1);
        assertThat(answer.at("/errors").size()).isEqualTo(1);
        assertThat(answer.at("/errors/0/line").asInt()).isEqualTo(617);
        assertThat(answer.at("/errors/0/pointer").asString()).isEqualTo("/reportedAt");
        assertThat(answer.at("/errors/0/code").asString()).isEqualTo("OUT_OF_ORDER");
        assertThat(client.acts()).isEqualTo(before);
        outcome(send("csirt-lead", "?dryRun=true", file(lines)), 999, 1);
    }

    @Test
    @DisplayName("繰り返しても一度だけ取り込まれ、途中まで済んだファイルは残りだけが取り込まれる")
    void a_repetition_takes_only_what_is_new() {
        outcome(imports(line("再-1"), line("再-2")), 2, 0);
        long before = client.acts();
        outcome(imports(line("再-1"), line("再-2")), 0, 0);
        assertThat(client.acts()).isEqualTo(before);
        outcome(imports(line("再-1"), line("再-3"), line("再-2")), 1, 0);
        outcome(imports(line("再-3").put("title", "別の題名")), 0, 0);
    }

    @Test
    @DisplayName("同時に送っても、一件は一度だけ取り込まれる")
    void at_once_each_case_is_taken_once() throws Exception {
        var lines = new ArrayList<ObjectNode>();
        for (int n = 1; n <= 20; n++) {
            lines.add(line("同-" + n));
        }
        long before = client.acts();
        List<Exchange> answers = Parallel.calls(3, () -> send("csirt-lead", "", file(lines)));
        assertThat(answers.stream()
                        .mapToInt(answer -> answer.ok().at("/accepted").asInt())
                        .sum())
                .isEqualTo(20);
        assertThat(client.acts()).isEqualTo(before + 40);
    }

    @Test
    @DisplayName("管理番号は、報告の年度ごとに行の順に付く")
    void numbers_follow_the_lines() {
        var first =
                line("番-1").put("reportedAt", "2015-05-01T09:00:00+09:00").put("awareAt", "2015-05-01T08:00:00+09:00");
        var second =
                line("番-2").put("reportedAt", "2015-04-30T09:00:00+09:00").put("awareAt", "2015-04-30T08:00:00+09:00");
        outcome(imports(first, second), 2, 0);
        assertThat(client.get("/v1/incidents/" + idOf("番-1"), "ciso")
                        .at("/number")
                        .asString())
                .isEqualTo("SHIME-2015-0001");
        assertThat(client.get("/v1/incidents/" + idOf("番-2"), "ciso")
                        .at("/number")
                        .asString())
                .isEqualTo("SHIME-2015-0002");
    }

    @Test
    @DisplayName("同じIdempotency-Keyは同じ回答を得て、試しの回答とは混ざらない")
    void the_same_key_gives_the_same_answer() {
        String body = file(List.of(line("鍵-1")));
        String[] key = {"Idempotency-Key", "import-1"};
        outcome(send("csirt-lead", "", body, key), 1, 0);
        outcome(send("csirt-lead", "", body, key), 1, 0);
        send("csirt-lead", "?dryRun=true", body, key).refused(409, "idempotency-key-reused");
        send("csirt-lead", "", file(List.of(line("鍵-2"))), key).refused(409, "idempotency-key-reused");
    }

    @Test
    @DisplayName("行の誤りは、報告と同じ符号で、行とともに示される")
    void faults_are_told_with_their_lines() {
        String body = "{\"title\": \n"
                + file(List.of(
                        line("誤-1").put("level", 4).put("verdict", "YES"),
                        line("誤-2").put("closedAt", "2199-01-01T00:00:00Z"),
                        line("誤-3").put("awareAt", "2019-06-04T00:00:00+09:00"),
                        line("誤-4").put("occurredAt", "2019-06-04T00:00:00+09:00"),
                        line("誤-5").put("originalNumber", " "),
                        line("誤-6"),
                        line("誤-6"),
                        line("誤-7").put("colour", "red")))
                + "\n[1]\n\n{\"a\": 1, \"a\": 2}\n";
        Exchange answer = send("csirt-lead", "", body).refused(400, "invalid-request");
        assertThat(answer.at("/rejected").asInt()).isEqualTo(10);
        assertThat(answer.at("/errors")
                        .valueStream()
                        .map(error -> error.path("line").asInt() + " "
                                + error.path("pointer").asString() + " "
                                + error.path("code").asString()))
                .containsExactly(
                        "1  MALFORMED",
                        "2 /verdict WRONG_TYPE",
                        "2 /level OUT_OF_RANGE",
                        "3 /closedAt IN_FUTURE",
                        "4 /awareAt OUT_OF_ORDER",
                        "5 /occurredAt CONTRADICTION",
                        "6 /originalNumber BLANK",
                        "8 /originalNumber DUPLICATE",
                        "9 /colour UNKNOWN_FIELD",
                        "11  WRONG_TYPE",
                        "13  MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "manager", "csirt", "general-affairs", "ciso", "auditor", "admin", "vendor"})
    @DisplayName("CSIRT責任者だけが移行できる")
    void only_the_csirt_lead_may_import(String key) {
        send(key, "", file(List.of(line("権-1")))).refused(403, "forbidden");
    }

    @Test
    @DisplayName("形式、大きさ、指定の誤りは断る")
    void the_request_itself_is_checked() {
        client.post(PATH, "csirt-lead", "{}").refused(415, "unsupported-media-type");
        send("csirt-lead", "", "x".repeat((1 << 20) + 1)).refused(413, "body-too-large");
        send("csirt-lead", "?dryRun=yes", "").refused(400, "invalid-parameter");
        send("csirt-lead", "?dry=true", "").refused(400, "invalid-parameter");
    }

    @Test
    @DisplayName("移行した事案も、関わりのない者には見えない")
    void an_imported_case_is_seen_by_the_same_people() {
        outcome(imports(line("見-1")), 1, 0);
        UUID id = idOf("見-1");
        client.get("/v1/incidents/" + id, "officer").ok();
        client.get("/v1/incidents/" + id, "welfare").refused(404, "not-found");
        client.get("/v1/incidents/" + id, "staff").refused(404, "not-found");
    }
}
