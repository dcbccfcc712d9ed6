package jp.csirt.notification.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import jp.csirt.notification.domain.Language;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("連絡の中の期限の書き方")
class LimitTextTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T15:00:00Z, 2026年11月26日 24時00分, 2026-11-26 24:00 JST",
        "2026-12-31T15:00:00Z, 2026年12月31日 24時00分, 2026-12-31 24:00 JST",
        "2026-11-26T15:01:00Z, 2026年11月27日 0時01分, 2026-11-27 00:01 JST",
        "2026-11-26T00:05:00Z, 2026年11月26日 9時05分, 2026-11-26 09:05 JST",
    })
    @DisplayName("日の終わりまでの期限は、その日の24時と書く")
    void a_limit(Instant limit, String japanese, String english) {
        assertThat(LimitText.of(limit, Language.JA)).isEqualTo(japanese);
        assertThat(LimitText.of(limit, Language.EN)).isEqualTo(english);
    }

    @Test
    @DisplayName("期限がなければ何も書かない")
    void no_limit() {
        assertThat(LimitText.of(null, Language.JA)).isEmpty();
    }
}
