package jp.csirt.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which documents a demand on texts drops before the whole query is tried. */
@DisplayName("文言の条件")
class TextFilterTest {

    private static final List<String> TEXTS =
            List.of("", "a", "a|b", "\\E", "a\\Qb", "a.b", "axb", "紛失した", "紛 失", "A", "\\Qa\\E|\\Qb\\E");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\Qa\\E",
                "\\Qa\\E|\\Q紛失\\E",
                "\\Q\\E",
                "\\Qa|b\\E",
                "\\Qa.b\\E|\\QA\\E",
                "\\Qa\\Qb\\E",
                "\\Qa\\Eb",
                "\\Qa\\E|b",
                "\\Qa\\E|",
                "|\\Qa\\E",
                "\\Qa",
                "a|\\Qb\\E",
                "",
                "^a"
            })
    @DisplayName("語の並びとして探しても、正規表現として探しても同じものが残る")
    void what_is_kept_is_what_the_expression_finds(String pattern) {
        TextFilter filter = TextFilter.of(new Document("text", new BsonRegularExpression(pattern, "")));

        assertThat(TEXTS)
                .filteredOn(text -> filter.test(new Document("text", text)))
                .isEqualTo(TEXTS.stream()
                        .filter(text -> Pattern.compile(pattern).matcher(text).find())
                        .toList());
        assertThat(filter.test(new Document("text", 1))).isTrue();
    }

    @Test
    @DisplayName("引用された語は、終わりの印を含む語でも見分ける")
    void quoted_words_are_told() {
        assertThat(TextFilter.quoted(Pattern.quote("a.b") + "|" + Pattern.quote("c|d")))
                .containsExactly("a.b", "c|d");
        assertThat(TextFilter.quoted(Pattern.quote("a\\Eb"))).isEmpty();
        assertThat(TextFilter.quoted("a")).isEmpty();
    }

    @Test
    @DisplayName("大文字と小文字を問わない条件は、そのとおりに探される")
    void options_are_kept() {
        TextFilter filter = TextFilter.of(new Document("text", new BsonRegularExpression("\\Qa\\E", "i")));

        assertThat(filter.test(new Document("text", "A"))).isTrue();
    }
}
