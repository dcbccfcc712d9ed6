package jp.csirt.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("契約の例")
class ExamplesTest {
    /** One example and the schema it must fit. */
    record Example(String where, String schema, JsonNode value) {
        @Override
        public String toString() {
            return where + " " + schema;
        }
    }

    static List<Example> requests() {
        return Documents.operations().stream()
                .flatMap(operation -> of(operation.toString(), operation.node().path("requestBody")))
                .toList();
    }

    /** Those of the requests, of the answers written in place, and of the shared answers once. */
    static List<Example> examples() {
        var answers = Documents.operations().stream()
                .flatMap(operation -> operation
                        .node()
                        .path("responses")
                        .propertyStream()
                        .flatMap(member -> of(operation + " " + member.getKey(), member.getValue())));
        var shared = Documents.OPENAPI
                .at("/components/responses")
                .propertyStream()
                .flatMap(member -> of(member.getKey(), member.getValue()));
        return Stream.of(requests().stream(), answers, shared)
                .flatMap(Function.identity())
                .toList();
    }

    private static Stream<Example> of(String where, JsonNode body) {
        return body.path("content")
                .propertyStream()
                .filter(media -> media.getKey().contains("json"))
                .flatMap(media -> values(media.getValue())
                        .map(value -> new Example(
                                where, media.getValue().at("/schema/$ref").asString(), value)));
    }

    private static Stream<JsonNode> values(JsonNode media) {
        var several = media.path("examples").valueStream().map(example -> example.path("value"));
        return Stream.concat(Stream.of(media.path("example")).filter(node -> !node.isMissingNode()), several);
    }

    @ParameterizedTest
    @MethodSource("examples")
    @DisplayName("例は型に合う")
    void example_fits_its_schema(Example example) {
        assertThat(Documents.errors(example.schema(), example.value())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("requests")
    @DisplayName("依頼の例に知らない項目を足すと型に合わない")
    void request_with_an_unknown_member_is_refused(Example example) {
        var value = ((ObjectNode) example.value()).deepCopy().put("colour", "red");
        assertThat(Documents.errors(example.schema(), value)).isNotEmpty();
    }

    @Test
    @DisplayName("JSON の本文にはすべて例がある")
    void every_json_body_has_an_example() {
        var bare = Documents.operations().stream()
                .flatMap(operation -> Stream.concat(
                        Stream.of(operation.node().path("requestBody")),
                        operation.node().path("responses").valueStream().map(Documents::resolve)))
                .flatMap(body -> body.path("content").propertyStream())
                .filter(media -> media.getKey().contains("json"))
                .filter(media -> values(media.getValue()).findAny().isEmpty());
        assertThat(bare).isEmpty();
    }

    @Test
    @DisplayName("パラメーターの例は型に合う")
    void parameter_examples_fit() {
        var parameters = Documents.OPENAPI.at("/components/parameters").propertyNames();
        assertThat(parameters).isNotEmpty().allSatisfy(name -> {
            var node = Documents.OPENAPI.at("/components/parameters/" + name);
            assertThat(node.has("example")).isTrue();
            assertThat(Documents.errors("#/components/parameters/" + name + "/schema", node.path("example")))
                    .isEmpty();
        });
    }

    @Test
    @DisplayName("報告は必須の項目を一つでも欠くと型に合わない")
    void report_needs_each_required_member() {
        var schema = "#/components/schemas/ReportIncident";
        var least = Documents.OPENAPI.at(
                "/paths/~1v1~1incidents/post/requestBody/content/application~1json/examples/least/value");
        assertThat(least.propertyNames()).allSatisfy(name -> {
            var copy = ((ObjectNode) least).deepCopy();
            copy.remove(name);
            assertThat(Documents.errors(schema, copy)).isNotEmpty();
        });
    }

    @Test
    @DisplayName("庁内報告は報告か不要の理由のどちらか一方だけ")
    void internal_report_is_either_made_or_not_needed() {
        var schema = "#/components/schemas/ReportInternally";
        var made = JsonNodeFactory.instance
                .objectNode()
                .put("to", "CISO")
                .put("kind", "REPORT")
                .put("method", "PHONE");
        assertThat(Documents.errors(schema, made)).isEmpty();
        var both = made.deepCopy();
        both.putObject("notNeeded").put("reason", "被害がないため");
        assertThat(Documents.errors(schema, both)).isNotEmpty();
        assertThat(Documents.errors(
                        schema, JsonNodeFactory.instance.objectNode().put("to", "CISO")))
                .isNotEmpty();
    }
}
