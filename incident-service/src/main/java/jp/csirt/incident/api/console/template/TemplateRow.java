package jp.csirt.incident.api.console.template;

import java.time.Instant;
import java.util.List;
import jp.csirt.incident.api.console.frame.Times;
import tools.jackson.databind.JsonNode;

/**
 * 雛形の版.
 *
 * @param path of its page
 * @param by who uploaded it or went back to the built-in one; empty of the first, which comes with the service
 */
record TemplateRow(
        String path, String form, String type, String version, boolean builtIn, String by, String at, String sha256) {

    /** Every version, oldest first. */
    static List<TemplateRow> all(String path, JsonNode versions, Times times) {
        return versions.path("items")
                .valueStream()
                .map(version -> of(path, version, times))
                .toList();
    }

    /** The version in force. */
    static TemplateRow newest(String path, JsonNode versions, Times times) {
        return all(path, versions, times).getLast();
    }

    private static TemplateRow of(String path, JsonNode version, Times times) {
        String[] names = path.split("/", -1);
        String at = version.path("uploadedAt").asString("");
        return new TemplateRow(
                path,
                names[names.length - 2],
                names[names.length - 1],
                version.path("version").asString(),
                version.path("builtIn").asBoolean(),
                version.path("uploadedBy").asString(""),
                at.isEmpty() ? "" : times.at(Instant.parse(at)),
                version.path("sha256").asString());
    }
}
