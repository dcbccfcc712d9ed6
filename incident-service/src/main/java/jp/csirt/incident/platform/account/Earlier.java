package jp.csirt.incident.platform.account;

import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * 前回まで: what was kept of a person's log-ins until somebody came in as that person.
 *
 * @param in the last log-in that was completed; absent at the first one
 * @param out the last log-out; absent when there was none
 * @param failures attempts to prove to be the person that failed since the last log-in
 */
public record Earlier(@Nullable Instant in, @Nullable Instant out, int failures) {

    /** As a document holds it under these names. */
    public static Earlier of(Document document, String in, String out, String failures) {
        return new Earlier(at(document, in), at(document, out), document.getInteger(failures, 0));
    }

    private static @Nullable Instant at(Document document, String name) {
        Date at = document.getDate(name);
        return at == null ? null : at.toInstant();
    }
}
