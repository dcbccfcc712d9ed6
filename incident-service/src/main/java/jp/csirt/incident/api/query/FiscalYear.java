package jp.csirt.incident.api.query;

import java.time.Instant;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.domain.deadline.TokyoTime;
import org.jspecify.annotations.Nullable;

/** 年度 that a question asks for, by the parameter {@code fiscalYear}. */
public final class FiscalYear {

    private FiscalYear() {}

    /**
     * The year given.
     *
     * @throws ApiProblem 400 when there is none, or one whose times could not be compared as they are stored
     */
    public static int of(Call call) {
        return of(call.parameter("fiscalYear"));
    }

    /** The year given, or else the present one. */
    public static int orPresent(Call call, Instant now) {
        String year = call.parameter("fiscalYear");
        return year == null ? TokyoTime.fiscalYearOf(now) : of(year);
    }

    /**
     * The year that a text names.
     *
     * @throws ApiProblem as above
     */
    public static int of(@Nullable String year) {
        if (year == null || !year.matches("19[5-9]\\d|20\\d\\d|21\\d\\d")) {
            throw ApiProblem.parameter("fiscalYear", "年度を1950から2199までの西暦4桁（例 2026）で指定してください。");
        }
        return Integer.parseInt(year);
    }
}
