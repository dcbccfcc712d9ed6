package jp.csirt.incident.export.office;

import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * 段落の文字: Word cuts a paragraph into runs as it likes, so a placeholder may stand in several of them. Its value goes where it
 * begins, with the looks of that run.
 */
final class WordText {

    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    private final List<Element> pieces;
    private final String text;

    private WordText(List<Element> pieces) {
        this.pieces = pieces;
        var all = new StringBuilder();
        pieces.forEach(piece -> all.append(piece.getTextContent()));
        this.text = all.toString();
    }

    /** The text of the paragraph itself, without that of text boxes in it. */
    static WordText of(Element paragraph) {
        return new WordText(WordTemplate.descendants(paragraph, "t").stream()
                .filter(piece -> paragraph.isSameNode(WordTemplate.nearest(piece, "p")))
                .toList());
    }

    List<String> keys() {
        return Placeholder.keysIn(text);
    }

    void fill(Values values) {
        List<Placeholder> placeholders = Placeholder.in(text).stream()
                .filter(placeholder -> values.of(placeholder.key()) != null)
                .toList();
        int start = 0;
        for (Element piece : placeholders.isEmpty() ? List.<Element>of() : pieces) {
            int end = start + piece.getTextContent().length();
            write(piece, filled(start, end, placeholders, values));
            start = end;
        }
    }

    private String filled(int start, int end, List<Placeholder> placeholders, Values values) {
        var filled = new StringBuilder();
        int at = start;
        for (Placeholder placeholder : placeholders) {
            if (placeholder.end() > start && placeholder.start() < end) {
                filled.append(asSpaces(text.substring(at, Math.max(at, placeholder.start()))));
                if (placeholder.start() >= start) {
                    filled.append(values.of(placeholder.key()));
                }
                at = Math.min(end, placeholder.end());
            }
        }
        return filled.append(asSpaces(text.substring(at, end))).toString();
    }

    /** A line end in the file itself is no line end on paper. */
    private static String asSpaces(String written) {
        return written.replace('\n', ' ').replace('\t', ' ');
    }

    private static void write(Element piece, String filled) {
        var words = new StringBuilder();
        for (int at = 0; at < filled.length(); at++) {
            char c = filled.charAt(at);
            if (c == '\n' || c == '\t') {
                before(piece, text(piece, words.toString()));
                before(piece, element(piece, c == '\n' ? "br" : "tab"));
                words.setLength(0);
            } else {
                words.append(c);
            }
        }
        before(piece, text(piece, words.toString()));
        piece.getParentNode().removeChild(piece);
    }

    private static void before(Element piece, Element added) {
        piece.getParentNode().insertBefore(added, piece);
    }

    private static Element text(Element piece, String words) {
        Element text = element(piece, "t");
        text.setAttributeNS(XML, "xml:space", "preserve");
        text.setTextContent(words);
        return text;
    }

    private static Element element(Element piece, String name) {
        Document document = piece.getOwnerDocument();
        String prefix = piece.getPrefix();
        return document.createElementNS(piece.getNamespaceURI(), prefix == null ? name : prefix + ":" + name);
    }
}
