package jp.csirt.incident.api.console.page;

import java.time.Instant;
import jp.csirt.incident.api.console.frame.Form;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * 検証の進み具合: the record is verified stretch by stretch, so that the page can say how far it has come. Each begins where the
 * one before ended, and the last goes to the end, whatever was recorded meanwhile.
 *
 * @param key of the form with which it began
 * @param from position with which the next stretch begins
 * @param total position up to which the record went at the beginning
 * @param begun when that was, in seconds
 */
record Verifying(String key, long from, long total, long begun) {

    static final long STRETCH = 20_000;

    /** What the form says; the first one says only how far the record goes. */
    static Verifying of(Form form, Instant now) {
        return new Verifying(
                form.text("key"),
                number(form.text("from"), 1),
                number(form.text("total"), 0),
                number(form.text("begun"), now.getEpochSecond()));
    }

    private static long number(String text, long otherwise) {
        return text.matches("[0-9]{1,12}") ? Long.parseLong(text) : otherwise;
    }

    /** What the next stretch is verified with. */
    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("from", from);
        return isLast() ? body : body.put("to", from + STRETCH - 1);
    }

    /** What tells the stretch from any other. */
    String step() {
        return key + "-" + from;
    }

    boolean isLast() {
        return from + STRETCH > total;
    }

    /** After a stretch that fits; where it was shorter than asked for, the record goes no further. */
    Verifying after(long checked) {
        long next = from + checked;
        return new Verifying(key, next, checked < STRETCH ? next - 1 : total, begun);
    }

    /** How many events fit so far. */
    public long done() {
        return from - 1;
    }

    public long percent() {
        return done() * 100 / Math.max(1, total);
    }

    /** When the first stretch was asked for. */
    Instant begunAt() {
        return Instant.ofEpochSecond(begun);
    }
}
