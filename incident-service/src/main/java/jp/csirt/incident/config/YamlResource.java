package jp.csirt.incident.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A YAML file, read strictly: a member nobody knows is refused. */
final class YamlResource {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private YamlResource() {}

    /** The content of a file of the jar; empty when there is no such file. */
    static <T> Optional<T> read(String file, Class<T> type) {
        try (InputStream in = YamlResource.class.getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(content(in, type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T content(InputStream in, Class<T> type) {
        return STRICT.convertValue(new Yaml(new SafeConstructor(new LoaderOptions())).load(in), type);
    }
}
