package jp.csirt.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The approved copy is what readers count on. It changes only with a compatible change, by copying the schema over it. */
@DisplayName("公開の出来事の互換性")
class EventCompatibilityTest {

    private static final Path APPROVED = Path.of("src/test/resources/events/approved.schema.json");
    private static final String ASSESSED = "jp.csirt.incident-assessed.v1";

    private static JsonNode approved() throws IOException {
        return EventDocuments.json(Files.readAllBytes(APPROVED));
    }

    @Test
    @DisplayName("承認された型の読み手は、今の型でも困らない")
    void readers_of_the_approved_schema_may_go_on() throws IOException {
        assertThat(Compatibility.breaks(approved(), EventDocuments.SCHEMA)).isEmpty();
    }

    @Test
    @DisplayName("互換性のある変更は、承認された写しにも加える")
    void the_approved_copy_is_the_present_schema() throws IOException {
        assertThat(EventDocuments.SCHEMA)
                .as("a compatible change: copy events/events.schema.json over %s", APPROVED)
                .isEqualTo(approved());
    }

    @Test
    @DisplayName("種類、項目、コードが増えても、任意の項目が必ずあるようになっても、困らない")
    void additions_are_compatible() {
        assertThat(breaks(schema -> {
                    ObjectNode event = (ObjectNode) schema.path("oneOf").path(0).deepCopy();
                    ((ObjectNode) event.at("/properties/type")).put("const", "jp.csirt.incident-foreseen.v1");
                    ((ArrayNode) schema.path("oneOf")).add(event);
                }))
                .isEmpty();
        assertThat(breaks(schema -> {
                    members(schema, "incident-assessed").putObject("drillKind").put("$ref", "#/$defs/Verdict");
                    required(schema, "incident-assessed").add("drillKind");
                }))
                .isEmpty();
        assertThat(breaks(schema -> ((ArrayNode) schema.at("/$defs/Verdict/enum")).add("UNDECIDED")))
                .isEmpty();
        assertThat(breaks(schema -> required(schema, "incident-reported").add("department")))
                .isEmpty();
        assertThat(breaks(schema -> ((ObjectNode) schema.at("/$defs/Verdict")).put("description", "別の説明")))
                .isEmpty();
    }

    @Test
    @DisplayName("種類や項目が消えるか名前が変われば、読み手が困る")
    void removals_break() {
        assertThat(breaks(schema -> ((ArrayNode) schema.path("oneOf")).remove(0)))
                .containsExactly("jp.csirt.incident-reported.v1 is removed or renamed: keep it, readers wait for it");
        assertThat(breaks(schema -> {
                    ObjectNode members = members(schema, "incident-assessed");
                    members.set("outcome", members.remove("verdict"));
                }))
                .containsExactly(ASSESSED + ".data.verdict is removed or renamed: keep it, readers use it");
        assertThat(breaks(schema -> ((ArrayNode) schema.at("/$defs/Verdict/enum")).remove(1)))
                .containsExactly(ASSESSED + ".data.verdict: the code SUSPECTED is removed or renamed");
        assertThat(breaks(schema -> ((ObjectNode) schema.at("/$defs/OrderedMeasure/properties")).remove("dueOn")))
                .containsExactly("jp.csirt.prevention-decided.v1.data.orders[].dueOn is removed or renamed:"
                        + " keep it, readers use it");
        assertThat(breaks(schema -> ((ObjectNode) schema.path("properties")).remove("sequence")))
                .containsExactly("event.sequence is removed or renamed: keep it, readers use it");
    }

    @Test
    @DisplayName("必ずあった項目が任意になるか、型が変われば、読み手が困る")
    void weaker_promises_break() {
        assertThat(breaks(schema -> required(schema, "incident-assessed")
                        .removeIf(name -> name.asString().equals("verdict"))))
                .containsExactly(ASSESSED + ".data.verdict was always there and may now be absent");
        assertThat(breaks(schema ->
                        members(schema, "incident-assessed").putObject("level").put("type", "string")))
                .contains(ASSESSED + ".data.level: type was \"integer\" and is now \"string\"");
        assertThat(breaks(schema -> ((ObjectNode) schema.at("/$defs/Due/properties"))
                        .putObject("hard")
                        .put("$ref", "#/$defs/Date")))
                .contains("jp.csirt.obligation-determined.v1.data.due.hard: format was \"date-time\""
                        + " and is now \"date\"");
        assertThat(breaks(schema -> ((ObjectNode) schema.path("oneOf").path(0)).remove("required")))
                .containsExactly("jp.csirt.incident-reported.v1.subject was always there and may now be absent");
        assertThat(breaks(schema -> ((ArrayNode) schema.path("required"))
                        .removeIf(name -> name.asString().equals("sequence"))))
                .containsExactly("event.sequence was always there and may now be absent");
    }

    private static List<String> breaks(Consumer<JsonNode> change) {
        JsonNode changed = EventDocuments.SCHEMA.deepCopy();
        change.accept(changed);
        return Compatibility.breaks(EventDocuments.SCHEMA, changed);
    }

    private static ObjectNode members(JsonNode schema, String event) {
        return (ObjectNode) schema.path("$defs").path(event).path("properties");
    }

    private static ArrayNode required(JsonNode schema, String event) {
        return (ArrayNode) schema.path("$defs").path(event).path("required");
    }
}
