package jp.csirt.incident.export.render;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * 印字できる文字: makes texts fit for paper and remembers what could not be printed. A character without a glyph becomes
 * 〓; format characters, among them the marks that turn the direction of writing, and variation selectors are left out.
 * Holds state: one per document.
 */
final class PrintableText implements UnaryOperator<String> {
    static final String GETA = "〓";

    private static final Pattern DECOMPOSED = Pattern.compile("[\\P{IsIdeographic}&&\\P{M}]\\p{Mn}+");
    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final String TAB = "    ";

    private final IntPredicate drawable;
    private final Set<Integer> missing = new LinkedHashSet<>();
    private final Set<Integer> leftOut = new LinkedHashSet<>();

    PrintableText(IntPredicate drawable) {
        this.drawable = drawable;
    }

    @Override
    public String apply(String text) {
        var lines = LINE_END.matcher(text).replaceAll("\n");
        var composed = DECOMPOSED
                .matcher(lines)
                .replaceAll(match -> Normalizer.normalize(match.group(), Form.NFC)
                        .replace("\\", "\\\\")
                        .replace("$", "\\$"));
        var printable = new StringBuilder(composed.length());
        composed.codePoints().forEach(codePoint -> append(printable, codePoint));
        return printable.toString();
    }

    /** Characters printed as 〓, such as {@code U+20BB7}, in order of appearance. */
    List<String> missing() {
        return names(missing);
    }

    /** Characters that were left out, such as {@code U+202E}, in order of appearance. */
    List<String> leftOut() {
        return names(leftOut);
    }

    private void append(StringBuilder printable, int codePoint) {
        if (codePoint == '\n') {
            printable.append('\n');
        } else if (codePoint == '\t') {
            printable.append(TAB);
        } else if (invisible(codePoint)) {
            leftOut.add(codePoint);
        } else if (drawable.test(codePoint)) {
            printable.appendCodePoint(codePoint);
        } else if (Character.isSpaceChar(codePoint)) {
            printable.append(' ');
        } else {
            missing.add(codePoint);
            printable.append(GETA);
        }
    }

    private static boolean invisible(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT
                || between(codePoint, 0xFE00, 0xFE0F)
                || between(codePoint, 0xE0100, 0xE01EF)
                || between(codePoint, 0x180B, 0x180F);
    }

    private static boolean between(int codePoint, int first, int last) {
        return codePoint >= first && codePoint <= last;
    }

    private static List<String> names(Set<Integer> codePoints) {
        return codePoints.stream()
                .map(codePoint -> String.format(Locale.ROOT, "U+%04X", codePoint))
                .toList();
    }
}
