package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("様式のWord・Excelでの出力")
@ExtendWith(SharedService.class)
class OfficeFilesTest {

    private final Client client;
    private final UUID incident;
    private final String reports;

    OfficeFilesTest(Client client) {
        this.client = client;
        this.incident = Reports.file(client, Reports.ofTax("=cmd() 事務用の様式"));
        this.reports = "/v1/incidents/" + incident + "/reports/";
    }

    @ParameterizedTest
    @CsvSource({"occurrence, インシデント等発生状況報告書", "response, インシデント等対応状況報告書"})
    @DisplayName("Wordで開け、様式名と管理番号と未記入の欄が載る")
    void word_opens_it(String form, String title) throws IOException {
        Exchange answer = client.get(reports + form + "?format=docx", "csirt").ok();

        assertThat(answer.header("Content-Disposition"))
                .startsWith("attachment")
                .endsWith(".docx");
        try (var document = new XWPFDocument(new ByteArrayInputStream(answer.bytes()));
                var text = new XWPFWordExtractor(document)) {
            assertThat(text.getText()).contains(title, "SHIME-", "調査中");
        }
    }

    @ParameterizedTest
    @CsvSource({"occurrence, インシデント等発生状況報告書", "response, インシデント等対応状況報告書"})
    @DisplayName("Excelで開け、様式名と管理番号が載り、ページ番号が付く")
    void excel_opens_it(String form, String title) throws IOException {
        Exchange answer = client.get(reports + form + "?format=xlsx", "csirt").ok();

        assertThat(answer.header("Content-Disposition"))
                .startsWith("attachment")
                .endsWith(".xlsx");
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(answer.bytes()))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getHeader().getLeft()).contains(title, "SHIME-");
            assertThat(sheet.getFooter().getRight()).contains("&P / &N");
        }
    }

    @Test
    @DisplayName("変わっていなければ送り直さない")
    void known_file_is_not_sent_again() {
        String path = reports + "occurrence?format=docx";
        String tag = client.get(path, "csirt").ok().header("ETag");

        assertThat(client.get(path, "csirt", "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(client.get(path, "csirt", "Accept", "application/pdf").status())
                .isEqualTo(406);
    }

    @Test
    @DisplayName("発行する形式に選べる")
    void it_can_be_issued() {
        Exchange issued =
                client.act(incident, "reports/occurrence/issues", "csirt-lead", "{\"formats\": [\"docx\", \"xlsx\"]}");

        assertThat(issued.status()).isEqualTo(201);
        assertThat(issued.each("/files", "format")).containsExactly("docx", "xlsx");
        assertThat(issued.at("/files/0/templateVersion").asInt()).isEqualTo(1);
        assertThat(issued.at("/files/1/bytes").asInt()).isGreaterThan(1000);
    }
}
