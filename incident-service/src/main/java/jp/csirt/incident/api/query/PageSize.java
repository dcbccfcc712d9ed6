package jp.csirt.incident.api.query;

import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.web.Call;

/** 一頁の件数. */
public final class PageSize {

    private static final String LIMIT = "limit";
    private static final int DEFAULT = 25;

    private PageSize() {}

    /**
     * How many entries a page holds.
     *
     * @throws ApiProblem 400 unless it is 1 to 100
     */
    public static int of(Call call) {
        String limit = call.parameter(LIMIT);
        if (limit == null) {
            return DEFAULT;
        }
        if (!limit.matches("[1-9][0-9]?|100")) {
            throw ApiProblem.parameter(LIMIT, "1から100で指定してください。");
        }
        return Integer.parseInt(limit);
    }
}
