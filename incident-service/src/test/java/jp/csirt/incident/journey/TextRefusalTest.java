package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("文字列と一覧の上限")
@ExtendWith(SharedService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TextRefusalTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PATH = "/v1/incidents";

    private final Client client;
    private final long acts;

    TextRefusalTest(Client client) {
        this.client = client;
        this.acts = client.acts();
    }

    @AfterAll
    void nothing_was_stored() {
        assertThat(client.acts()).isEqualTo(acts);
    }

    private Exchange file(JsonNode report) {
        return client.post(PATH, "staff", report);
    }

    private static ObjectNode with(String pointer, JsonNode value) {
        ObjectNode report = Reports.full("直すべき報告");
        int last = pointer.lastIndexOf('/');
        String name = pointer.substring(last + 1);
        switch (report.at(pointer.substring(0, last))) {
            case ObjectNode parent -> parent.set(name, value);
            case tools.jackson.databind.node.ArrayNode list -> list.insert(Integer.parseInt(name), value);
            case JsonNode other -> throw new IllegalArgumentException(pointer + " is in " + other);
        }
        return report;
    }

    @ParameterizedTest
    @DisplayName("空白だけの文字列は断る")
    @ValueSource(strings = {"", " ", "\u3000", "\u2028\u3000 "})
    void blank_text_is_refused(String blank) {
        file(Reports.least(blank)).invalid("/title BLANK");
        file(Reports.least("空の概要").put("summary", blank)).invalid("/summary BLANK");
    }

    static Stream<Arguments> limits() {
        String astral = "𠮷";
        return Stream.of(
                arguments("/title", "あ".repeat(201), "TOO_LONG"),
                arguments("/title", astral.repeat(100) + "a", "TOO_LONG"),
                arguments("/summary", "あ".repeat(20_001), "TOO_LONG"),
                arguments("/summary", astral.repeat(10_000) + "a", "TOO_LONG"),
                arguments("/organ", "a".repeat(201), "TOO_LONG"),
                arguments("/reporter/name", "a".repeat(201), "TOO_LONG"),
                arguments("/systems/0/name", "a".repeat(201), "TOO_LONG"),
                arguments("/vendor/contract", "a".repeat(201), "TOO_LONG"),
                arguments("/impact/departments/0", "a".repeat(201), "WRONG_FORM"),
                arguments("/impact/departments/0", " ", "WRONG_FORM"),
                arguments("/impact/departments/0", "a\nb", "WRONG_FORM"),
                arguments("/title", "a\nb", "CONTROL_CHARACTER"),
                arguments("/title", "a\tb", "CONTROL_CHARACTER"),
                arguments("/title", "a\u0000b", "CONTROL_CHARACTER"),
                arguments("/title", "a\u007fb", "CONTROL_CHARACTER"),
                arguments("/title", "a\u0085b", "CONTROL_CHARACTER"),
                arguments("/summary", "a\rb", "CONTROL_CHARACTER"),
                arguments("/summary", "a\u000bb", "CONTROL_CHARACTER"),
                arguments("/summary", "a\u009fb", "CONTROL_CHARACTER"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @DisplayName("長すぎる文字列と制御文字は断る")
    @MethodSource("limits")
    void text_beyond_its_limits_is_refused(String pointer, String text, String code) {
        file(with(pointer, JSON.getNodeFactory().stringNode(text))).invalid(pointer + " " + code);
    }

    @ParameterizedTest
    @DisplayName("対になっていないサロゲートは断る")
    @ValueSource(strings = {"\\ud800", "a\\udc00b", "\\udc00\\ud800"})
    void lone_surrogates_are_refused(String escaped) {
        String report = Reports.least("目印").toString();
        client.post(PATH, "staff", report.replace("目印", escaped)).invalid("/title MALFORMED_TEXT");
        client.post(PATH, "staff", report.replace("\"level\"", "\"" + escaped + "\": 1, \"level\""))
                .refused(400, "invalid-request");
    }

    @Test
    @DisplayName("1,001件の一覧は断る")
    void list_beyond_its_limit_is_refused() {
        ObjectNode report = Reports.least("多すぎる");
        report.set(
                "systems",
                JSON.valueToTree(
                        Collections.nCopies(1001, JSON.createObjectNode().put("name", "端末"))));
        file(report).invalid("/systems TOO_MANY");
        ObjectNode ids = Reports.least("多すぎる");
        ids.set(
                "implicatedPersonIds",
                JSON.valueToTree(Collections.nCopies(1001, "0198a3f0-5c1e-7b0a-9d6e-3f2a1b4c5d6e")));
        file(ids).invalid("/implicatedPersonIds TOO_MANY");
    }
}
