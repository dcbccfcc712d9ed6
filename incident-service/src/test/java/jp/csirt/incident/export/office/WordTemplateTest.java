package jp.csirt.incident.export.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jp.csirt.incident.export.office.Filling.Items;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Wordへの差込み")
class WordTemplateTest {

    static final Filling FILLING = new Filling(
            Map.of("件名", "感染 <b>&\n二行目", "空", "", "罠", "{{件名}} =cmd() ${7*7} \u202Eexe\u0001 𠮷😀"),
            Map.of(
                    "経過",
                    new Items(
                            List.of("日時", "内容"),
                            "調査中",
                            List.of(Map.of("日時", "9時", "内容", "一"), Map.of("日時", "10時", "内容", "二"))),
                    "機器",
                    new Items(List.of("名称", "数"), "該当なし", List.of())));

    private static XWPFDocument filled(Consumer<XWPFDocument> template) {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            template.accept(document);
            document.write(out);
            return new XWPFDocument(new ByteArrayInputStream(WordTemplate.fill(out.toByteArray(), FILLING)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void runs(XWPFParagraph paragraph, String... runs) {
        for (int at = 0; at < runs.length; at++) {
            var run = paragraph.createRun();
            run.setText(runs[at]);
            run.setBold(at % 2 == 0);
        }
    }

    private static String paragraph(String... runs) {
        return filled(document -> runs(document.createParagraph(), runs))
                .getParagraphs()
                .getFirst()
                .getText();
    }

    @Test
    @DisplayName("値は改行ごと文字として入り、残りの文はそのまま")
    void a_value_is_text() {
        assertThat(paragraph("件名は「{{件名}}」、{{ 空 }}以上")).isEqualTo("件名は「感染 <b>&\n二行目」、以上");
    }

    @Test
    @DisplayName("知らない差込項目と、括弧の合わないものは書かれたまま")
    void unknown_keys_print_as_written() {
        assertThat(paragraph("{{知らない}} {{経過.知らない}} {{ {件名} }} {{件名")).isEqualTo("{{知らない}} {{経過.知らない}} {{ {件名} }} {{件名");
    }

    @Test
    @DisplayName("値の中の差込項目や式は動かず、XMLにない文字と向きを変える文字は目に見える")
    void a_value_is_never_run() {
        assertThat(paragraph("{{罠}}")).isEqualTo("{{件名}} =cmd() ${7*7} \uFFFDexe\uFFFD 𠮷😀");
    }

    @Test
    @DisplayName("分かれた文字列にまたがる差込項目は、始まる所の書式で入る")
    void a_placeholder_may_stand_in_several_runs() {
        XWPFParagraph paragraph = filled(document -> runs(document.createParagraph(), "前{", "{件", "名}", "}後{{空", "}}終"))
                .getParagraphs()
                .getFirst();

        assertThat(paragraph.getText()).isEqualTo("前感染 <b>&\n二行目後終");
        assertThat(paragraph.getRuns().getFirst().text()).isEqualTo("前感染 <b>&\n二行目");
        assertThat(paragraph.getRuns().getFirst().isBold()).isTrue();
    }

    private static XWPFTable table(String... cells) {
        return filled(document -> {
                    var table = document.createTable(2, cells.length);
                    for (int at = 0; at < cells.length; at++) {
                        table.getRow(0).getCell(at).setText("題" + at);
                        table.getRow(1).getCell(at).setText(cells[at]);
                    }
                })
                .getTables()
                .getFirst();
    }

    @Test
    @DisplayName("一覧の列を置いた行は件数だけ増える")
    void a_row_of_a_list_repeats() {
        assertThat(table("{{経過.日時}}", "{{経過.内容}}（{{空}}）").getText().lines())
                .containsExactly("題0\t題1", "9時\t一（）", "10時\t二（）");
    }

    @Test
    @DisplayName("一件もない一覧は一行になり、その旨が入る")
    void an_empty_list_says_so() {
        assertThat(table("{{機器.数}}", "{{機器.名称}}").getText().lines()).containsExactly("題0\t題1", "該当なし\t");
    }

    @Test
    @DisplayName("表の外に置いた一覧の列は、改行でつながる")
    void a_column_outside_a_table_is_one_text() {
        assertThat(paragraph("{{経過.内容}}")).isEqualTo("一\n二");
    }

    @Test
    @DisplayName("ヘッダーとフッターにも入る")
    void headers_and_footers_are_filled() {
        XWPFDocument document = filled(template -> {
            runs(template.createHeader(HeaderFooterType.DEFAULT).createParagraph(), "{{空}}頭");
            runs(template.createFooter(HeaderFooterType.DEFAULT).createParagraph(), "{{経過.日時}}");
        });
        assertThat(document.getHeaderList().getFirst().getText().strip()).isEqualTo("頭");
        assertThat(document.getFooterList().getFirst().getText().strip()).isEqualTo("9時\n10時");
    }

    @Test
    @DisplayName("表の中の表は、その中の行だけが増える")
    void a_table_within_a_table_repeats_alone() {
        XWPFDocument document = filled(template -> {
            var outer = template.createTable(1, 1).getRow(0).getCell(0);
            var row = outer.insertNewTbl(
                            outer.getParagraphs().getFirst().getCTP().newCursor())
                    .createRow();
            row.createCell().setText("{{経過.内容}}");
        });
        var outer = document.getTables().getFirst();
        assertThat(outer.getRows()).hasSize(1);
        assertThat(outer.getRow(0).getCell(0).getTables().getFirst().getText().strip())
                .isEqualTo("一\n二");
    }
}
