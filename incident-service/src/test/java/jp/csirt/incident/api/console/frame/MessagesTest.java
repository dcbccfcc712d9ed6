package jp.csirt.incident.api.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("画面の文")
class MessagesTest {

    private static final Pattern PLACES = Pattern.compile("\\{[0-9]}");

    private static Properties read(String name) {
        var texts = new Properties();
        try {
            texts.load(new StringReader(text(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** The keys of the Japanese texts. */
    static Set<String> keys() {
        return read("messages.properties").stringPropertyNames();
    }

    private static String text(String name) {
        try (var in = Objects.requireNonNull(MessagesTest.class.getResourceAsStream("/console/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("英語の文は、どれも日本語の文の鍵と同じ差込みを持ち、枠・メニュー・誤りの文はすべて英語もある")
    void english_texts_agree_with_the_japanese_ones() {
        Properties japanese = read("messages.properties");
        Properties english = read("messages_en.properties");
        assertThat(japanese.stringPropertyNames()).containsAll(english.stringPropertyNames());
        assertThat(english.stringPropertyNames())
                .containsAll(japanese.stringPropertyNames().stream()
                        .filter(key -> key.matches("(frame|menu|problem|error)\\..*"))
                        .toList())
                .allSatisfy(key -> {
                    assertThat(english.getProperty(key)).isNotBlank().doesNotContainPattern("[ぁ-んァ-ヶ一-龠]");
                    assertThat(PLACES.matcher(english.getProperty(key))
                                    .results()
                                    .count())
                            .isEqualTo(PLACES.matcher(japanese.getProperty(key))
                                    .results()
                                    .count());
                });
        assertThat(japanese.values())
                .allSatisfy(text -> assertThat((String) text).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_en.properties"})
    @DisplayName("同じ鍵の文は一つだけ")
    void no_text_hides_another(String name) {
        assertThat(text(name)
                        .lines()
                        .filter(line -> line.contains("=") && !line.startsWith("#"))
                        .map(line -> line.substring(0, line.indexOf('='))))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }
}
