package jp.csirt.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("公開の出来事の型")
class EventSchemaTest {

    private static final Set<String> BOUNDS = Set.of("format", "pattern", "enum", "const");

    static List<String> events() {
        return EventDocuments.events().map(Map.Entry::getKey).toList();
    }

    private static JsonNode definition(String event) {
        return EventDocuments.SCHEMA.path("$defs").path(event);
    }

    private static ObjectNode example(String event) {
        return (ObjectNode) definition(event).path("examples").path(0);
    }

    @Test
    @DisplayName("JSON Schema 2020-12 として正しい")
    void file_is_a_schema() {
        assertThat(EventDocuments.SCHEMA.path("$schema").asString())
                .isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(EventDocuments.faults(EventDocuments.SCHEMA)).isEmpty();
        ObjectNode broken = ((ObjectNode) EventDocuments.SCHEMA.deepCopy()).put("type", "text");
        assertThat(EventDocuments.faults(broken)).isNotEmpty();
    }

    @Test
    @DisplayName("すべての参照先があり、使われない定義がない")
    void references_resolve_and_are_needed() {
        List<String> used = Documents.all(
                        EventDocuments.SCHEMA, node -> node.path("$ref").isString())
                .map(node -> node.path("$ref").asString())
                .distinct()
                .toList();
        assertThat(EventDocuments.SCHEMA.path("$defs").propertyStream().map(member -> "#/$defs/" + member.getKey()))
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    @DisplayName("どの型も、知らない項目を含まない")
    void objects_are_closed() {
        Stream<JsonNode> open = Documents.all(
                        EventDocuments.SCHEMA, node -> node.path("properties").isObject() && node.has("type"))
                .filter(node -> !node.path("additionalProperties").isBoolean()
                        || node.path("additionalProperties").asBoolean());
        assertThat(open).isEmpty();
    }

    @Test
    @DisplayName("自由な文言の入る項目がない")
    void there_is_no_place_for_words() {
        Stream<JsonNode> free = Documents.all(
                        EventDocuments.SCHEMA,
                        node -> node.path("type").asString("").equals("string"))
                .filter(node -> BOUNDS.stream().noneMatch(node::has));
        assertThat(free).isEmpty();
        Stream<JsonNode> unsaid = EventDocuments.events()
                .flatMap(event -> event.getValue().path("properties").valueStream())
                .filter(member ->
                        !member.has("$ref") && !member.at("/items/$ref").isString());
        assertThat(unsaid).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    @DisplayName("日本語と英語の説明がある")
    void event_is_told_in_both_languages(String event) {
        assertThat(definition(event).path("description").asString())
                .containsPattern("[ぁ-んァ-ヶ一-龠]")
                .containsPattern(" / .*[a-z]+ [a-z]+");
    }

    @ParameterizedTest
    @MethodSource("events")
    @DisplayName("例は型に合い、項目を足しても、必須の項目を欠いても合わない")
    void example_fits(String event) {
        assertThat(EventDocuments.errors(event, example(event))).isEmpty();
        assertThat(EventDocuments.errors(event, example(event).deepCopy().put("title", "件名")))
                .isNotEmpty();
        assertThat(definition(event).path("required").valueStream().map(JsonNode::asString))
                .allSatisfy(name -> assertThat(EventDocuments.errors(
                                event, example(event).deepCopy().without(name)))
                        .isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("events")
    @DisplayName("事案の出来事には subject があり、ほかにはない")
    void subject_is_the_incident(String event) {
        ObjectNode envelope = envelope(event);
        ObjectNode of = envelope.deepCopy().put("subject", "0198a3f0-5c1e-7b0a-9d6e-3f2a1b4c5d6e");
        boolean ofIncident = example(event).has("incidentId");
        assertThat(EventDocuments.errors(ofIncident ? of : envelope)).isEmpty();
        assertThat(EventDocuments.errors(ofIncident ? envelope : of)).isNotEmpty();
        assertThat(example(event).has("drill")).isEqualTo(ofIncident);
    }

    private static ObjectNode envelope(String event) {
        ObjectNode envelope = JsonNodeFactory.instance
                .objectNode()
                .put("specversion", "1.0")
                .put("id", "0198a3f0-5c1e-7b0a-9d6e-3f2a1b4c5d6f")
                .put("source", "urn:csirt:SHIME")
                .put("type", "jp.csirt." + event + ".v1")
                .put("time", "2026-04-01T00:06:10.000000000Z")
                .put("datacontenttype", "application/json")
                .put("sequence", "00000000000000001234");
        envelope.set("data", example(event));
        return envelope;
    }

    @Test
    @DisplayName("AsyncAPI 3 の一覧は、型にある出来事のすべて")
    void every_event_is_listed() {
        JsonNode list = EventDocuments.ASYNC_API;
        assertThat(list.path("asyncapi").asString()).isEqualTo("3.0.0");
        JsonNode messages = list.at("/components/messages");
        assertThat(messages.valueStream()
                        .map(message -> message.at("/payload/$ref").asString()))
                .containsExactlyElementsOf(events().stream()
                        .map(event -> "events.schema.json#/$defs/" + event)
                        .toList());
        assertThat(messages.valueStream().map(message -> message.path("name").asString()))
                .containsExactlyElementsOf(events().stream()
                        .map(event -> "jp.csirt." + event + ".v1")
                        .toList());
        assertThat(messages.valueStream().map(message -> message.path("title").asString()))
                .containsExactlyElementsOf(events().stream()
                        .map(event -> definition(event).path("description").asString())
                        .toList());
        assertThat(list.at("/channels/events/messages")
                        .propertyStream()
                        .map(message -> message.getValue().path("$ref").asString()))
                .containsExactlyElementsOf(messages.propertyStream()
                        .map(message -> "#/components/messages/" + message.getKey())
                        .toList());
        assertThat(Documents.OPENAPI
                        .path("paths")
                        .has(list.at("/channels/events/address").asString()))
                .isTrue();
    }
}
