package jp.csirt.incident.api.console.frame;

import jp.csirt.incident.api.problem.FieldError;

/**
 * 誤りとその欄: what is wrong, and where that is put right. An entry of a list has no input of its own: the list has.
 *
 * @param input id of the input
 * @param label a key of the messages
 */
public record Fault(String input, String label, String message) {

    static Fault of(FieldError error) {
        String name = input(error.pointer());
        return new Fault(
                "f-" + name.replace('.', '-'),
                "field." + (name.isEmpty() ? "content" : name.substring(name.lastIndexOf('.') + 1)),
                error.message());
    }

    /** How a form calls the input for what a request calls {@code /measures/0/what}. */
    public static String input(String pointer) {
        return pointer.replaceFirst("^/", "").replaceFirst("(/[0-9]+)+$", "").replace('/', '.');
    }
}
