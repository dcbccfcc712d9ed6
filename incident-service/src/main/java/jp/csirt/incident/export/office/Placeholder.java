package jp.csirt.incident.export.office;

import java.util.List;
import java.util.regex.Pattern;

/**
 * 差込項目: {@code {{key}}} in a text.
 *
 * @param start where its braces begin
 * @param end behind its braces
 */
record Placeholder(String key, int start, int end) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]{1,200})}}");

    /** All of a text, from the left. */
    static List<Placeholder> in(String text) {
        return text.contains("{{")
                ? PLACEHOLDER
                        .matcher(text)
                        .results()
                        .map(match -> new Placeholder(match.group(1).strip(), match.start(), match.end()))
                        .toList()
                : List.of();
    }

    /** The keys of a text, from the left. */
    static List<String> keysIn(String text) {
        return in(text).stream().map(Placeholder::key).toList();
    }

    /** The text with its placeholders filled; a key without a value stays as written. */
    static String fill(String text, Values values) {
        var filled = new StringBuilder();
        int at = 0;
        for (Placeholder placeholder : in(text)) {
            String value = values.of(placeholder.key());
            filled.append(text, at, placeholder.start())
                    .append(value == null ? text.substring(placeholder.start(), placeholder.end()) : value);
            at = placeholder.end();
        }
        return filled.append(text, at, text.length()).toString();
    }
}
