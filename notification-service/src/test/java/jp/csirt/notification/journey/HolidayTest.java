package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import jp.csirt.notification.domain.TokyoTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HolidayTest {

    private static final LocalDate CONSTITUTION_DAY = LocalDate.of(2027, 5, 3); // a Monday

    @Test
    @DisplayName("国民の祝日は平日でも休日の連絡先に、開庁日は執務時間の連絡先に届く")
    void on_a_national_holiday_the_point_for_holidays_is_used() {
        try (var service = new RunningService()) {
            service.appointAll();
            service.contact("ciso", """
                    {"language": "ja", "points": [
                      {"kind": "MAIL", "address": "desk@shime.example", "hours": "OFFICE"},
                      {"kind": "MAIL", "address": "home@shime.example", "hours": "OFF_HOURS"}]}""");
            service.setClock(TokyoTime.at(CONSTITUTION_DAY, LocalTime.NOON));
            service.awaitReceipts(service.ask(Map.of()), 1);
            assertThat(service.mailsTo("desk")).isEmpty();
            assertThat(service.mailsTo("home")).isNotEmpty();

            service.setClock(TokyoTime.at(CONSTITUTION_DAY.plusDays(7), LocalTime.NOON));
            service.awaitReceipts(service.ask(Map.of()), 1);
            assertThat(service.mailsTo("desk")).isNotEmpty();
        }
    }
}
