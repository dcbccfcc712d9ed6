package jp.csirt.incident.domain.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("期限の書き方")
class LimitTextTest {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日 ", Locale.JAPAN);

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T15:00:00Z, 2026年11月26日 24時00分",
        "2026-12-31T15:00:00Z, 2026年12月31日 24時00分",
        "2028-02-29T15:00:00Z, 2028年2月29日 24時00分",
        "2026-11-26T15:00:01Z, 2026年11月27日 0時00分",
        "2026-11-26T14:59:00Z, 2026年11月26日 23時59分",
        "2026-11-26T00:05:00Z, 2026年11月26日 9時05分",
    })
    @DisplayName("日の終わりまでの期限は、その日の24時と書き、翌日の0時とは書かない")
    void a_limit_that_ends_with_a_day(Instant limit, String words) {
        assertThat(LimitText.of(limit, DAY::format)).isEqualTo(words);
    }
}
