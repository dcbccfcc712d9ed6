package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first half of 2024 has two incidents to be made public together, one by itself, one not at all and a drill. */
@DisplayName("一括公表の一覧")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DisclosureListTest {

    private static final String LIST = "/v1/disclosure-list?half=2024H1";
    private static final String TOGETHER = "\"result\": \"PUBLIC\", \"mode\": \"BATCH\"";

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final TestService service = new TestService();
    private final Client client = service.client();
    private String list = "";

    @BeforeAll
    void file() {
        decide(file("後に知った秘密花子の件", "2024-09-30T23:59:59+09:00", "welfare", false), TOGETHER);
        decide(file("先に知った秘密花子の件", "2024-04-01T00:00:00+09:00", "tax", false), TOGETHER);
        decide(
                file("個別の件", "2024-06-01T09:00:00+09:00", "tax", false),
                "\"result\": \"PUBLIC\", \"mode\": \"INDIVIDUAL\"");
        decide(file("訓練の件", "2024-06-02T09:00:00+09:00", "tax", true), TOGETHER);
        decide(file("下半期の件", "2024-10-01T00:00:00+09:00", "tax", false), TOGETHER);
        long last = client.post(
                        "/v1/incidents",
                        "csirt",
                        Reports.least("判断のない件")
                                .put("awareAt", "2024-06-03T00:00:00Z")
                                .put("occurredAt", "2024-06-03T09:00:00+09:00"))
                .created()
                .position();
        list = LIST + "&after=" + last;
    }

    @AfterAll
    void close() {
        service.close();
    }

    private UUID file(String title, String at, String department, boolean drill) {
        var report = Reports.least(title)
                .put("awareAt", at)
                .put("occurredAt", at)
                .put("department", department)
                .put("summary", "秘密花子の住所")
                .put("drill", drill);
        report.putObject("personalData")
                .put("involved", "YES")
                .put("subjects", 12)
                .putArray("items")
                .add("NAME");
        return client.post("/v1/incidents", "csirt", report).created().incidentId();
    }

    private void decide(UUID id, String decision) {
        client.act(id, "disclosure-decision", "ciso", "{%s, \"note\": \"秘密花子\"}".formatted(decision))
                .done();
    }

    @Test
    @DisplayName("一括公表と判断された事案だけが、知った順に、誰のことか分からない形で載る")
    void what_is_made_public_together_tells_of_nobody() {
        Exchange answer = client.get(list, "ciso").ok();

        assertThat(answer.at("/half").asString()).isEqualTo("2024H1");
        assertThat(answer.at("/items").toString()).isEqualTo("""
                [{"n":1,"month":"2024-04","organ":"mayor","category":"MALWARE","personalData":"YES",\
                "dataItems":["NAME"],"subjects":12,"subjectsCertainty":"UNKNOWN","causeClass":null,"milestone":"REPORTED"},\
                {"n":2,"month":"2024-09","organ":"mayor","category":"MALWARE","personalData":"YES",\
                "dataItems":["NAME"],"subjects":12,"subjectsCertainty":"UNKNOWN","causeClass":null,"milestone":"REPORTED"}]""");
        assertThat(answer.toString()).doesNotContain("秘密花子", "SHIME-2024", "tax", "welfare");
    }

    @Test
    @DisplayName("CSVとExcelは言葉で書かれる")
    void tables_are_written_in_words() throws IOException {
        byte[] csv = client.get(list + "&format=csv", "csirt-lead").ok().bytes();
        String[] lines = new String(csv, StandardCharsets.UTF_8).split("\r\n", -1);
        assertThat(lines[0]).startsWith("\uFEFF\"番号\",\"発覚した月\"");
        assertThat(lines[1]).startsWith("\"1\",\"令和6年4月\",").contains("\"12（確認中）\"", "\"調査中\"");
        assertThat(lines).hasSize(4);

        Exchange xlsx = client.get(list + "&format=xlsx", "auditor").ok();
        assertThat(xlsx.header("Content-Disposition")).endsWith(".xlsx");
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx.bytes()))) {
            assertThat(workbook.getSheet("公表一覧 2024H1").getLastRowNum()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"manager, 1", "welfare, 1", "education, 0", "ciso, 2"})
    @DisplayName("見られる事案だけが載る")
    void only_what_is_in_sight_is_listed(String key, int items) {
        Exchange answer = client.get(list, key).ok();
        assertThat(answer.at("/items").size()).isEqualTo(items);
        assertThat(answer.at("/partial").asBoolean()).isEqualTo(!key.equals("ciso"));
    }

    @ParameterizedTest
    @CsvSource({"staff", "vendor", "admin"})
    @DisplayName("様式を見られない者には示さない")
    void others_are_refused(String key) {
        client.get(list, key).refused(403, "forbidden");
    }

    @Test
    @DisplayName("前の半期に報告され、この半期に一括公表と判断した事案は、この半期の一覧に載る")
    void what_was_decided_late_is_not_left_out() {
        LocalDate today = LocalDate.now(TOKYO);
        LocalDate earlier = today.minusDays(200);
        decide(file("遅れて判断した件", earlier + "T09:00:00+09:00", "tax", false), TOGETHER);
        int year = today.getMonthValue() < 4 ? today.getYear() - 1 : today.getYear();
        String half = year + (today.getMonthValue() >= 4 && today.getMonthValue() < 10 ? "H1" : "H2");

        assertThat(client.get("/v1/disclosure-list?half=%s&after=%d".formatted(half, client.head()), "ciso")
                        .ok()
                        .each("/items", "month"))
                .contains(YearMonth.from(earlier).toString());
    }

    @Test
    @DisplayName("下半期は10月から")
    void the_second_half_begins_in_october() {
        assertThat(client.get(list.replace("H1", "H2"), "ciso").ok().each("/items", "month"))
                .containsExactly("2024-10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?half=2024", "?half=2024H3", "?half=2024h1", "?half=2024H1&format=pdf", "?half=2024H1&x=1"})
    @DisplayName("指定の誤りは400")
    void bad_parameters_are_refused(String query) {
        client.get("/v1/disclosure-list" + query, "ciso").refused(400, "invalid-parameter");
    }
}
