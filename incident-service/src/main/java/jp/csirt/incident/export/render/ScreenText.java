package jp.csirt.incident.export.render;

import java.util.function.UnaryOperator;

/** 画面の文字: keeps every character a page may hold and shows the few that XML forbids as U+FFFD. */
public final class ScreenText implements UnaryOperator<String> {
    private static final int REPLACEMENT = 0xFFFD;

    @Override
    public String apply(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints()
                .map(codePoint -> allowed(codePoint) ? codePoint : REPLACEMENT)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static boolean allowed(int codePoint) {
        return switch (codePoint) {
            case '\t', '\n', '\r' -> true;
            case 0xFFFE, 0xFFFF -> false;
            default -> !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
        };
    }
}
