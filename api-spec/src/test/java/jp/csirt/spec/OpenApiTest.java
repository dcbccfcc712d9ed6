package jp.csirt.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.csirt.spec.Documents.Operation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

@DisplayName("HTTP の契約")
class OpenApiTest {
    private static final Pattern JAPANESE = Pattern.compile("[ぁ-んァ-ヶ一-龠]");
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]+ [a-z]+");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    static List<Operation> operations() {
        return Documents.operations();
    }

    @Test
    @DisplayName("OpenAPI 3.1 として読める")
    void file_is_openapi_3_1() {
        assertThat(Documents.OPENAPI.path("openapi").asString()).startsWith("3.1.");
        assertThat(Documents.operations()).hasSizeGreaterThanOrEqualTo(35);
    }

    @Test
    @DisplayName("すべての参照先がある")
    void every_reference_resolves() {
        var broken = Documents.all(Documents.OPENAPI, node -> node.path("$ref").isString())
                .map(node -> node.path("$ref").asString())
                .filter(ref -> !ref.startsWith("#/")
                        || Documents.OPENAPI.at(Documents.pointer(ref)).isMissingNode());
        assertThat(broken).isEmpty();
    }

    @Test
    @DisplayName("使われない部品がない")
    void no_component_is_unused() {
        var used = Documents.all(Documents.OPENAPI, node -> node.path("$ref").isString())
                .map(node -> node.path("$ref").asString())
                .collect(Collectors.toSet());
        var all = Stream.of("parameters", "headers", "responses", "schemas")
                .flatMap(kind -> Documents.OPENAPI
                        .path("components")
                        .path(kind)
                        .propertyStream()
                        .map(member -> "#/components/" + kind + "/" + member.getKey()));
        assertThat(all.filter(ref -> !used.contains(ref))).isEmpty();
    }

    @Test
    @DisplayName("引用符のない読点で説明が途切れていない")
    void no_description_is_cut_off_at_a_comma() {
        assertThat(Documents.all(Documents.OPENAPI.path("components").path("schemas"), JsonNode::isObject)
                        .flatMap(node -> node.propertyNames().stream())
                        .filter(name -> name.contains(" ")))
                .isEmpty();
    }

    @Test
    @DisplayName("operationId が重ならない")
    void operation_ids_are_unique() {
        assertThat(Documents.operations())
                .extracting(operation -> operation.node().path("operationId").asString())
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z][A-Za-z]+"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    @DisplayName("日本語と英語の説明がある")
    void operation_is_told_in_both_languages(Operation operation) {
        assertThat(operation.node().path("summary").asString()).containsPattern(JAPANESE);
        assertThat(operation.node().path("description").asString())
                .containsPattern(JAPANESE)
                .containsPattern(ENGLISH);
    }

    @ParameterizedTest
    @MethodSource("operations")
    @DisplayName("パスの変数がすべて宣言されている")
    void path_variables_are_declared(Operation operation) {
        var declared = operation
                .parameters()
                .filter(parameter -> parameter.path("in").asString().equals("path"))
                .map(parameter -> parameter.path("name").asString());
        var inPath = PLACEHOLDER.matcher(operation.path()).results().map(match -> match.group(1));
        assertThat(declared).containsExactlyInAnyOrderElementsOf(inPath.toList());
    }

    @ParameterizedTest
    @MethodSource("operations")
    @DisplayName("POST は Idempotency-Key を受け、既にあるインシデントへの操作には If-Match が要る")
    void commands_take_their_headers(Operation operation) {
        var headers = operation
                .parameters()
                .filter(parameter -> parameter.path("in").asString().equals("header"))
                .map(parameter -> parameter.path("name").asString())
                .collect(Collectors.toSet());
        boolean post = operation.method().equals("post");
        boolean receipt = operation.path().endsWith("/notification-receipts"); // counts in no version
        boolean existing = post && !receipt && operation.path().contains("{id}");
        assertThat(headers.contains("Idempotency-Key")).isEqualTo(post);
        assertThat(headers.contains("If-Match")).isEqualTo(existing);
        assertThat(operation.node().path("responses").has("428")).isEqualTo(existing);
        assertThat(operation.node().path("responses").has("412")).isEqualTo(existing);
    }

    @ParameterizedTest
    @MethodSource("operations")
    @DisplayName("どの操作にも共通の問題の回答がある")
    void operation_declares_the_common_problems(Operation operation) {
        var common = operation.path().startsWith("/actuator")
                ? Set.of("401", "405", "406", "414", "429", "431", "503")
                : Set.of("400", "401", "405", "406", "413", "414", "415", "429", "431", "503");
        assertThat(operation.node().path("responses").propertyNames()).containsAll(common);
        operation.node().path("responses").propertyStream().forEach(member -> {
            if (member.getKey().startsWith("4")) {
                assertThat(Documents.resolve(member.getValue()).path("content").propertyNames())
                        .as("%s %s", operation, member.getKey())
                        .containsExactly("application/problem+json");
            }
        });
    }

    @Test
    @DisplayName("依頼の型は知らない項目を受け付けない")
    void request_schemas_are_closed() {
        var open = Documents.operations().stream()
                .map(operation -> operation.node().at("/requestBody/content/application~1json/schema"))
                .filter(JsonNode::isObject)
                .flatMap(OpenApiTest::objectsOf)
                .filter(schema -> !schema.path("additionalProperties").isBoolean()
                        || schema.path("additionalProperties").asBoolean());
        assertThat(open).isEmpty();
    }

    private static Stream<JsonNode> objectsOf(JsonNode schema) {
        JsonNode resolved = Documents.resolve(schema);
        return Stream.concat(
                Stream.of(resolved)
                        .filter(node -> node.path("type").asString("").equals("object")),
                Stream.concat(resolved.path("properties").valueStream(), Stream.of(resolved.path("items")))
                        .filter(JsonNode::isObject)
                        .flatMap(OpenApiTest::objectsOf));
    }

    @Test
    @DisplayName("題名は空白だけ、制御文字、末尾の改行を受け付けない")
    void text_patterns_refuse_what_the_rules_refuse() {
        String line = "#/components/schemas/FilledLine";
        assertThat(List.of("端末", "a", " \u202E x ", "𠮷野家"))
                .allMatch(text -> refused(line, text).isEmpty());
        assertThat(List.of("", "   ", "　", "a\u0007b", "a\n", "a\u0085", "あ".repeat(201)))
                .noneMatch(text -> refused(line, text).isEmpty());
        String text = "#/components/schemas/FilledText";
        assertThat(refused(text, "一行目\n\t二行目\n")).isEmpty();
        assertThat(refused(text, "\n\n")).isNotEmpty();
        assertThat(refused(text, "a\r\nb")).isNotEmpty();
    }

    @Test
    @DisplayName("日時には時差が要り、暦にない日は受け付けない")
    void instants_need_an_offset() {
        String instant = "#/components/schemas/Instant";
        assertThat(List.of("2026-04-01T10:00:00+09:00", "2026-04-01T01:00:00.123Z"))
                .allMatch(text -> refused(instant, text).isEmpty());
        assertThat(List.of("2026-04-01T10:00:00", "2026-02-30T10:00:00+09:00", "2026-04-01", "1775000000"))
                .noneMatch(text -> refused(instant, text).isEmpty());
    }

    private static List<String> refused(String ref, String text) {
        return Documents.errors(ref, StringNode.valueOf(text));
    }
}
