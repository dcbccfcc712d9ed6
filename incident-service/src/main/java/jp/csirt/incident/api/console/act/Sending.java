package jp.csirt.incident.api.console.act;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.csirt.incident.api.console.frame.Form;
import jp.csirt.incident.api.console.frame.Refusal;
import jp.csirt.incident.api.console.frame.Visit;

/**
 * 用紙の送り方: what every form of an act carries besides what is asked, so that it is done once and never over what somebody
 * else recorded unseen.
 */
public final class Sending {

    private Sending() {}

    /** The headers of the act that the form sends. */
    public static Map<String, String> headers(Form form) {
        return Map.of("If-Match", "\"" + form.text("version") + "\"", "Idempotency-Key", form.text("key"));
    }

    /** What the page shows of it. */
    public static Map<String, Object> model(Visit visit, Known known, Refusal refusal) {
        boolean restored = !refusal.any() && !visit.form().isEmpty();
        var model = new LinkedHashMap<String, Object>();
        model.put("incident", known.detail());
        model.put("refusal", refusal);
        model.put("restored", restored);
        model.put("key", UUID.randomUUID().toString());
        model.put(
                "version",
                restored
                        ? visit.form().text("version")
                        : Long.toString(known.detail().version()));
        model.put("seen", restored ? visit.form().text("seen") : Long.toString(known.seen()));
        model.put("others", refusal.isStale() ? known.since(visit.form().text("seen")) : List.of());
        return model;
    }
}
