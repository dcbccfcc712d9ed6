package jp.csirt.incident.export.office;

import jp.csirt.incident.export.render.ScreenText;

/**
 * 文書に書ける文字: shows as U+FFFD what XML forbids and what would turn the direction of writing, so that neither is lost
 * unseen; every line end becomes a line feed.
 */
final class OfficeText {

    private static final int REPLACEMENT = 0xFFFD;
    private static final ScreenText SCREEN = new ScreenText();

    private OfficeText() {}

    static String clean(String text) {
        var clean = new StringBuilder(text.length());
        SCREEN.apply(text.replace("\r\n", "\n").replace('\r', '\n'))
                .codePoints()
                .map(codePoint -> turns(codePoint) ? REPLACEMENT : codePoint)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean turns(int codePoint) {
        return switch (codePoint) {
            case 0x061C, 0x200E, 0x200F -> true;
            default -> (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
        };
    }
}
