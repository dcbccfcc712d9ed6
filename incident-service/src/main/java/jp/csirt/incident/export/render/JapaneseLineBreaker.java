package jp.csirt.incident.export.render;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;

/**
 * 禁則処理: finds where a line may end; closing marks, small kana and the like never start a line (行頭禁則), opening
 * brackets never end one (行末禁則), and …… or ―― stays together. Holds state: one per document.
 */
final class JapaneseLineBreaker implements FSTextBreaker {
    private static final String NOT_AT_START = "、。，．・：；？！‼⁇⁈⁉ヽヾゝゞ々〻ー―—‐–゠〜～‥…」』）】〕〉》］｝’”»〙〗〟｠⦆"
            + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ゛゜｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟ"
            + ",.:;?!)]}~%°′″℃％‰¢";
    private static final String NOT_AT_END = "「『（【〔〈《［｛‘“«〘〖〝｟⦅｢([{￥＄£＃№";
    private static final String TOGETHER = "…‥―—〜～";

    private final BreakIterator candidates = BreakIterator.getLineInstance(Locale.JAPANESE);
    private String text = "";

    @Override
    public void setText(String newText) {
        text = newText;
        candidates.setText(newText);
    }

    @Override
    public int next() {
        int at = candidates.next();
        while (at != BreakIterator.DONE && !allowed(at)) {
            at = candidates.next();
        }
        return at;
    }

    private boolean allowed(int at) {
        if (at == 0 || at >= text.length() || Character.isWhitespace(text.charAt(at - 1))) {
            return true;
        }
        char before = text.charAt(at - 1);
        char after = text.charAt(at);
        boolean pair = before == after && TOGETHER.indexOf(before) >= 0;
        return !pair && NOT_AT_START.indexOf(after) < 0 && NOT_AT_END.indexOf(before) < 0;
    }
}
