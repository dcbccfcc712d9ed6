package jp.csirt.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("問題の種類の登録簿")
class ProblemsTest {
    private static final Map<String, JsonNode> BY_SLUG = Documents.PROBLEMS
            .valueStream()
            .collect(Collectors.toMap(problem -> problem.path("slug").asString(), Function.identity()));

    private static final String LAST_RESORT = "internal-error";

    @Test
    @DisplayName("種類の名前は重ならず、決まった形をしている")
    void slugs_are_unique() {
        assertThat(BY_SLUG).hasSize(Documents.PROBLEMS.size());
        assertThat(BY_SLUG.keySet()).allMatch(slug -> slug.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    @DisplayName("状態、表題、意味、対処が日本語と英語でそろっている")
    void every_problem_is_told_in_both_languages() {
        assertThat(BY_SLUG.values()).allSatisfy(problem -> {
            assertThat(problem.path("status").asInt()).isBetween(400, 599);
            assertThat(problem.propertyNames()).containsExactly("slug", "status", "title", "meaning", "remedy");
            for (var member : new String[] {"title", "meaning", "remedy"}) {
                assertThat(problem.path(member).path("ja").asString()).containsPattern("[ぁ-んァ-ヶ一-龠]");
                assertThat(problem.path(member).path("en").asString()).matches("\\p{ASCII}+");
            }
            assertThat(problem.path("title").path("ja").asString()).hasSizeLessThanOrEqualTo(30);
        });
    }

    @Test
    @DisplayName("契約にある種類はすべて登録簿にあり、状態が回答と一致する")
    void problems_of_the_contract_are_registered() {
        for (var operation : Documents.operations()) {
            var responses = operation.node().path("responses");
            assertThat(slugs(operation.node()))
                    .allSatisfy(slug -> assertThat(responses.has(status(slug)))
                            .as("%s: %s", operation, slug)
                            .isTrue());
            responses
                    .propertyStream()
                    .forEach(member -> assertThat(slugs(Documents.resolve(member.getValue())))
                            .allSatisfy(slug -> assertThat(status(slug)).isEqualTo(member.getKey())));
        }
    }

    @Test
    @DisplayName("登録簿にある種類は、起きてはならない internal-error のほかすべて契約のどこかで使われている")
    void registered_problems_are_used() {
        var used = Stream.of(
                        Documents.operations().stream().flatMap(operation -> slugs(operation.node())),
                        Documents.OPENAPI
                                .at("/components/responses")
                                .valueStream()
                                .flatMap(ProblemsTest::slugs),
                        Documents.all(Documents.NOTIFICATION, node -> node.has("x-problems"))
                                .flatMap(ProblemsTest::slugs))
                .flatMap(slugs -> slugs)
                .collect(Collectors.toCollection(HashSet::new));
        assertThat(used).doesNotContain(LAST_RESORT);
        used.add(LAST_RESORT);
        assertThat(used).containsExactlyInAnyOrderElementsOf(BY_SLUG.keySet());
    }

    @Test
    @DisplayName("例の表題と状態は登録簿のとおり")
    void example_problems_quote_the_registry() {
        var examples = Documents.all(
                Documents.OPENAPI.path("components"),
                node -> node.path("type").asString("").startsWith("/problems/"));
        assertThat(examples).isNotEmpty().allSatisfy(example -> {
            var slug = example.path("type").asString().substring("/problems/".length());
            assertThat(example.path("status").asString()).isEqualTo(status(slug));
            assertThat(example.path("title"))
                    .isEqualTo(problem(slug).path("title").path("ja"));
        });
    }

    private static Stream<String> slugs(JsonNode node) {
        return node.path("x-problems").valueStream().map(JsonNode::asString);
    }

    private static String status(String slug) {
        return problem(slug).path("status").asString();
    }

    private static JsonNode problem(String slug) {
        return Objects.requireNonNull(BY_SLUG.get(slug), () -> slug + " is not in problems.yaml");
    }
}
