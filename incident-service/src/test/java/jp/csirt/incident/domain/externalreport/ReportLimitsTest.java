package jp.csirt.incident.domain.externalreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.csirt.incident.domain.deadline.Calendars;
import jp.csirt.incident.domain.deadline.HolidayCalendar;
import jp.csirt.incident.domain.deadline.OfficeHours;
import jp.csirt.incident.domain.deadline.Step;
import jp.csirt.incident.domain.deadline.StepLimit;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.profile.ShippedProfile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("外部報告の期限")
class ReportLimitsTest {

    private static final ReportLimits LIMITS = ShippedProfile.SHIME.reportLimits(Calendars.SHIPPED);
    private static final String CALENDAR = Calendars.SHIPPED.version();

    /** 木曜日 2026-10-01 10:00. */
    private static final Instant KNOWN = at("2026-10-01T10:00");

    /** 月曜日 2026-10-05 12:00, when a duty arose that comes after another one. */
    private static final Instant AROSE = at("2026-10-05T12:00");

    private static Instant at(String tokyo) {
        return OffsetDateTime.parse(tokyo + ":00+09:00").toInstant();
    }

    private static Duty duty(Recipient recipient, ReportStage stage, Instant awareAt, String... basis) {
        return new Duty(recipient, stage, Strength.REQUIRED, List.of(basis), "条", awareAt);
    }

    @ParameterizedTest(name = "{0} {1} レベル{2}: {3}")
    @CsvSource(textBlock = """
            MIC,          FIRST,      0, 2026-10-05T16:30
            MIC,          FIRST,      1, 2026-10-05T16:30
            MIC,          FIRST,      2, 2026-10-01T14:00
            PREFECTURE,   FIRST,      3, 2026-10-01T11:00
            PREFECTURE,   FOLLOW_UP,  1, 2026-11-02T13:45
            MIC,          FOLLOW_UP,  2, 2026-10-07T12:00
            MIC,          FOLLOW_UP,  3, 2026-10-06T12:00
            MIC,          LAST,       0, 2026-12-12T10:00
            MIC,          LAST,       1, 2026-12-28T10:00
            MIC,          LAST,       2, 2026-12-12T10:00
            PREFECTURE,   LAST,       3, 2026-12-02T10:00
            MIC,          WITHDRAWAL, 3, 2026-10-06T12:00
            POLICE,       FIRST,      1, 2026-10-05T16:30
            POLICE,       FIRST,      2, 2026-10-01T14:00
            POLICE,       FIRST,      3, 2026-10-01T12:00
            SUBJECTS,     NOTICE,     0, 2026-10-08T10:00
            SUBJECTS,     NOTICE,     1, 2026-10-08T10:00
            SUBJECTS,     NOTICE,     2, 2026-10-04T10:00
            SUBJECTS,     NOTICE,     3, 2026-10-04T10:00
            PUBLIC,       FIRST,      2, 2026-10-02T10:00
            PUBLIC,       FIRST,      3, 2026-10-01T18:00
            RELATED_BODY, FIRST,      3, 2026-10-01T18:00
            COMMITTEE,    LAST,       2, 2026-10-31T10:00
            COMMITTEE,    LAST,       3, 2026-10-31T10:00
            """)
    @DisplayName("D.3 時間割による期限はレベルに従い、時間のないレベルは上のレベルの時間による")
    void timetable_gives_the_limit(Recipient recipient, ReportStage stage, int level, String due) {
        var fixed = LIMITS.of(duty(recipient, stage, KNOWN, "INCIDENT.CONFIRMED"), level, AROSE);

        assertThat(Objects.requireNonNull(fixed.due()).hard()).isEqualTo(at(due));
        assertThat(fixed.due().soft()).isNull();
    }

    @ParameterizedTest(name = "{0} {1}: {2} {3}")
    @CsvSource(textBlock = """
            PRELIMINARY, APPI.OVER_100,     2026-10-03, 2026-10-05
            FINAL_LEGAL, APPI.OVER_100,               , 2026-10-30
            FINAL_LEGAL, APPI.WRONGFUL,               , 2026-11-30
            FINAL_LEGAL, MYNUMBER.WRONGFUL,           , 2026-11-30
            FINAL_LEGAL, ASSEMBLY.WRONGFUL,           , 2026-11-30
            FINAL_LEGAL, MYNUMBER.GUIDELINE,          , 2026-10-30
            SUPPLEMENT,  APPI.WRONGFUL,               , 2026-11-04
            WITHDRAWAL,  APPI.OVER_100,     2026-10-07, 2026-10-09
            """)
    @DisplayName("C.3 委員会への期限は法律により、レベルによらない")
    void law_gives_the_limit(ReportStage stage, String basis, @Nullable LocalDate soft, LocalDate hard) {
        for (int level = 0; level <= 3; level++) {
            var due = LIMITS.of(duty(Recipient.PPC, stage, KNOWN, basis), level, AROSE)
                    .due();
            assertThat(Objects.requireNonNull(due).softOn()).isEqualTo(soft);
            assertThat(due.hardOn()).isEqualTo(hard);
        }
    }

    @Test
    @DisplayName("C.3 一つでも不正の目的なら60日、起算は最も早い根拠による")
    void one_wrongful_ground_gives_sixty_days() {
        var both = duty(Recipient.PPC, ReportStage.FINAL_LEGAL, KNOWN, "APPI.OVER_100", "APPI.WRONGFUL");

        assertThat(Objects.requireNonNull(LIMITS.of(both, 3, AROSE).due()).hardOn())
                .isEqualTo(LocalDate.of(2026, 11, 30));
    }

    @ParameterizedTest(name = "{0} {1} レベル{2}: {3}")
    @CsvSource({
        "PPC, PRELIMINARY, 3, false",
        "PPC, FINAL_LEGAL, 3, true",
        "PPC, SUPPLEMENT, 3, true",
        "PPC, WITHDRAWAL, 1, false",
        "MIC, FIRST, 1, true",
        "MIC, FIRST, 2, false",
        "MIC, LAST, 1, false",
        "SUBJECTS, NOTICE, 1, false"
    })
    @DisplayName("C.3 暦の版は、暦を引いた期限にだけ残る")
    void calendar_is_named_where_it_was_asked(Recipient recipient, ReportStage stage, int level, boolean asked) {
        assertThat(LIMITS.of(duty(recipient, stage, KNOWN, "APPI.OVER_100"), level, AROSE)
                        .calendarVersion())
                .isEqualTo(asked ? CALENDAR : null);
    }

    @ParameterizedTest
    @EnumSource(
            value = ReportStage.class,
            names = {"FINAL_LEGAL", "SUPPLEMENT", "FIRST", "FOLLOW_UP"})
    @DisplayName("C.3 暦の及ばない期限は定めず、暦の版を残す")
    void beyond_the_calendar_nothing_is_guessed(ReportStage stage) {
        var year = new HolidayCalendar("2026のみ", "試験", 2026, 2026, 2026, Map.of());
        var limits = ShippedProfile.SHIME.reportLimits(year);
        Instant late = at("2026-12-28T17:00");
        var fixed = limits.of(duty(Recipient.PPC, stage, late, "APPI.OVER_100"), 1, late);

        assertThat(fixed).isEqualTo(new FixedDue(null, "2026のみ"));
        assertThat(limits.of(duty(Recipient.PPC, ReportStage.PRELIMINARY, late, "APPI.OVER_100"), 1, late)
                        .due())
                .isNotNull();
    }

    @Test
    @DisplayName("D.3 団体が時間を定めない段階に期限はなく、続く段階は定めたものだけを数える")
    void a_step_without_time_gives_no_limit() {
        var only = new StepTimetable(
                Map.of(
                        Step.CLOSING,
                        List.of(
                                Optional.of(new StepLimit.Days(1)),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new StepLimit.Days(30)))),
                OfficeHours.usual(Calendars.SHIPPED));
        var limits = new ReportLimits(only, Calendars.SHIPPED);

        assertThat(limits.of(duty(Recipient.MIC, ReportStage.FIRST, KNOWN, "X.Y"), 1, AROSE))
                .isEqualTo(new FixedDue(null, null));
        assertThat(Objects.requireNonNull(limits.of(duty(Recipient.MIC, ReportStage.LAST, KNOWN, "X.Y"), 1, AROSE)
                                .due())
                        .hard())
                .isEqualTo(at("2026-10-31T10:00"));
    }
}
