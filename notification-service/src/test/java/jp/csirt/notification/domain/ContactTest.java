package jp.csirt.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.csirt.notification.domain.ContactPoint.Hours;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactTest {

    private static final OfficeHours OFFICE =
            new OfficeHours(LocalTime.of(8, 30), LocalTime.of(17, 15), Set.of(LocalDate.of(2026, 11, 23)));

    private static Contact contact(QuietHours quiet, ContactPoint... points) {
        return new Contact(new UUID(0, 1), Language.JA, List.of(points), quiet, Instant.parse("2026-04-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "22:00, 07:00, 2026-06-01T23:30, 2026-06-02T07:00",
        "22:00, 07:00, 2026-06-01T06:59, 2026-06-01T07:00",
        "22:00, 07:00, 2026-06-01T07:00, 2026-06-01T07:00",
        "22:00, 07:00, 2026-06-01T21:59, 2026-06-01T21:59",
        "12:00, 13:00, 2026-06-01T12:30, 2026-06-01T13:00",
        "12:00, 13:00, 2026-06-01T13:00, 2026-06-01T13:00",
        "08:00, 08:00, 2026-06-01T08:00, 2026-06-01T08:00"
    })
    @DisplayName("静穏時間は終わりまで待ち、真夜中をまたげる")
    void quiet_hours_end_in_the_morning(LocalTime from, LocalTime to, String at, String earliest) {
        var contact = contact(new QuietHours(from, to));
        Instant moment = Instant.parse(at + ":00+09:00");
        assertThat(contact.earliest(1, moment)).isEqualTo(Instant.parse(earliest + ":00+09:00"));
        assertThat(contact.earliest(2, moment)).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T08:30, true",
        "2026-11-20T08:29, false",
        "2026-11-20T17:15, false",
        "2026-11-21T10:00, false",
        "2026-11-23T10:00, false",
        "2026-12-28T10:00, true",
        "2026-12-29T10:00, false",
        "2027-01-03T10:00, false",
        "2027-01-04T10:00, true"
    })
    @DisplayName("執務時間は開庁日だけで、土日、年末年始、届け出た休日は除く")
    void the_office_is_open_on_working_days(String at, boolean open) {
        assertThat(OFFICE.isOpen(Instant.parse(at + ":00+09:00"))).isEqualTo(open);
    }

    @Test
    @DisplayName("その時間帯の連絡先が先で、ほかも順に試される")
    void points_for_the_hour_come_first() {
        var day = new ContactPoint(Channel.MAIL, "day", Hours.OFFICE, null, null);
        var night = new ContactPoint(Channel.MAIL, "night", Hours.OFF_HOURS, null, null);
        var always = new ContactPoint(Channel.MAIL, "always", Hours.ALWAYS, null, null);
        var contact = contact(new QuietHours(LocalTime.NOON, LocalTime.NOON), day, night, always);
        assertThat(contact.points(Channel.MAIL, true)).containsExactly(day, always, night);
        assertThat(contact.points(Channel.MAIL, false)).containsExactly(night, always, day);
    }

    @Test
    @DisplayName("6か月確かめられない連絡先は古い")
    void a_contact_is_stale_after_six_months() {
        var contact = contact(new QuietHours(LocalTime.NOON, LocalTime.NOON));
        assertThat(contact.isStale(Instant.parse("2026-10-01T14:59:00Z"))).isFalse();
        assertThat(contact.isStale(Instant.parse("2026-10-01T15:00:00Z"))).isTrue();
    }

    @Test
    @DisplayName("再送の間隔は倍になり、最長を超えず、半分まで縮められる")
    void waits_double_up_to_the_longest() {
        var backOff = new BackOff(Duration.ofSeconds(5), Duration.ofMinutes(10));
        assertThat(backOff.after(1, 0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(backOff.after(3, 0)).isEqualTo(Duration.ofSeconds(20));
        assertThat(backOff.after(1000, 0)).isEqualTo(Duration.ofMinutes(10));
        assertThat(backOff.after(3, 1)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    @DisplayName("名前から決まる識別子はUUIDv5")
    void ids_that_follow_from_a_name_are_version_five() {
        assertThat(NameBasedId.of(NameBasedId.URL, "https://www.example.com/"))
                .isEqualTo(UUID.fromString("3d3ed9d2-aa3d-5fa6-90e8-ed662e90f559"));
    }
}
