package jp.csirt.incident.export.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.csirt.incident.export.render.Paper.Column;
import jp.csirt.incident.export.render.Paper.Field;
import jp.csirt.incident.export.render.Paper.Seal;
import jp.csirt.incident.export.render.Paper.Table;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PdfRendererTest {
    private static final PdfRenderer RENDERER = new PdfRenderer();

    @Test
    @DisplayName("長い文も一字残らず印字する")
    void long_texts_are_printed_to_the_last_character() throws IOException {
        var text = IntStream.range(0, 2500)
                .mapToObj(i -> String.format("調査%04d。", i))
                .reduce("", String::concat);
        assertThat(text).hasSizeGreaterThanOrEqualTo(17_500);
        try (var pdf = Loader.loadPDF(RENDERER.render(Papers.of(false, new Field("A304", "概要", text))))) {
            assertThat(body(pdf)).contains(text);
        }
    }

    @Test
    @DisplayName("表の中の長い文も一字残らず印字する")
    void long_cells_are_printed_to_the_last_character() throws IOException {
        var text = IntStream.range(0, 2500)
                .mapToObj(i -> String.format("遮断%04d、", i))
                .reduce("", String::concat);
        var table = new Table("A305", "事実経過", Papers.CHRONOLOGY, List.of(List.of("令和8年2月20日 9時05分", text, "")));
        try (var pdf = Loader.loadPDF(RENDERER.render(Papers.of(false, table)))) {
            assertThat(body(pdf).replace("日時内容実施者", "")).contains(text);
        }
    }

    @Test
    @DisplayName("全ページに管理番号、訓練、表の見出し、ページ番号がある")
    void every_page_bears_number_drill_mark_table_head_and_page_number() throws IOException {
        try (var pdf = Loader.loadPDF(RENDERER.render(Papers.chronologyOf(300)))) {
            var pages = pdf.getNumberOfPages();
            assertThat(pages).isGreaterThan(5);
            for (int page = 1; page <= pages; page++) {
                assertThat(text(pdf, page).replaceAll("\\s", ""))
                        .contains(
                                "SHIME-2026-0001", "【訓練】", "日時", "実施者", page + "/" + pages + "ページ", "3f9a0c771be2d845");
            }
            assertThat(body(pdf))
                    .contains(IntStream.rangeClosed(1, 300)
                            .mapToObj(act -> "〈行" + act + "〉")
                            .toList());
        }
    }

    @Test
    @DisplayName("訓練でない書類に訓練と書かない")
    void real_papers_bear_no_drill_mark() throws IOException {
        try (var pdf = Loader.loadPDF(RENDERER.render(Papers.brief()))) {
            assertThat(text(pdf, 1)).doesNotContain("訓練");
        }
    }

    @Test
    @DisplayName("空欄と空の表は調査中、日時は和暦で印字する")
    void blanks_are_under_investigation_and_dates_japanese() throws IOException {
        try (var pdf = Loader.loadPDF(RENDERER.render(Papers.brief()))) {
            assertThat(text(pdf, 1))
                    .contains("本人の数 調査中", "機器等 調査中", "令和8年2月20日 12時05分", "令和8年2月20日 9時05分", "以　上")
                    .doesNotContain("〓");
        }
    }

    @Test
    @DisplayName("字形のない文字は〓とし、末尾に符号位置を示す")
    void characters_without_a_glyph_are_listed_at_the_end() throws IOException {
        try (var pdf = Loader.loadPDF(
                RENDERER.render(Papers.of(false, new Field("A1", "氏名", "𠮷田\u202E 髙﨑 葛\uDB40\uDD00"))))) {
            assertThat(body(pdf)).contains("〓田髙﨑葛", "（出現順）：U+20BB7", "（出現順）：U+202E、U+E0100");
        }
    }

    @Test
    @DisplayName("狭い列の日時は、日付と時刻の間でだけ折り返す")
    void times_break_only_between_date_and_time_of_day() throws IOException {
        var columns = List.of(new Column("日時", 17, true), new Column("内容", 83, false));
        var table = new Table("B601", "報告記録", columns, List.of(List.of("令和8年12月20日 21時05分", "報告")));
        try (var pdf = Loader.loadPDF(RENDERER.render(Papers.of(false, table)))) {
            assertThat(text(pdf, 1).lines().map(String::strip))
                    .contains("令和8年12月20日")
                    .anyMatch(line -> line.startsWith("21時05分"));
        }
    }

    @Test
    @DisplayName("決裁欄がいくつあっても切れない")
    void many_seals_are_not_cut() throws IOException {
        var brief = Papers.brief();
        var seals = IntStream.rangeClosed(1, 9)
                .mapToObj(at -> new Seal("職" + at, "印" + at))
                .toList();
        var paper = new Paper(
                brief.form(),
                brief.title(),
                brief.issue(),
                brief.number(),
                brief.organisation(),
                brief.createdAt(),
                brief.dated(),
                false,
                false,
                brief.classification(),
                brief.integrity(),
                brief.particulars(),
                seals,
                brief.groups());
        try (var pdf = Loader.loadPDF(RENDERER.render(paper))) {
            assertThat(body(pdf)).contains("決裁欄職1職2職3職4職5職6職7職8職9", "印1印2印3印4印5印6印7印8印9");
        }
    }

    @Test
    @DisplayName("外部の資源を読まない")
    void nothing_outside_is_read() throws IOException {
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.close();
        });
        server.start();
        try {
            var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            var page = "<html lang=\"ja\"><head><title>t</title><link rel=\"stylesheet\" href=\"" + url
                    + "a.css\"/><style>body { font-family: 'BIZ UDGothic' } @import url("
                    + url + "b.css); p { background: url(" + url
                    + "c.png) }</style></head><body><p>本文</p><img alt=\"x\" src=\""
                    + url + "d.png\"/></body></html>";
            try (var pdf = Loader.loadPDF(RENDERER.draw(page, Papers.CREATED_AT))) {
                assertThat(text(pdf, 1)).contains("本文");
            }
            assertThat(asked).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    @Test
    @DisplayName("同じ書類は何度でも、並行しても同じバイト列になる")
    void same_paper_gives_same_bytes_on_every_thread() throws Exception {
        var expected = RENDERER.render(Papers.brief());
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<byte[]> task = () -> RENDERER.render(Papers.brief());
            for (Future<byte[]> drawn : threads.invokeAll(Collections.nCopies(8, task))) {
                assertThat(drawn.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    @DisplayName("文書情報としおりを持つ")
    void file_has_title_language_date_and_bookmarks() throws IOException {
        try (var pdf = Loader.loadPDF(RENDERER.render(Papers.brief()))) {
            var info = pdf.getDocumentInformation();
            assertThat(info.getTitle()).isEqualTo("インシデント等発生状況報告書 第一報 SHIME-2026-0001");
            assertThat(info.getCreationDate().toInstant()).isEqualTo(Papers.CREATED_AT);
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("ja");
            assertThat(pdf.getDocumentCatalog()
                            .getDocumentOutline()
                            .getFirstChild()
                            .getTitle())
                    .isEqualTo("1　事案の概要");
        }
    }

    private static String text(PDDocument pdf, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf);
    }

    /** The text between the margins of all pages, without white space. */
    private static String body(PDDocument pdf) throws IOException {
        var text = new StringBuilder();
        for (var page : pdf.getPages()) {
            var box = page.getMediaBox();
            var stripper = new PDFTextStripperByArea();
            var area = new Rectangle2D.Float(50, 56, box.getWidth() - 100, box.getHeight() - 110);
            stripper.addRegion("body", area);
            stripper.extractRegions(page);
            text.append(stripper.getTextForRegion("body"));
        }
        return text.toString().replaceAll("\\s", "");
    }
}
