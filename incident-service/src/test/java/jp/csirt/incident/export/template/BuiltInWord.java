package jp.csirt.incident.export.template;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.csirt.incident.export.form.FormDocument;
import jp.csirt.incident.export.form.FormField;
import jp.csirt.incident.export.form.FormGroup;
import jp.csirt.incident.export.form.FormTable;

/** The built-in Word template of a form, part by part. */
final class BuiltInWord {

    private static final String W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final int TWIPS = 9866;

    /** Word makes one table of two that nothing stands between. */
    private static final String GAP =
            "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"160\" w:lineRule=\"exact\"/></w:pPr></w:p>";

    private static final int RIGHT_TAB = TWIPS;

    private BuiltInWord() {}

    static Map<String, byte[]> of(FormDocument sample) {
        List<List<String>> head = BuiltIn.head(sample);
        return parts(sample.form().title(), head, seals(sample) + opening(head, ownHead(sample)) + groups(sample));
    }

    /** Every field of any form in one table. */
    static Map<String, byte[]> ofAny() {
        List<Integer> widths = List.of(2762, 7104);
        String rows = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" + label(2762, "項目") + label(7104, "内容")
                + "</w:tr><w:tr>" + label(2762, "{{全項目.項目名}}") + cell(7104, "", styled("Cell", "{{全項目.内容}}"))
                + "</w:tr>";
        List<List<String>> head = BuiltIn.head();
        return parts("様式", head, opening(head, "") + styled("Heading1", "内容") + table(widths, rows));
    }

    private static Map<String, byte[]> parts(String title, List<List<String>> head, String content) {
        List<String> top = BuiltIn.top(head);
        var parts = new LinkedHashMap<String, byte[]>();
        for (String part : List.of(
                "[Content_Types].xml",
                "_rels/.rels",
                "docProps/core.xml",
                "word/_rels/document.xml.rels",
                "word/styles.xml",
                "word/settings.xml")) {
            parts.put(part, BuiltInParts.of(part, title).getBytes(StandardCharsets.UTF_8));
        }
        put(parts, "word/header1.xml", "w:hdr", margin(top.getFirst(), run(top.getLast(), "<w:b/>")));
        put(parts, "word/footer1.xml", "w:ftr", margin("{{改ざん検知情報}}", pageNumbers()));
        put(parts, "word/document.xml", "w:document", "<w:body>" + content + closing() + "</w:body>");
        return parts;
    }

    private static void put(Map<String, byte[]> parts, String name, String root, String content) {
        String xml = HEAD + "<" + root + " " + W + ">" + content + "</" + root + ">";
        parts.put(name, xml.getBytes(StandardCharsets.UTF_8));
    }

    private static String margin(String left, String right) {
        return "<w:p><w:pPr><w:pStyle w:val=\"Margin\"/><w:tabs><w:tab w:val=\"right\" w:pos=\"" + RIGHT_TAB
                + "\"/></w:tabs></w:pPr>" + run(left, "") + "<w:r><w:tab/></w:r>" + right + "</w:p>";
    }

    private static String pageNumbers() {
        return field("PAGE") + run(" / ", "") + field("NUMPAGES") + run(" ページ", "");
    }

    private static String field(String code) {
        return "<w:fldSimple w:instr=\" " + code + " \"><w:r><w:t>1</w:t></w:r></w:fldSimple>";
    }

    private static String opening(List<List<String>> head, String ownHead) {
        return styled("Mark", "{{訓練}}")
                + (head.contains(List.of("取扱区分")) ? styled("Handling", "{{取扱区分}}") : "")
                + styled("Title", "{{様式名}}")
                + head(head, ownHead);
    }

    private static String ownHead(FormDocument sample) {
        return BuiltIn.ownHead(sample)
                .map(field -> wide(BuiltIn.label(field), BuiltIn.value(field)))
                .collect(joining());
    }

    private static String groups(FormDocument sample) {
        return IntStream.range(0, sample.groups().size())
                .mapToObj(at -> group(at + 1, sample.groups().get(at)))
                .collect(joining());
    }

    private static String closing() {
        return styled("End", "以　上") + """
                <w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>\
                <w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1247" w:right="1020" w:bottom="1134" w:left="1020" w:header="567" w:footer="510" w:gutter="0"/></w:sectPr>""";
    }

    private static String seals(FormDocument sample) {
        int boxes = sample.seals().size();
        if (boxes == 0) {
            return "";
        }
        int width = 1440;
        int side = 400;
        List<Integer> widths = Stream.concat(
                        Stream.of(side), Stream.generate(() -> width).limit(boxes))
                .toList();
        Stream<String> posts = IntStream.rangeClosed(1, boxes)
                .mapToObj(at -> cell(width, "<w:vAlign w:val=\"center\"/>", styled("Seal", "{{決裁欄" + at + "の職}}")));
        Stream<String> texts = IntStream.rangeClosed(1, boxes)
                .mapToObj(at -> cell(width, "<w:vAlign w:val=\"center\"/>", styled("Seal", "{{決裁欄" + at + "}}")));
        return "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"" + (side + boxes * width)
                + "\" w:type=\"dxa\"/><w:jc w:val=\"right\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>" + grid(widths)
                + "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
                + cell(side, "<w:vMerge w:val=\"restart\"/><w:vAlign w:val=\"center\"/>", styled("Seal", "決裁欄"))
                + posts.collect(joining()) + "</w:tr><w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"1000\"/></w:trPr>"
                + cell(side, "<w:vMerge/>", styled("Seal", "")) + texts.collect(joining()) + "</w:tr></w:tbl>";
    }

    private static String head(List<List<String>> head, String ownHead) {
        List<Integer> widths = List.of(1776, 3157, 1776, 3157);
        return table(widths, head.stream().map(keys -> headLine(widths, keys)).collect(joining()) + ownHead);
    }

    private static String headLine(List<Integer> widths, List<String> keys) {
        String first = keys.getFirst();
        String last = keys.getLast();
        return keys.size() > 1
                ? fourCells(
                        widths,
                        BuiltIn.headLabel(first),
                        BuiltIn.value(first),
                        BuiltIn.headLabel(last),
                        BuiltIn.value(last))
                : wide(BuiltIn.headLabel(first), BuiltIn.value(first));
    }

    private static String wide(String label, String value) {
        return "<w:tr>" + label(1776, label) + cell(8090, "<w:gridSpan w:val=\"3\"/>", styled("Cell", value))
                + "</w:tr>";
    }

    private static String fourCells(List<Integer> widths, String... texts) {
        return "<w:tr>" + label(widths.get(0), texts[0]) + cell(widths.get(1), "", styled("Cell", texts[1]))
                + label(widths.get(2), texts[2]) + cell(widths.get(3), "", styled("Cell", texts[3])) + "</w:tr>";
    }

    private static String group(int n, FormGroup group) {
        var xml = new StringBuilder(styled("Heading1", n + "　" + group.title()));
        boolean open = false;
        boolean below = false;
        for (FormField field : group.fields()) {
            FormTable table = field.table();
            if (open && table != null) {
                xml.append("</w:tbl>");
            }
            if (table != null) {
                xml.append(list(field, table));
            } else {
                xml.append(below ? GAP : "")
                        .append(open ? "" : opening(List.of(2762, 7104)))
                        .append(row(field));
            }
            open = table == null;
            below = table != null;
        }
        return xml.append(open ? "</w:tbl>" : "").toString();
    }

    private static String row(FormField field) {
        return "<w:tr>" + label(2762, BuiltIn.label(field)) + cell(7104, "", styled("Cell", BuiltIn.value(field)))
                + "</w:tr>";
    }

    private static String list(FormField field, FormTable table) {
        List<Integer> widths = table.columns().stream()
                .map(column -> TWIPS * column.widthPercent() / 100)
                .toList();
        String key = FormSample.key(field);
        String titles = IntStream.range(0, widths.size())
                .mapToObj(at -> label(widths.get(at), table.columns().get(at).title()))
                .collect(joining());
        String texts = IntStream.range(0, widths.size())
                .mapToObj(at -> cell(
                        widths.get(at),
                        "",
                        styled(
                                "Cell",
                                BuiltIn.value(
                                        key + "." + table.columns().get(at).title()))))
                .collect(joining());
        return styled("Heading2", BuiltIn.label(field))
                + table(
                        widths,
                        "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" + titles + "</w:tr><w:tr>" + texts
                                + "</w:tr>");
    }

    private static String table(List<Integer> widths, String rows) {
        return opening(widths) + rows + "</w:tbl>";
    }

    private static String opening(List<Integer> widths) {
        return "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\""
                + widths.stream().mapToInt(width -> width).sum()
                + "\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>" + grid(widths);
    }

    private static String grid(List<Integer> widths) {
        return widths.stream()
                .map(width -> "<w:gridCol w:w=\"" + width + "\"/>")
                .collect(joining("", "<w:tblGrid>", "</w:tblGrid>"));
    }

    private static String label(int width, String text) {
        return cell(width, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F0F0F0\"/>", styled("Cell", text));
    }

    private static String cell(int width, String properties, String content) {
        return "<w:tc><w:tcPr><w:tcW w:w=\"" + width + "\" w:type=\"dxa\"/>" + properties + "</w:tcPr>" + content
                + "</w:tc>";
    }

    private static String styled(String style, String text) {
        return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>" + (text.isEmpty() ? "" : run(text, ""))
                + "</w:p>";
    }

    private static String run(String text, String properties) {
        return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }
}
