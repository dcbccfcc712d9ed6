package jp.csirt.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("用語集")
class GlossaryTest {
    /** An event answers a command; a consequence is what the rules record by themselves. */
    private static final Set<String> KINDS =
            Set.of("command", "event", "consequence", "value", "role", "organisation", "state");

    /** Events that nobody commands: what the service itself notices. */
    private static final Set<String> UNCOMMANDED = Set.of(
            "AccessRefused",
            "FurtherAccessRefused",
            "RestrictedDataRead",
            "TemplateChanged",
            "UnauthenticatedAccess",
            "AuditEntriesLost",
            "AccountActed",
            "LoginSlowed");

    /** Commands whose event another one records too. */
    private static final Set<String> SHARING = Set.of("ConfirmNotification");

    /** What asks only, and what is no part of the record. */
    private static final Pattern RECORDING_NOTHING = Pattern.compile("/v1/(integrity/.*|organisation/reachability)");

    private static List<String> identifiers(String kind) {
        return Documents.GLOSSARY
                .valueStream()
                .filter(entry -> entry.path("kind").asString().equals(kind))
                .map(entry -> entry.path("en").asString())
                .toList();
    }

    @Test
    @DisplayName("識別子は重ならない")
    void identifiers_are_unique() {
        assertThat(Documents.GLOSSARY
                        .valueStream()
                        .map(entry -> entry.path("en").asString()))
                .doesNotHaveDuplicates()
                .allMatch(en -> en.matches("[A-Z][A-Za-z0-9]*(\\.[A-Z][A-Z0-9_]*)?"));
    }

    @Test
    @DisplayName("どの項目も欠けがない")
    void every_entry_is_complete() {
        assertThat(Documents.GLOSSARY.valueStream()).allSatisfy(entry -> {
            assertThat(entry.propertyNames())
                    .containsExactly("ja", "yomi", "en", "kind", "definition", "source", "notThis");
            assertThat(entry.path("ja").asString()).isNotBlank();
            assertThat(entry.path("yomi").asString()).matches("[ぁ-んー]+");
            assertThat(KINDS).contains(entry.path("kind").asString());
            assertThat(entry.path("definition").asString()).matches("[^。]+。");
            assertThat(entry.path("source").asString()).isNotBlank();
            assertThat(entry.path("notThis").isArray()).isTrue();
        });
    }

    @Test
    @DisplayName("退けた語は、ほかの項目の識別子ではない")
    void rejected_words_are_no_identifiers() {
        var rejected = Documents.GLOSSARY
                .valueStream()
                .flatMap(entry -> entry.path("notThis").valueStream().map(JsonNode::asString))
                .collect(Collectors.toSet());
        assertThat(Documents.GLOSSARY
                        .valueStream()
                        .map(entry -> entry.path("en").asString()))
                .doesNotContainAnyElementsOf(rejected);
    }

    @Test
    @DisplayName("契約の操作はすべて用語集にある")
    void commands_of_the_contract_are_defined() {
        var commands = Documents.operations().stream()
                .filter(operation ->
                        !RECORDING_NOTHING.matcher(operation.path()).matches())
                .map(operation -> operation
                        .node()
                        .at("/requestBody/content/application~1json/schema/$ref")
                        .asString(""))
                .filter(ref -> !ref.isEmpty())
                .map(ref -> ref.substring(ref.lastIndexOf('/') + 1));
        assertThat(identifiers("command")).containsAll(commands.toList());
        assertThat(identifiers("command")).containsAll(SHARING);
        assertThat(identifiers("event"))
                .containsAll(UNCOMMANDED)
                .hasSize(identifiers("command").size() - SHARING.size() + UNCOMMANDED.size());
    }

    @Test
    @DisplayName("段階と役割はすべて用語集にある")
    void milestones_and_roles_are_defined() {
        assertThat(identifiers("state")).containsAll(members("Milestone").toList());
        assertThat(identifiers("role"))
                .containsExactlyInAnyOrderElementsOf(members("Role").toList());
    }

    @Test
    @DisplayName("契約の選択肢の型はすべて用語集にある")
    void enums_of_the_contract_are_defined() {
        var enums = Documents.OPENAPI
                .at("/components/schemas")
                .propertyStream()
                .filter(schema -> schema.getValue().has("enum"))
                .map(Map.Entry::getKey);
        assertThat(Documents.GLOSSARY
                        .valueStream()
                        .map(entry -> entry.path("en").asString()))
                .containsAll(enums.toList());
    }

    private static Stream<String> members(String schema) {
        return Documents.OPENAPI
                .at("/components/schemas/" + schema + "/enum")
                .valueStream()
                .map(member -> schema + "." + member.asString());
    }
}
