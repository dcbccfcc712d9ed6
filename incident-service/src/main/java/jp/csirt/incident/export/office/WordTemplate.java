package jp.csirt.incident.export.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Word の雛形: fills a .docx file, its headers, footers, notes and text boxes too. A table row that names a column of a list
 * is repeated for each item.
 */
public final class WordTemplate {

    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final Pattern TEXTS =
            Pattern.compile("word/(document|header\\d*|footer\\d*|footnotes|endnotes)\\.xml");

    private WordTemplate() {}

    /** The file with everything filled in. */
    public static byte[] fill(byte[] template, Filling filling) {
        Map<String, byte[]> parts = OfficeZip.read(template);
        parts.replaceAll((name, part) -> isText(name) ? fillPart(part, filling) : part);
        return OfficeZip.write(parts);
    }

    /** Every placeholder of the file with the place where it stands. */
    public static List<Found> placeholders(byte[] template) {
        var found = new ArrayList<Found>();
        OfficeZip.read(template).forEach((name, part) -> {
            if (isText(name)) {
                descendants(PartXml.read(part).getDocumentElement(), "p")
                        .forEach(paragraph ->
                                WordText.of(paragraph).keys().forEach(key -> found.add(new Found(key, place(name)))));
            }
        });
        return found;
    }

    private static String place(String part) {
        if (part.startsWith("word/header")) {
            return "ヘッダー";
        }
        if (part.startsWith("word/footer")) {
            return "フッター";
        }
        return part.equals("word/document.xml") ? "本文" : "脚注";
    }

    private static boolean isText(String part) {
        return TEXTS.matcher(part).matches();
    }

    private static byte[] fillPart(byte[] part, Filling filling) {
        Document document = PartXml.read(part);
        fill(document.getDocumentElement(), filling, filling::outside);
        return PartXml.write(document);
    }

    private static void fill(Element element, Filling filling, Values values) {
        for (Element child : children(element)) {
            List<Values> copies = is(child, "tr") ? filling.copies(keysOfRow(child)) : List.of();
            if (copies.isEmpty()) {
                fill(child, filling, values);
            } else {
                repeat(child, filling, copies);
            }
        }
        if (is(element, "p")) {
            WordText.of(element).fill(values);
        }
    }

    private static void repeat(Element row, Filling filling, List<Values> copies) {
        Node parent = row.getParentNode();
        for (Values values : copies) {
            var copy = (Element) row.cloneNode(true);
            parent.insertBefore(copy, row);
            for (Element child : children(copy)) {
                fill(child, filling, values);
            }
        }
        parent.removeChild(row);
    }

    /** A row repeats for what stands in itself, not for what stands in a table within it. */
    private static List<String> keysOfRow(Element row) {
        return descendants(row, "p").stream()
                .filter(paragraph -> row.isSameNode(nearest(paragraph, "tr")))
                .flatMap(paragraph -> WordText.of(paragraph).keys().stream())
                .toList();
    }

    static boolean is(Node node, String name) {
        return W.equals(node.getNamespaceURI()) && name.equals(node.getLocalName());
    }

    static Node nearest(Node node, String name) {
        Node at = node.getParentNode();
        while (at != null && !is(at, name)) {
            at = at.getParentNode();
        }
        return at == null ? node : at;
    }

    static List<Element> descendants(Element element, String name) {
        return elements(element.getElementsByTagNameNS(W, name));
    }

    private static List<Element> children(Element element) {
        return elements(element.getChildNodes());
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }
}
