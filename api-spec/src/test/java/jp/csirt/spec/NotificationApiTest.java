package jp.csirt.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

@DisplayName("連絡サービスの契約")
class NotificationApiTest {

    private static final JsonNode FILE = Documents.NOTIFICATION;
    private static final String IRI = "urn:csirt:notification-api";
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            Dialects.getDraft202012(), registry -> registry.schemas(Map.of(IRI, FILE.toString())));
    private static final Pattern JAPANESE = Pattern.compile("[ぁ-んァ-ヶ一-龠]");
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]+ [a-z]+");

    /** One operation; {@code shared} are the parameters of its path. */
    record Operation(String name, JsonNode node, JsonNode shared) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Operation> operations() {
        return FILE.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(member -> !member.getKey().equals("parameters"))
                        .map(member -> new Operation(
                                member.getKey() + " " + path.getKey(),
                                member.getValue(),
                                path.getValue().path("parameters"))))
                .toList();
    }

    private static Set<String> references() {
        return Documents.all(FILE, node -> node.path("$ref").isString())
                .map(node -> node.path("$ref").asString())
                .collect(Collectors.toSet());
    }

    @Test
    @DisplayName("参照先はすべてあり、使われない部品はない")
    void every_reference_resolves_and_every_component_is_used() {
        Set<String> references = references();
        assertThat(references).allMatch(ref -> !FILE.at(Documents.pointer(ref)).isMissingNode());
        var components = Stream.of("parameters", "headers", "responses", "schemas")
                .flatMap(kind -> FILE.path("components").path(kind).propertyNames().stream()
                        .map(name -> "#/components/" + kind + "/" + name));
        assertThat(references).containsAll(components.toList());
    }

    @ParameterizedTest
    @MethodSource("operations")
    @DisplayName("日本語と英語の説明、共通の問題の回答、宣言された変数があり、POSTは Idempotency-Key を受ける")
    void operation_keeps_the_common_rules(Operation operation) {
        assertThat(operation.node().path("summary").asString()).containsPattern(JAPANESE);
        assertThat(operation.node().path("description").asString())
                .containsPattern(JAPANESE)
                .containsPattern(ENGLISH);
        assertThat(operation.node().path("responses").propertyNames())
                .contains("400", "401", "405", "406", "413", "415", "429", "503");
        List<JsonNode> parameters = Stream.concat(
                        operation.shared().valueStream(),
                        operation.node().path("parameters").valueStream())
                .map(parameter ->
                        FILE.at(Documents.pointer(parameter.path("$ref").asString())))
                .toList();
        var inPath = Pattern.compile("\\{(\\w+)}")
                .matcher(operation.name())
                .results()
                .map(match -> match.group(1));
        assertThat(parameters.stream()
                        .filter(parameter -> parameter.path("in").asString().equals("path"))
                        .map(parameter -> parameter.path("name").asString()))
                .containsExactlyInAnyOrderElementsOf(inPath.toList());
        boolean keyed = operation.name().startsWith("post /v1/");
        assertThat(parameters.stream()
                        .anyMatch(parameter -> parameter.path("name").asString().equals("Idempotency-Key")))
                .isEqualTo(keyed);
    }

    @Test
    @DisplayName("operationId は重ならず、例はすべて型に合い、JSON の本文にはすべて例がある")
    void examples_fit_their_schemas() {
        assertThat(operations())
                .extracting(operation -> operation.node().path("operationId").asString())
                .doesNotHaveDuplicates();
        List<JsonNode> bodies = Documents.all(FILE, node -> node.path("schema").has("$ref") && node.has("schema"))
                .filter(node -> !node.has("in"))
                .toList();
        assertThat(bodies).hasSizeGreaterThan(30).allSatisfy(body -> {
            assertThat(body.has("example")).isTrue();
            assertThat(SCHEMAS.getSchema(SchemaLocation.of(
                                    IRI + body.path("schema").path("$ref").asString()))
                            .validate(body.path("example")))
                    .as(body.toString())
                    .isEmpty();
        });
    }

    @Test
    @DisplayName("依頼の型は知らない項目を受け付けない")
    void request_schemas_are_closed() {
        assertThat(operations().stream()
                        .map(operation -> operation
                                .node()
                                .at("/requestBody/content/application~1json/schema/$ref")
                                .asString(""))
                        .filter(ref -> !ref.isEmpty()))
                .isNotEmpty()
                .allMatch(ref -> FILE.at(Documents.pointer(ref))
                        .path("additionalProperties")
                        .isBoolean());
    }
}
