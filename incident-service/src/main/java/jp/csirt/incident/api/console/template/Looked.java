package jp.csirt.incident.api.console.template;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * 検査の結果: what is to be said of a file that waits.
 *
 * @param sha256 of the file; empty when none waits
 * @param gone whether the file has to be chosen again
 * @param unknown placeholders that print as written
 * @param missing fields of the form that are not printed
 */
record Looked(String sha256, boolean gone, List<Finding> unknown, List<Finding> missing) {

    /** No file was chosen. */
    static final Looked NONE = new Looked("", false, List.of(), List.of());

    /** It was, but too long ago. */
    static final Looked GONE = new Looked("", true, List.of(), List.of());

    Looked {
        unknown = List.copyOf(unknown);
        missing = List.copyOf(missing);
    }

    static Looked of(String sha256, JsonNode findings) {
        return new Looked(
                sha256, false, list(findings.path("unknown"), "where"), list(findings.path("missing"), "fieldId"));
    }

    private static List<Finding> list(JsonNode found, String place) {
        return found.valueStream()
                .map(one ->
                        new Finding(one.path("key").asString(), one.path(place).asString()))
                .toList();
    }

    /** 差込項目 and where it stands, or the number of its field. */
    record Finding(String key, String place) {}
}
