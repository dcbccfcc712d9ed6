package jp.csirt.incident.api.console.imports;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * 試しの結果.
 *
 * @param file which file was tried; empty when none was
 * @param lines how many cases it holds
 * @param accepted how many of them are new
 * @param known how many were taken in before
 * @param rejected how many lines are at fault
 * @param errors the first of them
 * @param more how many errors are not shown
 */
record Trial(String file, int lines, long accepted, long known, long rejected, List<Fault> errors, int more) {

    /** No file was chosen. */
    static final Trial NONE = new Trial("", 0, 0, 0, 0, List.of(), 0);

    private static final int MOST = 200;

    Trial {
        errors = List.copyOf(errors);
    }

    static Trial of(String file, CaseFile cases, JsonNode outcome) {
        long accepted = outcome.path("accepted").asLong();
        long rejected = outcome.path("rejected").asLong();
        JsonNode errors = outcome.path("errors");
        return new Trial(
                file,
                cases.lines().size(),
                accepted,
                cases.lines().size() - accepted - rejected,
                rejected,
                errors.valueStream().limit(MOST).map(Fault::of).toList(),
                Math.max(0, errors.size() - MOST));
    }

    /** 誤り: in which line, at which member, and what is to be done. */
    record Fault(String line, String pointer, String message) {

        static Fault of(JsonNode error) {
            return new Fault(
                    error.path("line").asString(),
                    error.path("pointer").asString(),
                    error.path("message").asString());
        }
    }
}
