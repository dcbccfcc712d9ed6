package jp.csirt.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

@DisplayName("前に出した契約を破らない")
class ContractBreaksTest {

    private static final JsonNode RELEASED = released();
    private static final String FILING = "/paths/~1v1~1incidents/post";
    private static final String LIST = "/paths/~1v1~1incidents/get";
    private static final String REQUEST = "/components/schemas/ReportIncident";
    private static final String ITEM = "/components/schemas/IncidentListItem";

    private static JsonNode released() {
        try (InputStream file = ContractBreaksTest.class.getResourceAsStream("/released/incident-api.v1.yaml")) {
            return new YAMLMapper().readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("今の契約は、前に出した契約の使い手を困らせない")
    void present_contract_breaks_nothing() {
        assertThat(ContractBreaks.of(RELEASED, Documents.OPENAPI)).isEmpty();
    }

    static Stream<Arguments> breaking() {
        return Stream.of(
                change(
                        "操作をなくす",
                        "POST /v1/incidents is removed",
                        all -> at(all, "/paths/~1v1~1incidents").remove("post")),
                change("指定をなくす", "query limit is removed", all -> remove(at(all, LIST), "parameters", "Limit")),
                change(
                        "指定を狭める",
                        "query limit: maximum",
                        all -> at(all, "/components/parameters/Limit/schema").put("maximum", 50)),
                change(
                        "項目を必須にする",
                        "department is now required",
                        all -> ((ArrayNode) all.at(REQUEST + "/required")).add("department")),
                change(
                        "項目をなくす",
                        "ReportIncident.department is removed",
                        all -> at(all, REQUEST + "/properties").remove("department")),
                change(
                        "符号をなくす",
                        "the code",
                        all -> ((ArrayNode) all.at("/components/schemas/Category/enum")).remove(0)),
                change(
                        "長さを縮める",
                        "maxLength",
                        all -> at(all, "/components/schemas/FilledLine").put("maxLength", 10)),
                change(
                        "型を変える",
                        "the type was",
                        all -> at(all, "/components/schemas/CommandAnswer/properties")
                                .putObject("number")
                                .put("type", "integer")),
                change(
                        "回答の項目をなくす",
                        "milestone is removed",
                        all -> at(all, ITEM + "/properties").remove("milestone")),
                change(
                        "回答の項目がないことがある",
                        "may now be absent",
                        all -> at(all, "/components/schemas/CommandAnswer").putArray("required")),
                change(
                        "回答をなくす",
                        "201 is removed",
                        all -> at(all, FILING + "/responses").remove("201")),
                change(
                        "回答の見出しをなくす",
                        "header Location is removed",
                        all -> at(all, "/components/responses/IncidentCreated/headers")
                                .remove("Location")),
                change(
                        "回答の形式をなくす",
                        "no longer comes as application/json",
                        all -> at(all, "/components/responses/IncidentCreated/content")
                                .remove("application/json")),
                change(
                        "本文の形式をなくす",
                        "no longer takes application/json",
                        all -> at(all, FILING + "/requestBody/content").remove("application/json")),
                change("鍵を要らなくする", "who may call it", all -> at(all, FILING).putArray("security")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaking")
    @DisplayName("困らせる変更を見つける")
    void breaking_change_is_told(String what, String told, Consumer<JsonNode> change) {
        JsonNode changed = RELEASED.deepCopy();
        change.accept(changed);
        assertThat(changed).as(what).isNotEqualTo(RELEASED);
        assertThat(ContractBreaks.of(RELEASED, changed)).anyMatch(line -> line.contains(told));
    }

    static Stream<Arguments> harmless() {
        return Stream.of(
                change(
                        "操作を足す",
                        "",
                        all -> at(all, "/paths").putObject("/v1/new").putObject("get")),
                change(
                        "省ける項目を足す",
                        "",
                        all -> at(all, REQUEST + "/properties")
                                .putObject("more")
                                .put("type", "string")),
                change(
                        "回答の項目を足す",
                        "",
                        all -> at(all, ITEM + "/properties").putObject("more").put("type", "string")),
                change("断りを足す", "", all -> at(all, FILING + "/responses").putObject("418")),
                change(
                        "長さを延ばす",
                        "",
                        all -> at(all, "/components/schemas/FilledLine").put("maxLength", 1000)),
                change("言葉を改める", "", all -> at(all, FILING).put("description", "新しい説明")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmless")
    @DisplayName("困らせない変更は通す")
    void harmless_change_is_let_pass(String what, String nothing, Consumer<JsonNode> change) {
        JsonNode changed = RELEASED.deepCopy();
        change.accept(changed);
        assertThat(changed).as(what + nothing).isNotEqualTo(RELEASED);
        assertThat(ContractBreaks.of(RELEASED, changed)).isEmpty();
    }

    private static Arguments change(String what, String told, Consumer<JsonNode> change) {
        return Arguments.of(what, told, change);
    }

    private static ObjectNode at(JsonNode all, String pointer) {
        return (ObjectNode) all.at(pointer);
    }

    private static void remove(ObjectNode operation, String list, String component) {
        var kept = operation
                .path(list)
                .valueStream()
                .filter(entry -> !entry.path("$ref").asString("").endsWith("/" + component))
                .toList();
        operation.putArray(list).addAll(kept);
    }
}
