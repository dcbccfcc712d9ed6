package jp.csirt.incident.export.template;

import java.util.List;
import jp.csirt.incident.export.office.Found;

/**
 * 検査の結果.
 *
 * @param unknown placeholders that the form does not have; they print as written
 * @param missing fields of the form that the template does not print
 */
public record Findings(List<Found> unknown, List<Missing> missing) {

    public Findings {
        unknown = List.copyOf(unknown);
        missing = List.copyOf(missing);
    }

    /** A field that is not printed. */
    public record Missing(String key, String fieldId) {}
}
