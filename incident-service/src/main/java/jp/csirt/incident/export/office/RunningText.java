package jp.csirt.incident.export.office;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** ヘッダー・フッターの一部 of a sheet. Excel takes 255 characters for all three parts, so a value is cut to its share. */
record RunningText(String text, Consumer<String> set) {

    private static final int SHARE = 70;

    /** Excel reads {@code &} as the beginning of a code, and a digit after one as part of it. */
    void fill(Filling filling) {
        if (!Placeholder.in(text).isEmpty()) {
            set.accept(Placeholder.fill(text, key -> written(filling.outside(key))));
        }
    }

    private static @Nullable String written(@Nullable String value) {
        if (value == null) {
            return null;
        }
        String line = value.replace('\n', ' ');
        int length = line.codePointCount(0, line.length());
        String kept = length <= SHARE ? line : line.substring(0, line.offsetByCodePoints(0, SHARE)) + "…";
        return kept.replace("&", "&&");
    }
}
