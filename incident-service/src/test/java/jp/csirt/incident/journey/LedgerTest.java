package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.numbering.NumberSeries;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fiscal year 2024 has an incident, a number without one, a drill and another incident. */
@DisplayName("インシデント管理台帳")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final String LEDGER = "/v1/ledger?fiscalYear=2024";

    private final TestService service = new TestService();
    private final Client client = service.client();
    private UUID leak = new UUID(0, 0);
    private String ledger = "";

    @BeforeAll
    void file() {
        leak = file("税の誤送付", "2025-03-31T23:59:59+09:00", false, "tax");
        Long lost = Await.first(service.part(NumberSeries.class).next("SHIME-2024", "失敗した報告"), WITHIN);
        assertThat(lost).isEqualTo(2);
        Await.first(
                service.part(MongoDatabase.class)
                        .getCollection("numbers")
                        .updateOne(
                                Filters.and(Filters.eq("series", "SHIME-2024"), Filters.eq("n", lost)),
                                Updates.set("takenAt", "2025-03-31T15:00:00Z")),
                WITHIN);
        file("訓練の報告", "2024-05-01T09:00:00+09:00", true, "tax");
        file("福祉の紛失", "2024-04-01T00:00:00+09:00", false, "welfare");
        file("翌年度の事案", "2025-04-01T00:00:00+09:00", false, "tax");
        client.act(leak, "situations", "csirt", """
                {"findings": "確かめた", "personalData": {"involved": "YES", "subjects": 120}}""").done();
        long last = client.act(leak, "containment-actions", "manager", """
                        {"what": "=回収した", "effect": "戻った", "occurredAt": "2025-04-01T10:00:00+09:00"}""")
                .created()
                .position();
        ledger = LEDGER + "&after=" + last;
    }

    private UUID file(String title, String at, boolean drill, String department) {
        var report = Reports.least(title)
                .put("awareAt", "2024-01-01T00:00:00Z")
                .put("occurredAt", at)
                .put("department", department)
                .put("drill", drill);
        return client.post("/v1/incidents", "csirt", report).created().incidentId();
    }

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    @DisplayName("年度の事案が番号の順に載り、訓練と欠番はその理由とともに示される")
    void every_number_of_the_year_is_explained() {
        Exchange answer = client.get(ledger, "ciso").ok();

        assertThat(answer.each("/items", "number")).containsExactly("SHIME-2024-0001", "SHIME-2024-0004");
        assertThat(answer.each("/unused", "number")).containsExactly("SHIME-2024-0002", "SHIME-2024-0003");
        assertThat(answer.each("/unused", "why")).containsExactly("FAILED", "DRILL");
        assertThat(answer.at("/items/0/title").asString()).isEqualTo("税の誤送付");
        assertThat(answer.at("/items/0/subjects").asInt()).isEqualTo(120);
        assertThat(answer.at("/items/0/containedAt").asString()).isEqualTo("2025-04-01T01:00:00Z");
        assertThat(answer.at("/items/0/reports")
                        .valueStream()
                        .map(report -> report.path("recipient").asString()))
                .contains("PPC", "SUBJECTS");
        assertThat(client.get("/v1/ledger?fiscalYear=2023", "ciso")
                        .ok()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    @DisplayName("報告日時の訂正で年度が変わった事案は、欠番ではなく別の年度の台帳にあると示される")
    void a_number_of_another_year_is_no_failed_filing() {
        var report = Reports.ofTax("年度の境")
                .put("awareAt", "2022-03-31T09:00:00+09:00")
                .put("occurredAt", "2022-04-01T00:05:00+09:00");
        UUID id = client.post("/v1/incidents", "csirt", report).created().incidentId();
        String event = client.get("/v1/incidents/" + id + "/timeline", "ciso")
                .ok()
                .each("/items", "eventId")
                .getFirst();
        client.act(id, "corrections", "csirt", """
                        {"eventId": "%s", "field": "/occurredAt", "value": "2022-03-31T23:55:00+09:00", "reason": "誤記"}""".formatted(event)).created();
        long last = client.act(id, "corrections/1/approval", "csirt-lead", "{}")
                .done()
                .position();

        Exchange year =
                client.get("/v1/ledger?fiscalYear=2022&after=" + last, "ciso").ok();
        assertThat(year.each("/unused", "number")).containsExactly("SHIME-2022-0001");
        assertThat(year.each("/unused", "why")).containsExactly("OTHER_YEAR");
        assertThat(client.get("/v1/ledger?fiscalYear=2021&after=" + last, "ciso")
                        .ok()
                        .each("/items", "number"))
                .containsExactly("SHIME-2022-0001");
    }

    @ParameterizedTest
    @CsvSource({"manager,SHIME-2024-0001", "welfare,SHIME-2024-0004", "education,''"})
    @DisplayName("B.2 見られる事案だけが載り、番号の行方は全件を見られる者だけに示される")
    void everybody_sees_what_is_in_sight(String key, String number) {
        Exchange answer = client.get(ledger, key).ok();

        assertThat(String.join(",", answer.each("/items", "number"))).isEqualTo(number);
        assertThat(answer.at("/unused").size()).isZero();
        client.get(ledger, "admin").refused(403, "forbidden");
    }

    @Test
    @DisplayName("CSVは和暦と言葉で書かれ、欠番の行がある")
    void csv_is_written_in_words() {
        Exchange answer = client.get(ledger + "&format=csv", "csirt-lead").ok();
        String[] lines = new String(answer.bytes(), StandardCharsets.UTF_8).split("\r\n", -1);

        assertThat(lines[0]).startsWith("\uFEFF\"管理番号\",\"件名\",\"報告日時\"");
        assertThat(lines[1]).contains("\"税の誤送付\",\"令和7年3月31日 23時59分\"", "\"税務課\"");
        assertThat(lines[2]).contains("SHIME-2024-0002", "欠番（令和7年4月1日 0時00分 採番）");
        assertThat(lines[3]).contains("SHIME-2024-0003", "訓練に使用").doesNotContain("訓練の報告");
        assertThat(lines[4]).contains("福祉の紛失");
        assertThat(answer.header("Content-Disposition")).startsWith("attachment; filename*=UTF-8''");
    }

    @Test
    @DisplayName("Excelで開ける")
    void excel_opens_it() throws IOException {
        byte[] file = client.get(ledger + "&format=xlsx", "auditor").ok().bytes();

        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            var page = workbook.getSheetAt(0);
            assertThat(page.getSheetName()).isEqualTo("台帳 2024年度");
            assertThat(page.getRow(4).getCell(1).getStringCellValue()).isEqualTo("福祉の紛失");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?fiscalYear=26",
                "?fiscalYear=2026&format=pdf",
                "?fiscalYear=2026&x=1",
                "?fiscalYear=2026&after=-1"
            })
    @DisplayName("指定の誤りは400")
    void bad_parameters_are_refused(String query) {
        client.get("/v1/ledger" + query, "ciso").refused(400, "invalid-parameter");
    }
}
