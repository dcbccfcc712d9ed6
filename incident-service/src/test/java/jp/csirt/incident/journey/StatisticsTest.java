package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.deadline.TokyoTime;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("統計")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatisticsTest {

    private final TestService service = new TestService();
    private final Client client = service.client();
    private long last;

    @BeforeAll
    void file() {
        contained();
        closed();
        file(report("年度の終わり", "2024-03-31T23:00:00+09:00", "2024-03-31T23:59:59.999+09:00"));
        file(report("前の年度", "2023-03-31T23:00:00+09:00", "2023-03-31T23:59:59.999+09:00"));
        file(report("次の年度", "2024-03-31T23:00:00+09:00", "2024-04-01T00:00:00+09:00"));
        file(report("訓練", "2023-05-10T09:00:00+09:00", "2023-05-10T09:10:00+09:00")
                .put("drill", true));
    }

    @AfterAll
    void close() {
        service.close();
    }

    private static ObjectNode report(String title, String awareAt, String reportedAt) {
        var report = Reports.least(title)
                .put("awareAt", awareAt)
                .put("occurredAt", reportedAt)
                .put("level", 2)
                .put("crimePossible", "NO");
        report.putObject("personalData").put("involved", "NO").put("myNumber", "NO");
        return report;
    }

    private UUID file(ObjectNode report) {
        Exchange filed = client.post("/v1/incidents", "csirt", report).created();
        last = filed.position();
        return filed.incidentId();
    }

    /** {@code @} stands for the day. */
    private void act(UUID id, String path, String key, String body) {
        Exchange answer = client.act(id, path, key, body.replace("@", "\"occurredAt\": \"2023-05-10T"));
        assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
        last = answer.position();
    }

    /** Known at nine, an hour after it began; contained at eleven, running again at one. */
    private void contained() {
        UUID id = file(report("感染", "2023-05-10T09:00:00+09:00", "2023-05-10T09:10:00+09:00")
                .put("startedAt", "2023-05-10T08:00:00+09:00")
                .put("department", "tax"));
        act(id, "receipt", "csirt", "{@09:20:00+09:00\"}");
        act(id, "assessments", "csirt", """
                {"verdict": "INCIDENT", "level": 2, "category": "RANSOMWARE", "reason": "検知", @10:00:00+09:00"}""");
        act(id, "containment-instructions", "csirt", """
                {"to": "tax", "measures": "隔離", @10:10:00+09:00"}""");
        act(id, "containment-actions", "officer", """
                {"what": "隔離した", "effect": "止まった", @11:00:00+09:00"}""");
        act(id, "recovery-actions", "officer", """
                {"what": "戻した", "effect": "再開", @13:00:00+09:00"}""");
        submit(id, "MIC", "FIRST", "10T13:59:59");
        submit(id, "PREFECTURE", "FIRST", "10T14:00:00");
        submit(id, "MIC", "FOLLOW_UP", "12T13:59:58");
    }

    private void submit(UUID id, String recipient, String stage, String at) {
        String duty = client.get("/v1/incidents/" + id + "/obligations", "csirt")
                .ok()
                .at("/items")
                .valueStream()
                .filter(item -> item.path("recipient").asString().equals(recipient)
                        && item.path("stage").asString().equals(stage))
                .map(item -> item.path("obligationId").asString())
                .findFirst()
                .orElseThrow();
        act(id, "obligations/" + duty + "/submission", "liaison", """
                {"submittedAt": "2023-05-%s+09:00", "channel": "EMAIL"}""".formatted(at));
    }

    /** Received after an hour and closed after three days. */
    private void closed() {
        UUID id = file(report("誤検知", "2023-05-10T09:00:00+09:00", "2023-05-10T09:30:00+09:00")
                .put("category", "LOSS")
                .put("department", "welfare"));
        act(id, "receipt", "csirt", "{@10:00:00+09:00\"}");
        act(id, "assessments", "csirt", """
                {"verdict": "NOT_INCIDENT", "level": 2, "category": "LOSS", "reason": "誤検知", @12:00:00+09:00"}""");
        act(id, "assessments/1/approval", "csirt-lead", "{@12:30:00+09:00\"}");
        act(id, "closure-proposal", "csirt-lead", "{\"reason\": \"誤検知\", @13:00:00+09:00\"}");
        act(id, "closure", "ciso", "{\"occurredAt\": \"2023-05-13T09:00:00+09:00\"}");
    }

    private JsonNode statistics(String key) {
        return client.get("/v1/statistics?fiscalYear=2023&after=" + last, key)
                .ok()
                .json();
    }

    @Test
    @DisplayName("訓練とほかの年度を除いた件数と、手で計算した時間")
    void figures_are_those_computed_by_hand() {
        JsonNode of = statistics("csirt");

        assertThat(of.path("fiscalYear").asInt()).isEqualTo(2023);
        assertThat(of.path("incidents").asInt()).isEqualTo(3);
        assertThat(of.path("byLevel").toString()).isEqualTo("{\"0\":0,\"1\":0,\"2\":3,\"3\":0}");
        assertThat(of.at("/byCategory/RANSOMWARE").asInt()).isEqualTo(1);
        assertThat(of.at("/byCategory/LOSS").asInt()).isEqualTo(1);
        assertThat(of.at("/byCategory/MALWARE").asInt()).isEqualTo(1);
        assertThat(of.at("/byMonth/2023-05").asInt()).isEqualTo(2);
        assertThat(of.at("/byMonth/2024-03").asInt()).isEqualTo(1);
        assertThat(of.path("byDepartment").toString()).isEqualTo("{\"\":1,\"tax\":1,\"welfare\":1}");
        assertThat(of.path("durations").toString()).isEqualTo("""
                {"detect":{"count":1,"median":"PT1H","p90":"PT1H"},\
                "acknowledge":{"count":2,"median":"PT40M","p90":"PT1H"},\
                "assess":{"count":2,"median":"PT2H","p90":"PT3H"},\
                "contain":{"count":1,"median":"PT2H","p90":"PT2H"},\
                "recover":{"count":1,"median":"PT4H","p90":"PT4H"},\
                "close":{"count":1,"median":"PT72H","p90":"PT72H"}}""");
    }

    @Test
    @DisplayName("1(9)④ 総務省へは第一報も続報も期限内、都道府県へは期限ちょうどで遅れ。次の続報、最終報、公表、共有は期限を過ぎてまだ")
    void reports_are_counted_by_recipient() {
        assertThat(statistics("csirt").path("reportedInTime").toString()).isEqualTo("""
                {"MIC":{"inTime":2,"late":0,"overdue":2,"open":0},\
                "PREFECTURE":{"inTime":0,"late":1,"overdue":2,"open":0},\
                "PUBLIC":{"inTime":0,"late":0,"overdue":1,"open":0},\
                "RELATED_BODY":{"inTime":0,"late":0,"overdue":1,"open":0},\
                "NCO":{"inTime":0,"late":0,"overdue":1,"open":0}}""");
    }

    @Test
    @DisplayName("CSVとExcelには、数字が1行に1つ、言葉で載る")
    void tables_are_written_in_words() throws IOException {
        String path = "/v1/statistics?fiscalYear=2023&after=" + last + "&format=";
        byte[] csv = client.get(path + "csv", "csirt").ok().bytes();
        assertThat(new String(csv, StandardCharsets.UTF_8).lines())
                .contains(
                        "\"全体\",\"事案\",\"3\",\"\",\"\",\"\",\"\",\"\",\"\"",
                        "\"部署\",\"税務課\",\"1\",\"\",\"\",\"\",\"\",\"\",\"\"",
                        "\"要した時間\",\"知ってから完了まで\",\"1\",\"3日\",\"3日\",\"\",\"\",\"\",\"\"",
                        "\"外部報告\",\"総務省\",\"4\",\"\",\"\",\"2\",\"0\",\"2\",\"0\"");
        Exchange xlsx = client.get(path + "xlsx", "csirt").ok();
        assertThat(xlsx.header("Content-Disposition")).startsWith("attachment").endsWith(".xlsx");
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx.bytes()))) {
            assertThat(workbook.getSheet("統計 2023年度").getRow(1).getCell(2).getNumericCellValue())
                    .isEqualTo(3);
        }
        client.get(path + "pdf", "csirt").refused(400, "invalid-parameter");
    }

    @ParameterizedTest
    @DisplayName("見えるものだけを数える")
    @CsvSource({
        "csirt, 3",
        "ciso, 3",
        "auditor, 3",
        "manager, 1",
        "welfare, 1",
        "hospital, 0",
        "staff, 0",
        "vendor, 0",
        "admin, 0"
    })
    void only_what_is_in_sight_counts(String key, int incidents) {
        JsonNode of = statistics(key);

        assertThat(of.path("incidents").asInt()).isEqualTo(incidents);
        assertThat(of.at("/byLevel/2").asInt()).isEqualTo(incidents);
        if (!List.of("csirt", "ciso", "auditor", "manager").contains(key)) {
            assertThat(of.path("reportedInTime").isEmpty()).isTrue();
            assertThat(of.at("/durations/detect/count").asInt()).isZero();
        }
    }

    @Test
    @DisplayName("年度を言わなければ今の年度")
    void the_present_year_is_the_default() {
        Exchange now = client.get("/v1/statistics", "csirt").ok();

        assertThat(now.at("/fiscalYear").asInt()).isEqualTo(TokyoTime.fiscalYearOf(Instant.now()));
        assertThat(client.get("/v1/statistics?fiscalYear=1950", "csirt")
                        .ok()
                        .at("/incidents")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @DisplayName("年度でないものと知らない指定は400")
    @ValueSource(
            strings = {
                "fiscalYear=",
                "fiscalYear=1949",
                "fiscalYear=2200",
                "fiscalYear=26",
                "fiscalYear=2026.0",
                "fiscalYear=%EF%BC%92026",
                "fiscalYear=-2026",
                "fiscalYear=R5",
                "fiscalYear=2026&fiscalYear=2026",
                "year=2026",
                "level=1",
                "after=x"
            })
    void bad_parameters_are_refused(String query) {
        client.get("/v1/statistics?" + query, "csirt").refused(400, "invalid-parameter");
    }

    @Test
    @DisplayName("読む範囲のない鍵は403、鍵がなければ401")
    void a_key_without_the_scope_gets_nothing() {
        client.get("/v1/statistics", "notification").refused(403, "forbidden");
        client.get("/v1/statistics", null).refused(401, "unauthenticated");
    }
}
