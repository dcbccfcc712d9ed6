package jp.csirt.incident.api.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import jp.csirt.incident.domain.profile.DateStyle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("画面の日時の言葉")
class TimesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T05:05:00Z");

    @ParameterizedTest
    @CsvSource({
        "SEIREKI, 2026-11-21T05:05:59Z, 2026年11月21日（土）14時05分",
        "SEIREKI, 2026-12-31T15:00:00Z, 2027年1月1日（金）0時00分",
        "WAREKI, 2026-11-21T05:05:59Z, 令和8年11月21日（土）14時05分",
        "WAREKI, 2026-12-31T15:00:00Z, 令和9年1月1日（金）0時00分",
        "WAREKI, 2019-04-30T14:59:00Z, 平成31年4月30日（火）23時59分",
        "WAREKI, 2019-04-30T15:00:00Z, 令和元年5月1日（水）0時00分",
    })
    @DisplayName("時刻は東京の暦日、曜日、時分で書く")
    void an_instant(DateStyle dates, Instant at, String words) {
        assertThat(new Times(dates).at(at)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "SEIREKI, 2026-11-21, 2026年11月21日（土）",
        "WAREKI, 2026-11-21, 令和8年11月21日（土）",
        "WAREKI, 2019-05-01, 令和元年5月1日（水）",
    })
    @DisplayName("日は曜日を付けて書く")
    void a_day(DateStyle dates, LocalDate on, String words) {
        assertThat(new Times(dates).on(on)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "SEIREKI, 2026-11-26T15:00:00Z, 2026年11月26日（木）24時00分",
        "WAREKI, 2026-11-26T15:00:00Z, 令和8年11月26日（木）24時00分",
        "WAREKI, 2019-04-30T15:00:00Z, 平成31年4月30日（火）24時00分",
        "WAREKI, 2026-11-26T00:05:00Z, 令和8年11月26日（木）9時05分",
    })
    @DisplayName("日の終わりまでの期限は、その日の24時と書く")
    void a_limit(DateStyle dates, Instant limit, String words) {
        assertThat(new Times(dates).until(limit)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "SEIREKI, 2026-11-21T14:05, 2026年11月21日（土）14時05分",
        "WAREKI, 2026-11-21T14:05, 令和8年11月21日（土）14時05分",
        "WAREKI, 2026-11-21, 令和8年11月21日（土）",
        "WAREKI, T, T",
        "WAREKI, きのう, きのう",
    })
    @DisplayName("入力された日時は言葉に、そうでないものはそのまま")
    void what_was_typed(DateStyle dates, String typed, String words) {
        assertThat(new Times(dates).words(typed)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"SEIREKI, 2026, 2026", "WAREKI, 2026, 令和8", "WAREKI, 2019, 令和元", "WAREKI, 2018, 平成30"})
    @DisplayName("年度は、改元の年度を新しい元号の元年とする")
    void a_fiscal_year(DateStyle dates, int year, String words) {
        assertThat(new Times(dates).year(year)).isEqualTo(words);
    }

    @Test
    @DisplayName("残り時間は暦によらず、時刻だけが暦による")
    void what_is_left() {
        Instant due = Instant.parse("2026-11-21T07:15:00Z");
        assertThat(new Times(DateStyle.SEIREKI).left(due, NOW))
                .isEqualTo(new Times.Left("あと2時間10分", "soon", "2026年11月21日（土）16時15分"));
        assertThat(new Times(DateStyle.WAREKI).left(due, NOW))
                .isEqualTo(new Times.Left("あと2時間10分", "soon", "令和8年11月21日（土）16時15分"));
        assertThat(new Times(DateStyle.WAREKI).left(null, NOW)).isEqualTo(new Times.Left("期限の定めなし", "", ""));
    }
}
