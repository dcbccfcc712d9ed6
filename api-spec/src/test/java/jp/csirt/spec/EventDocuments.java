package jp.csirt.spec;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The public events' files as trees. */
final class EventDocuments {

    static final JsonNode SCHEMA = json(Spec.PUBLIC_EVENTS.bytes());
    static final JsonNode ASYNC_API = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readTree(Spec.EVENT_API.bytes());

    private static final String IRI = SCHEMA.path("$id").asString();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            Dialects.getDraft202012(),
            registry -> registry.schemas(Map.of(IRI, SCHEMA.toString()))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    private EventDocuments() {}

    static JsonNode json(byte[] text) {
        return JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()
                .readTree(text);
    }

    /** Stored names with the schema of their data, in the order of the file. */
    static Stream<Map.Entry<String, JsonNode>> events() {
        return SCHEMA.path("oneOf")
                .valueStream()
                .map(event -> event.at("/properties/data/$ref").asString())
                .map(ref -> Map.entry(ref.substring(ref.lastIndexOf('/') + 1), SCHEMA.at(ref.substring(1))));
    }

    /** What is wrong with the data of an event. */
    static List<String> errors(String event, JsonNode data) {
        return errors(SCHEMAS.getSchema(SchemaLocation.of(IRI + "#/$defs/" + event)), data);
    }

    /** What is wrong with a whole event. */
    static List<String> errors(JsonNode event) {
        return errors(SCHEMAS.getSchema(SchemaLocation.of(IRI)), event);
    }

    /** What is wrong with a schema as such. */
    static List<String> faults(JsonNode schema) {
        return errors(
                SCHEMAS.getSchema(SchemaLocation.of(Dialects.getDraft202012().getId())), schema);
    }

    private static List<String> errors(Schema schema, JsonNode value) {
        return schema.validate(value).stream().map(Object::toString).toList();
    }
}
