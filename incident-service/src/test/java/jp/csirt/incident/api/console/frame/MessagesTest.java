package jp.csirt.incident.api.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("画面の文")
class MessagesTest {

    private static final Pattern PLACES = Pattern.compile("\\{[0-9]}");

    private static Properties read(String name) throws IOException {
        var texts = new Properties();
        try (var in = new InputStreamReader(
                Objects.requireNonNull(MessagesTest.class.getResourceAsStream("/console/" + name)),
                StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts;
    }

    @Test
    @DisplayName("英語の文は、どれも日本語の文の鍵と同じ差込みを持ち、枠・メニュー・誤りの文はすべて英語もある")
    void english_texts_agree_with_the_japanese_ones() throws IOException {
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
}
