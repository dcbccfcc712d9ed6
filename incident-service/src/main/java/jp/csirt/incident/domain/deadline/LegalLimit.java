package jp.csirt.incident.domain.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import jp.csirt.incident.domain.shared.Source;

/**
 * 法定期限 of the reports to 個人情報保護委員会. The day of knowing is day one, in Asia/Tokyo, and closed days count; only the
 * last day of the 確報 moves to the next open day. Empty where the calendar does not reach so far.
 */
@Source(document = "requirements", clause = "C.3")
public final class LegalLimit {

    private static final Period PRELIMINARY_SOFT = Period.ofDays(3);
    private static final Period PRELIMINARY_HARD = Period.ofDays(5);
    private static final Period FINAL = Period.ofDays(30);
    private static final Period FINAL_WRONGFUL = Period.ofDays(60);

    private LegalLimit() {}

    /** 速報: 概ね3〜5日以内. Needs no calendar, because closed days count. */
    public static Due preliminary(Instant knownAt) {
        LocalDate dayOne = TokyoTime.dateOf(knownAt);
        return Due.endOf(last(dayOne, PRELIMINARY_SOFT), last(dayOne, PRELIMINARY_HARD));
    }

    /**
     * 確報: 30日以内, 60日以内 where 不正の目的 stands among the grounds.
     *
     * @param knownAt the earliest knowledge of the standing grounds
     */
    public static Optional<Due> finalReport(Instant knownAt, boolean wrongful, HolidayCalendar calendar) {
        LocalDate raw = last(TokyoTime.dateOf(knownAt), wrongful ? FINAL_WRONGFUL : FINAL);
        return calendar.openOnOrAfter(raw).map(Due::endOf);
    }

    private static LocalDate last(LocalDate dayOne, Period within) {
        return dayOne.plus(within).minusDays(1);
    }
}
