package jp.csirt.incident.export.template;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;

/** The parts of the built-in Word template that are the same for every form. */
final class BuiltInParts {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String FONT = "BIZ UDゴシック";

    private BuiltInParts() {}

    static String of(String part, String title) {
        return HEAD
                + switch (part) {
                    case "[Content_Types].xml" -> contentTypes();
                    case "_rels/.rels" ->
                        relationships(
                                OFFICE + "officeDocument", "word/document.xml",
                                PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml");
                    case "word/_rels/document.xml.rels" ->
                        relationships(
                                OFFICE + "styles", "styles.xml",
                                OFFICE + "settings", "settings.xml",
                                OFFICE + "header", "header1.xml",
                                OFFICE + "footer", "footer1.xml");
                    case "docProps/core.xml" -> core(title);
                    case "word/settings.xml" ->
                        "<w:settings xmlns:w=\"" + W + "\"><w:defaultTabStop w:val=\"840\"/>"
                                + "<w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat>"
                                + "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>"
                                + "</w:compat></w:settings>";
                    case "word/styles.xml" -> styles();
                    default -> throw new IllegalArgumentException(part);
                };
    }

    private static String contentTypes() {
        return "<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + Stream.of(
                                "document:document.main",
                                "styles:styles",
                                "settings:settings",
                                "header1:header",
                                "footer1:footer")
                        .map(part -> part.split(":", -1))
                        .map(part -> override("/word/" + part[0] + ".xml", TYPE + part[1] + "+xml"))
                        .collect(joining())
                + override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
                + "</Types>";
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + type + "\"/>";
    }

    private static String relationships(String... typesAndTargets) {
        var all = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        for (int at = 0; at < typesAndTargets.length; at += 2) {
            all.append("<Relationship Id=\"rId" + (at / 2 + 1) + "\" Type=\"" + typesAndTargets[at] + "\" Target=\""
                    + typesAndTargets[at + 1] + "\"/>");
        }
        return all.append("</Relationships>").toString();
    }

    private static String core(String title) {
        return "<cp:coreProperties xmlns:cp=\"" + PACKAGE + "metadata/core-properties\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" + title
                + "</dc:title><dc:language>ja-JP</dc:language></cp:coreProperties>";
    }

    private static String styles() {
        return "<w:styles xmlns:w=\"" + W + "\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"" + FONT
                + "\" w:hAnsi=\"" + FONT + "\" w:eastAsia=\"" + FONT + "\" w:cs=\"" + FONT
                + "\"/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/><w:lang w:val=\"en-US\" w:eastAsia=\"ja-JP\"/></w:rPr></w:rPrDefault>"
                + "<w:pPrDefault/></w:docDefaults>"
                + paragraph("Normal", "標準", "", "")
                + paragraph("Cell", "欄", "<w:spacing w:before=\"30\" w:after=\"30\"/>", "")
                + paragraph("Margin", "余白", "", size(15))
                + paragraph("Mark", "訓練", "<w:spacing w:line=\"240\" w:lineRule=\"auto\"/>", "<w:b/>" + size(40))
                + paragraph("Handling", "取扱区分", "", "<w:b/>")
                + paragraph("Seal", "決裁", "<w:jc w:val=\"center\"/>", size(15))
                + paragraph(
                        "Title",
                        "表題",
                        "<w:spacing w:before=\"240\" w:after=\"240\"/><w:jc w:val=\"center\"/>",
                        "<w:b/>" + size(34))
                + paragraph(
                        "Heading1",
                        "見出し 1",
                        "<w:keepNext/><w:spacing w:before=\"300\" w:after=\"80\"/><w:outlineLvl w:val=\"0\"/>",
                        "<w:b/>" + size(23))
                + paragraph(
                        "Heading2",
                        "見出し 2",
                        "<w:keepNext/><w:spacing w:before=\"140\" w:after=\"60\"/><w:outlineLvl w:val=\"1\"/>",
                        "<w:b/>")
                + paragraph("End", "以上", "<w:spacing w:before=\"240\"/><w:jc w:val=\"right\"/>", "")
                + "<w:style w:type=\"table\" w:styleId=\"Grid\"><w:name w:val=\"格子\"/><w:tblPr><w:tblBorders>"
                + Stream.of("top", "left", "bottom", "right", "insideH", "insideV")
                        .map(side -> "<w:" + side + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>")
                        .collect(joining())
                + "</w:tblBorders><w:tblCellMar><w:left w:w=\"100\" w:type=\"dxa\"/><w:right w:w=\"100\" w:type=\"dxa\"/>"
                + "</w:tblCellMar></w:tblPr></w:style></w:styles>";
    }

    private static String size(int halfPoints) {
        return "<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/>".formatted(halfPoints, halfPoints);
    }

    private static String paragraph(String id, String name, String paragraph, String run) {
        String standard = id.equals("Normal") ? " w:default=\"1\"" : "";
        String based = id.equals("Normal") ? "" : "<w:basedOn w:val=\"Normal\"/>";
        String called = id.startsWith("Heading") ? "heading " + id.charAt(7) : name;
        return "<w:style w:type=\"paragraph\"%s w:styleId=\"%s\"><w:name w:val=\"%s\"/>%s<w:pPr>%s</w:pPr><w:rPr>%s</w:rPr></w:style>"
                .formatted(standard, id, id.equals("Normal") ? "Normal" : called, based, paragraph, run);
    }
}
