package jp.csirt.incident.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.csirt.spec.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 公開の出来事の契約: checks one event against the JSON Schema. */
public final class EventContract {

    private static final JsonNode FILE = JsonMapper.shared().readTree(Spec.PUBLIC_EVENTS.bytes());
    private static final String IRI = FILE.path("$id").asString();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(
                    Dialects.getDraft202012(),
                    registry -> registry.schemas(
                                    Map.of(IRI, new String(Spec.PUBLIC_EVENTS.bytes(), StandardCharsets.UTF_8)))
                            .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build()))
            .getSchema(SchemaLocation.of(IRI));

    private EventContract() {}

    /** Accepts the event or says what is wrong with it. */
    public static void check(JsonNode event) {
        assertThat(SCHEMA.validate(event)).as(event.toString()).isEmpty();
    }

    /** The codes of every closed list, by its name. */
    public static Map<String, List<String>> codes() {
        return FILE.path("$defs")
                .propertyStream()
                .filter(definition -> definition.getValue().has("enum"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        definition -> definition
                                .getValue()
                                .path("enum")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList()));
    }

    /** Every type there is, the withheld one included. */
    public static Set<String> types() {
        return FILE.path("oneOf")
                .valueStream()
                .map(event -> event.at("/properties/type/const").asString())
                .collect(Collectors.toSet());
    }
}
