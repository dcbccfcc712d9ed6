package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A test that changes a template goes back to the built-in one. */
@DisplayName("雛形の登録")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplatesTest {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final TestService service = new TestService();
    private final Client client = service.client();
    private final UUID incident = Reports.file(client, Reports.ofTax("雛形の事案"));

    @AfterAll
    void close() {
        service.close();
    }

    private Exchange send(String method, String path, String key, byte[] file) {
        String type = path.contains("/xlsx") ? XLSX : DOCX;
        return client.call(method, "/v1/templates/" + path, key, file, "Content-Type", type);
    }

    @Test
    @DisplayName("登録した雛形で様式ができ、版が重なり、組込みに戻せる")
    void an_own_template_is_used_until_it_is_taken_back() {
        byte[] own = OfficeFile.word("本町様式　{{件名}}（{{A302}}）{{知らない}}");
        Exchange first = send("PUT", "occurrence/docx", "general-affairs", own).ok();
        assertThat(first.at("/version").asInt()).isEqualTo(2);
        assertThat(first.at("/sha256").asString()).matches("[0-9a-f]{64}");
        assertThat(first.at("/uploadedBy").asString()).isNotBlank();
        assertThat(first.at("/uploadedAt").asString()).endsWith("Z");
        assertThat(first.each("/unknown", "key")).containsExactly("知らない");
        assertThat(first.each("/missing", "fieldId")).contains("H02", "A305").doesNotContain("A301", "A302");

        assertThat(send("PUT", "occurrence/docx", "general-affairs", own)
                        .ok()
                        .at("/version")
                        .asInt())
                .isEqualTo(2);

        String report = "/v1/incidents/" + incident + "/reports/occurrence?format=docx";
        Exchange filled = client.get(report, "csirt").ok();
        assertThat(OfficeFile.text(filled.bytes())).startsWith("本町様式　雛形の事案（").endsWith("）{{知らない}}");
        Exchange kept = client.get("/v1/templates/occurrence/docx", "csirt").ok();
        assertThat(kept.bytes()).isEqualTo(own);
        assertThat(client.get("/v1/templates/occurrence/docx", "csirt", "If-None-Match", kept.header("ETag"))
                        .status())
                .isEqualTo(304);
        Exchange issued = client.act(incident, "reports/occurrence/issues", "csirt-lead", "{\"formats\": [\"docx\"]}");
        assertThat(issued.at("/files/0/templateVersion").asInt()).isEqualTo(2);

        assertThat(send("PUT", "occurrence/docx", "admin", OfficeFile.word("{{件名}}"))
                        .ok()
                        .at("/version")
                        .asInt())
                .isEqualTo(3);
        assertThat(client.get(report, "csirt", "If-None-Match", filled.header("ETag"))
                        .status())
                .isEqualTo(200);
        assertThat(client.delete("/v1/templates/occurrence/docx", "general-affairs")
                        .status())
                .isEqualTo(204);
        assertThat(client.delete("/v1/templates/occurrence/docx", "general-affairs")
                        .status())
                .isEqualTo(204);
        assertThat(OfficeFile.text(client.get(report, "csirt").ok().bytes())).contains("インシデント等発生状況報告書");

        Exchange versions =
                client.get("/v1/templates/occurrence/docx/versions", "csirt").ok();
        assertThat(versions.each("/items", "version")).containsExactly("1", "2", "3", "4");
        assertThat(versions.each("/items", "builtIn")).containsExactly("true", "false", "false", "true");
        assertThat(versions.at("/items/3/sha256")).isEqualTo(versions.at("/items/0/sha256"));
        assertThat(versions.at("/items/0/uploadedBy").isNull()).isTrue();
        assertThat(AuditLog.items(
                        client, item -> item.path("target").asString("").startsWith("occurrence/docx ")))
                .extracting(item -> item.path("action").asString() + " "
                        + item.path("target").asString().split(" ", -1)[1])
                .containsExactly("template-changed 4", "template-changed 3", "template-changed 2");
    }

    @Test
    @DisplayName("検査と見本は登録せずに試せ、式を書いても文字のまま")
    void check_and_preview_change_nothing() {
        byte[] file = OfficeFile.word("{{件名}} ${7*7} {{7*7}} <#assign x=1>", "{{経過.内容}}");
        Exchange check = send("POST", "response/docx/check", "csirt", file).ok();
        assertThat(check.each("/unknown", "key")).containsExactly("件名", "7*7", "経過.内容");
        assertThat(check.at("/unknown/0/where").asString()).isEqualTo("本文");

        String preview = OfficeFile.text(
                send("POST", "response/docx/preview", "csirt", file).ok().bytes());
        assertThat(preview).isEqualTo("{{件名}} ${7*7} {{7*7}} <#assign x=1>\n{{経過.内容}}");
        assertThat(client.get("/v1/templates/response/docx/versions", "csirt")
                        .ok()
                        .each("/items", "version"))
                .containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "preview"})
    @DisplayName("同じ Idempotency-Key の検査と見本は、雛形が変わった後も同じ答えを返し、別の本文には使えない")
    void what_is_tried_again_gives_the_same_answer(String what) {
        String trial = "/v1/templates/first/docx/" + what;
        String mark = "trial-" + what;
        byte[] first = tried(trial, new byte[0], mark).ok().bytes();
        send("PUT", "first/docx", "general-affairs", OfficeFile.word("{{件名}}")).ok();

        assertThat(tried(trial, new byte[0], mark).ok().bytes()).isEqualTo(first);
        assertThat(tried(trial, new byte[0], mark + "-new").ok().bytes()).isNotEqualTo(first);
        tried(trial, OfficeFile.word("{{件名}}"), mark).refused(409, "idempotency-key-reused");
        client.delete("/v1/templates/first/docx", "general-affairs");
    }

    private Exchange tried(String trial, byte[] file, String mark) {
        return client.call("POST", trial, "csirt", file, "Content-Type", DOCX, "Idempotency-Key", mark);
    }

    @ParameterizedTest
    @ValueSource(strings = {"occurrence/docx", "occurrence/xlsx", "response/docx", "response/xlsx"})
    @DisplayName("組込みの雛形は検査を通り、全ての項目を持ち、見本ができる")
    void built_in_templates_pass_their_own_check(String path) {
        Exchange check = send("POST", path + "/check", "csirt", new byte[0]).ok();
        assertThat(check.at("/unknown").size()).isZero();
        assertThat(check.at("/missing").size()).isZero();
        assertThat(send("POST", path + "/preview", "admin", new byte[0]).ok().bytes())
                .isNotEmpty();
    }

    @Test
    @DisplayName("Excelの雛形も同じように使える")
    void an_excel_template_is_used() throws IOException {
        send("PUT", "response/xlsx", "general-affairs", OfficeFile.excel("{{管理番号}}"))
                .ok();
        byte[] file = client.get("/v1/incidents/" + incident + "/reports/response?format=xlsx", "csirt")
                .ok()
                .bytes();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            assertThat(workbook.getSheet("本町様式").getRow(0).getCell(0).getStringCellValue())
                    .startsWith("SHIME-");
        }
        client.delete("/v1/templates/response/xlsx", "general-affairs");
    }

    @ParameterizedTest
    @CsvSource({"occurrence/xlsx, ''", "occurrence/xlsx, ただの文字", "occurrence/xlsx, WORD"})
    @DisplayName("使えないファイルは理由とともに断る")
    void unfit_files_are_refused(String path, String content) {
        byte[] file = content.equals("WORD") ? OfficeFile.word("文書") : content.getBytes(StandardCharsets.UTF_8);
        Exchange refused = send("PUT", path, "general-affairs", file).refused(400, "template-refused");
        assertThat(refused.at("/errors/0/code").asString()).isEqualTo("NOT_OFFICE");
    }

    @Test
    @DisplayName("10 MiBを超える雛形は413")
    void too_large_files_are_refused() {
        Exchange refused = send("PUT", "occurrence/xlsx", "general-affairs", new byte[(10 << 20) + 1])
                .refused(413, "template-too-large");
        assertThat(refused.at("/errors/0/code").asString()).isEqualTo("TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource({"PUT, csirt", "PUT, auditor", "DELETE, csirt-lead", "DELETE, ciso"})
    @DisplayName("統括とシステム管理者だけが変えられる")
    void only_overall_manager_and_administrator_change_it(String method, String key) {
        send(method, "occurrence/xlsx", key, method.equals("PUT") ? OfficeFile.word("文書") : new byte[0])
                .refused(403, "forbidden");
    }

    @ParameterizedTest
    @CsvSource({"staff, 403", "vendor, 403", "admin, 200", "auditor, 200"})
    @DisplayName("様式を見られる者とシステム管理者だけが読める")
    void readers_of_forms_read_it(String key, int status) {
        assertThat(client.get("/v1/templates/occurrence/xlsx", key).status()).isEqualTo(status);
        assertThat(client.get("/v1/templates/occurrence/xlsx/versions", key).status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown/docx", "occurrence/pdf", "occurrence/DOCX", "occurrence/docx/history"})
    @DisplayName("ない様式と種類は404")
    void other_names_are_not_found(String path) {
        client.get("/v1/templates/" + path, "csirt").refused(404, "not-found");
    }

    @Test
    @DisplayName("ほかの種類の本文は415")
    void other_media_types_are_refused() {
        client.call("PUT", "/v1/templates/occurrence/xlsx", "admin", OfficeFile.word("文書"), "Content-Type", DOCX)
                .refused(415, "unsupported-media-type");
    }
}
