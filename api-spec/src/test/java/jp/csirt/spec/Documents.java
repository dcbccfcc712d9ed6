package jp.csirt.spec;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The contract's files as trees: one operation after the other, every reference, the schemas ready to validate. */
final class Documents {
    static final JsonNode OPENAPI = read(Spec.INCIDENT_API);
    static final JsonNode NOTIFICATION = read(Spec.NOTIFICATION_API);
    static final JsonNode PROBLEMS = read(Spec.PROBLEMS);
    static final JsonNode GLOSSARY = read(Spec.GLOSSARY);

    private static final String IRI = "urn:csirt:incident-api";
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            Dialects.getDraft202012(),
            registry -> registry.schemas(Map.of(IRI, OPENAPI.toString()))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    private Documents() {}

    /** One operation with its path and lower-case method; {@code shared} holds the parameters of the whole path. */
    record Operation(String path, String method, JsonNode node, JsonNode shared) {
        /** Path and query parameters, headers: those of the path and the operation's own, references resolved. */
        Stream<JsonNode> parameters() {
            return Stream.concat(shared.valueStream(), node.path("parameters").valueStream())
                    .map(Documents::resolve);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** Reads one file and refuses names that occur twice in one mapping. */
    private static JsonNode read(Spec spec) {
        return YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()
                .readTree(spec.bytes());
    }

    static List<Operation> operations() {
        return OPENAPI.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(member -> !member.getKey().equals("parameters"))
                        .map(member -> new Operation(
                                path.getKey(),
                                member.getKey(),
                                member.getValue(),
                                path.getValue().path("parameters"))))
                .toList();
    }

    /** The node itself, or what its {@code $ref} names. */
    static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? OPENAPI.at(pointer(node.path("$ref").asString())) : node;
    }

    static JsonPointer pointer(String ref) {
        return JsonPointer.compile(ref.substring(ref.indexOf('#') + 1));
    }

    /** This node and all below it that fit. */
    static Stream<JsonNode> all(JsonNode node, Predicate<JsonNode> fits) {
        return Stream.concat(Stream.of(node).filter(fits), node.valueStream().flatMap(child -> all(child, fits)));
    }

    /** What is wrong with {@code value} by the schema {@code ref} names; empty if nothing is. */
    static List<String> errors(String ref, JsonNode value) {
        return schema(ref).validate(value).stream().map(Object::toString).toList();
    }

    private static Schema schema(String ref) {
        return SCHEMAS.getSchema(SchemaLocation.of(IRI + ref));
    }
}
