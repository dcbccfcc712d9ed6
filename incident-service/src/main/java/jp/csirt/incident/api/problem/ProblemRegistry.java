package jp.csirt.incident.api.problem;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The contract's registry of problem types, so that no status or title is written twice. */
public final class ProblemRegistry {

    private final Map<String, ProblemType> types;

    private ProblemRegistry(Map<String, ProblemType> types) {
        this.types = Map.copyOf(types);
    }

    /** Reads the registry file. */
    public static ProblemRegistry read(byte[] yaml) {
        List<Map<String, Object>> entries =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(new String(yaml, StandardCharsets.UTF_8));
        return new ProblemRegistry(entries.stream()
                .map(ProblemRegistry::type)
                .collect(Collectors.toMap(ProblemType::slug, entry -> entry)));
    }

    /**
     * The registered type.
     *
     * @throws IllegalArgumentException when the code answers with a type that the contract does not have
     */
    public ProblemType type(String slug) {
        ProblemType type = types.get(slug);
        if (type == null) {
            throw new IllegalArgumentException("problem type " + slug + " is not in the contract");
        }
        return type;
    }

    private static ProblemType type(Map<String, Object> entry) {
        return new ProblemType(
                String.valueOf(entry.get("slug")),
                Integer.parseInt(String.valueOf(entry.get("status"))),
                text(entry, "title", "ja"),
                text(entry, "title", "en"),
                text(entry, "meaning", "en") + " " + text(entry, "remedy", "en"));
    }

    private static String text(Map<String, Object> entry, String member, String language) {
        return entry.get(member) instanceof Map<?, ?> texts ? String.valueOf(texts.get(language)) : "";
    }

    /**
     * One type of problem.
     *
     * @param englishDetail what it means and what to do, in English
     */
    public record ProblemType(String slug, int status, String title, String englishTitle, String englishDetail) {}
}
