package jp.csirt.incident.api.download;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.domain.deadline.TokyoTime;

/**
 * 半期: H1 is April to September of the 年度, H2 October to March.
 *
 * @param code such as {@code 2026H1}
 * @param from its first instant
 * @param to the first instant after it
 */
record HalfYear(String code, Instant from, Instant to) {

    private static final Pattern CODE = Pattern.compile("(19[5-9]\\d|20\\d\\d|21\\d\\d)H([12])");

    /** The same day of an earlier year. */
    Instant yearsBefore(int years) {
        return TokyoTime.startOf(TokyoTime.dateOf(from).minusYears(years));
    }

    /**
     * The one asked for by the parameter {@code half}.
     *
     * @throws ApiProblem 400 when there is none
     */
    static HalfYear of(Call call) {
        String given = call.parameter("half");
        Matcher code = CODE.matcher(given == null ? "" : given);
        if (given == null || !code.matches()) {
            throw ApiProblem.parameter("half", "半期を年度（西暦4桁）とH1（4月から9月）又はH2（10月から3月）で指定してください（例 2026H1）。");
        }
        int year = Integer.parseInt(code.group(1));
        Instant april = TokyoTime.startOfFiscalYear(year);
        Instant october = TokyoTime.startOf(LocalDate.of(year, Month.OCTOBER, 1));
        return code.group(2).equals("1")
                ? new HalfYear(given, april, october)
                : new HalfYear(given, october, TokyoTime.startOfFiscalYear(year + 1));
    }
}
