package jp.csirt.incident.api.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.spec.Spec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

@DisplayName("誤りのまとめ")
class FaultTest {

    /** What only machines send. */
    private static final List<String> OF_MACHINES = List.of("/v1/ops/", "/notification-receipts", "/reachability");

    private final JsonNode contract = new YAMLMapper().readTree(Spec.INCIDENT_API.bytes());

    @ParameterizedTest
    @CsvSource({
        "/title, f-title, field.title",
        "/to/0, f-to, field.to",
        "/impact/departments/12, f-impact-departments, field.departments",
        "/systems/1/name, f-systems-1-name, field.name",
        "/systems/1, f-systems, field.systems",
        "'', f-, field.content"
    })
    @DisplayName("リストの一つの誤りは、そのリストの欄へ導く")
    void an_entry_leads_to_its_list(String pointer, String input, String label) {
        assertThat(Fault.of(new FieldError(pointer, "INVALID", "誤り"))).isEqualTo(new Fault(input, label, "誤り"));
    }

    @Test
    @DisplayName("画面が送るどの項目にも、誤りのまとめで使う名がある")
    void every_member_of_a_request_has_a_name() {
        Set<String> names = new TreeSet<>();
        contract.path("paths")
                .propertyStream()
                .filter(path -> OF_MACHINES.stream().noneMatch(path.getKey()::contains))
                .flatMap(path -> path.getValue().valueStream())
                .map(operation -> resolve(operation.path("requestBody")))
                .flatMap(body -> body.path("content").valueStream())
                .forEach(content -> names.addAll(members(content.path("schema"), new HashSet<>())));

        assertThat(names).hasSizeGreaterThan(100).contains("departments", "formats");
        assertThat(MessagesTest.keys())
                .containsAll(names.stream().map(name -> "field." + name).toList());
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref")
                ? contract.at(JsonPointer.compile(node.path("$ref").asString().substring(1)))
                : node;
    }

    /** The names of all members below a schema. */
    private List<String> members(JsonNode schema, Set<String> known) {
        if (schema.has("$ref") && !known.add(schema.path("$ref").asString())) {
            return List.of();
        }
        JsonNode resolved = resolve(schema);
        var names = new ArrayList<>(resolved.path("properties").propertyNames());
        Stream.of("properties", "allOf", "oneOf", "anyOf")
                .flatMap(part -> resolved.path(part).valueStream())
                .forEach(part -> names.addAll(members(part, known)));
        if (resolved.path("items").isObject()) {
            names.addAll(members(resolved.path("items"), known));
        }
        return names;
    }
}
