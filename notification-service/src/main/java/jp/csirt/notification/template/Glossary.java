package jp.csirt.notification.template;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jp.csirt.notification.domain.Language;
import jp.csirt.notification.domain.Post;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** 用語: codes in words. A code that nobody knows is told as it stands. */
public final class Glossary {

    private static final Map<String, String> KINDS = Map.of(
            "REQUEST", "依頼",
            "WARNING", "注意",
            "ESCALATION", "上申",
            "REMINDER", "期限の予告",
            "OVERDUE", "期限超過",
            "DECISION", "決定の通知");

    private final Map<String, String> japanese;

    private Glossary(Map<String, String> japanese) {
        this.japanese = Map.copyOf(japanese);
    }

    /** Reads the contract's file. */
    public static Glossary read(byte[] yaml) {
        var options = new LoaderOptions();
        options.setCodePointLimit(yaml.length);
        List<Map<String, Object>> entries =
                new Yaml(new SafeConstructor(options)).load(new String(yaml, StandardCharsets.UTF_8));
        return new Glossary(entries.stream()
                .collect(Collectors.toMap(
                        entry -> String.valueOf(entry.get("en")), entry -> String.valueOf(entry.get("ja")))));
    }

    /** What is wanted. */
    public String matter(String code, Language language) {
        return word("Matter." + code, code, language);
    }

    /** Why somebody is told. */
    public String kind(String code, Language language) {
        return language == Language.EN ? readable(code) : KINDS.getOrDefault(code, code);
    }

    /** A post. */
    public String post(Post post, Language language) {
        String role = word("Role." + post.role(), post.role(), language);
        return post.unit() == null ? role : role + " (" + post.unit() + ")";
    }

    private String word(String identifier, String code, Language language) {
        return switch (language) {
            case JA -> japanese.getOrDefault(identifier, code);
            case EN -> japanese.containsKey(identifier) ? readable(code) : code;
        };
    }

    private static String readable(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
