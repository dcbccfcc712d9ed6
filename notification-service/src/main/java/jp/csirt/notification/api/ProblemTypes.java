package jp.csirt.notification.api;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** 問題の種類: the contract's registry; the only place where a refusal gets its status and title. */
public final class ProblemTypes {

    private final Map<String, Map<String, Object>> types = new HashMap<>();

    /** Reads the contract's file. */
    public ProblemTypes(byte[] yaml) {
        List<Map<String, Object>> entries =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(new String(yaml, StandardCharsets.UTF_8));
        entries.forEach(entry -> types.put(String.valueOf(entry.get("slug")), entry));
    }

    /** Its status. */
    public int status(Refusal refusal) {
        return Integer.parseInt(String.valueOf(type(refusal).get("status")));
    }

    String title(Refusal refusal, Locale language) {
        return text(type(refusal), "title", language);
    }

    /** RFC 9457, in that language. */
    public String json(Refusal refusal, Locale language) {
        Map<String, Object> type = type(refusal);
        boolean english = language.equals(Locale.ENGLISH);
        var body = JsonMapper.shared()
                .createObjectNode()
                .put("type", "/problems/" + refusal.slug())
                .put("title", title(refusal, language))
                .put("status", status(refusal))
                .put(
                        "detail",
                        english
                                ? text(type, "meaning", language) + " " + text(type, "remedy", language)
                                : String.valueOf(refusal.getMessage()));
        if (!refusal.errors().isEmpty()) {
            var errors = body.putArray("errors");
            refusal.errors()
                    .forEach(error -> errors.addObject()
                            .put("pointer", error.pointer())
                            .put("code", error.code())
                            .put("message", error.message()));
        }
        return body.toString();
    }

    private Map<String, Object> type(Refusal refusal) {
        Map<String, Object> type = types.get(refusal.slug());
        if (type == null) {
            throw new IllegalArgumentException("problem type " + refusal.slug() + " is not in the contract");
        }
        return type;
    }

    private static String text(Map<String, Object> entry, String member, Locale language) {
        return entry.get(member) instanceof Map<?, ?> texts ? String.valueOf(texts.get(language.getLanguage())) : "";
    }
}
