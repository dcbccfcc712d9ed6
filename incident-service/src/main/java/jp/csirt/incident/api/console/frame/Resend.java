package jp.csirt.incident.api.console.frame;

import java.util.List;
import java.util.regex.Pattern;

/**
 * もう一度送る: a form that could not be taken just now, as it was sent, where its own page cannot be made.
 *
 * @param path where it was sent; empty where there is nothing to send again
 * @param texts what somebody wrote into it, to be read
 * @param once whether it is done once however often it is sent
 */
public record Resend(String path, List<Field> fields, List<String> texts, boolean once) {

    static final Resend NONE = new Resend("", List.of(), List.of(), false);

    /** What is no sentence: codes, numbers, times, keys. */
    private static final Pattern CODE = Pattern.compile("[!-~]*");

    public Resend {
        fields = List.copyOf(fields);
        texts = List.copyOf(texts);
    }

    /** The form that was sent; none where it was made for another session. */
    static Resend of(Visit sent) {
        if (!sent.isOwnForm()) {
            return NONE;
        }
        List<Field> fields = sent.form().fields().entrySet().stream()
                .filter(field -> !field.getKey().equals("_csrf"))
                .flatMap(field -> field.getValue().stream().map(value -> new Field(field.getKey(), value)))
                .toList();
        return new Resend(
                sent.path(),
                fields,
                fields.stream()
                        .map(Field::value)
                        .filter(text -> !CODE.matcher(text).matches())
                        .toList(),
                !sent.form().text("key").isEmpty());
    }

    /** A field as it was sent. */
    public record Field(String name, String value) {}
}
