package jp.csirt.incident.read.incidentlist;

import java.text.Normalizer;
import java.util.stream.IntStream;

/**
 * 照合用の文字列: what reads the same becomes the same. Width, compatibility forms (also 旧字体 that Unicode keeps only for
 * compatibility), case and the two kinds of kana do not matter, nor does what cannot be seen.
 */
final class FoldedText {

    private static final int KATAKANA_FROM_HIRAGANA = 'ァ' - 'ぁ';

    private FoldedText() {}

    /** The text as it is compared; folding it again changes nothing. */
    static String of(String text) {
        IntStream visible = text.codePoints().filter(FoldedText::isVisible);
        IntStream alike = compatible(text(visible)).codePoints().map(FoldedText::alike);
        return compatible(text(alike));
    }

    private static String compatible(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static String text(IntStream codePoints) {
        return codePoints
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Format characters and 異体字セレクタ leave no mark of their own. */
    private static boolean isVisible(int codePoint) {
        boolean selector =
                (codePoint >= 0xFE00 && codePoint <= 0xFE0F) || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
        return !selector && Character.getType(codePoint) != Character.FORMAT;
    }

    private static int alike(int codePoint) {
        boolean paired = (codePoint >= 'ァ' && codePoint <= 'ヶ') || codePoint == 'ヽ' || codePoint == 'ヾ';
        return paired ? codePoint - KATAKANA_FROM_HIRAGANA : Character.toLowerCase(Character.toUpperCase(codePoint));
    }
}
