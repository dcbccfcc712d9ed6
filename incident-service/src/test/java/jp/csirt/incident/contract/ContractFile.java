package jp.csirt.incident.contract;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.csirt.spec.Spec;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The OpenAPI file and the problem registry, ready to be asked. */
final class ContractFile {
    private static final String IRI = "urn:csirt:incident-api";

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final JsonNode openApi = new YAMLMapper().readTree(Spec.INCIDENT_API.bytes());
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(
            Dialects.getDraft202012(),
            registry -> registry.schemas(Map.of(IRI, openApi.toString()))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));
    private final List<Path> paths = openApi.path("paths")
            .propertyStream()
            .sorted(Map.Entry.comparingByKey()) // a fixed name sorts before a variable in its place
            .map(path -> new Path(pattern(path.getKey()), path.getValue()))
            .toList();
    private final Map<String, Integer> problems = new YAMLMapper()
            .readTree(Spec.PROBLEMS.bytes())
            .valueStream()
            .collect(Collectors.toMap(
                    problem -> problem.path("slug").asString(),
                    problem -> problem.path("status").asInt()));

    /** The operation for this request; HEAD is answered as GET. */
    Optional<JsonNode> operation(String method, String path) {
        String bare = path.split("\\?", 2)[0];
        String asked = method.toLowerCase(Locale.ROOT);
        String known = asked.equals("head") ? "get" : asked;
        return paths.stream()
                .filter(candidate -> candidate.pattern().matcher(bare).matches())
                .findFirst()
                .map(found -> found.item().path(known))
                .filter(JsonNode::isObject);
    }

    /** The node itself, or what its {@code $ref} names. */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref")
                ? openApi.at(JsonPointer.compile(node.path("$ref").asString().substring(1)))
                : node;
    }

    /** Status by slug. */
    Map<String, Integer> problems() {
        return problems;
    }

    /** Strictly one JSON document without repeated names. */
    JsonNode parse(byte[] body) {
        return json.readTree(body);
    }

    /** What is wrong with {@code value} by the schema that {@code ref} names. */
    List<String> errors(String ref, JsonNode value) {
        return schemas.getSchema(SchemaLocation.of(IRI + ref)).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    /** What is wrong with a header's value by its schema, which refers to nothing else. */
    List<String> errors(JsonNode schema, String value) {
        return schemas.getSchema(schema).validate(StringNode.valueOf(value)).stream()
                .map(Object::toString)
                .toList();
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(template.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+"));
    }

    private record Path(Pattern pattern, JsonNode item) {}
}
