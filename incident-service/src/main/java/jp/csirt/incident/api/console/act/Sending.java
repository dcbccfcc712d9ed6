package jp.csirt.incident.api.console.act;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.csirt.incident.api.console.frame.Form;
import jp.csirt.incident.api.console.frame.Refusal;
import jp.csirt.incident.api.console.frame.Visit;

/**
 * 用紙の送り方: what every form of an act carries besides what is asked, so that it is done once and never over what somebody
 * else recorded unseen. The version stays the one that was read until a page shows what came after it.
 */
public final class Sending {

    private static final String VERSION = "version";

    private Sending() {}

    /** The headers of the act that the form sends. */
    public static Map<String, String> headers(Form form) {
        return Map.of("If-Match", "\"" + form.text(VERSION) + "\"", "Idempotency-Key", form.text("key"));
    }

    /** What the page shows of it. */
    public static Map<String, Object> model(Visit visit, Known known, Refusal refusal) {
        String read = visit.form().text(VERSION);
        boolean anew = read.isEmpty() || refusal.isStale();
        var model = new LinkedHashMap<String, Object>();
        model.put("incident", known.detail());
        model.put("refusal", refusal);
        model.put("guards", known.ways(refusal.guards()));
        model.put("key", refusal.key(visit.form()));
        model.put(VERSION, anew ? Long.toString(known.detail().version()) : read);
        model.put("others", refusal.isStale() ? known.since(read, visit.times()) : List.of());
        return model;
    }
}
