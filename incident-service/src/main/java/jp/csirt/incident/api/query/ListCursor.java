package jp.csirt.incident.api.query;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.read.incidentlist.IncidentListQuery.Filter;
import jp.csirt.incident.read.incidentlist.IncidentListQuery.Position;
import jp.csirt.incident.read.incidentlist.IncidentListQuery.Sort;

/** カーソル: where a page ended, tied to the order and the filters it was made with. */
final class ListCursor {

    private static final Pattern FORM =
            Pattern.compile("(-?[0-9]{1,10})\\|([0-3])\\|([0-9T:.-]{29}Z)\\|([0-9T:.-]{29}Z)\\|([0-9a-f-]{36})");

    private ListCursor() {}

    /** The cursor for the next page. */
    static String of(Position position, Sort sort, Filter filter) {
        String text = "%d|%d|%s|%s|%s"
                .formatted(
                        question(sort, filter),
                        position.level(),
                        position.reportedAt(),
                        position.dueAt(),
                        position.incidentId());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Where the page before ended.
     *
     * @throws ApiProblem 400 when the cursor is none, or was made with another order or other filters
     */
    static Position position(String cursor, Sort sort, Filter filter) {
        Matcher parts = FORM.matcher(decoded(cursor));
        if (!parts.matches()) {
            throw ApiProblem.parameter("cursor", "前の頁の nextCursor をそのまま指定してください。");
        }
        if (!parts.group(1).equals(String.valueOf(question(sort, filter)))) {
            throw ApiProblem.of("cursor-mismatch", "このカーソルは別の並び順又は条件のものです。同じ指定で使ってください。");
        }
        return new Position(Integer.parseInt(parts.group(2)), parts.group(3), parts.group(4), parts.group(5));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** A number for the question; the same on every node and after a restart. */
    private static int question(Sort sort, Filter filter) {
        return (sort.name() + filter).hashCode();
    }
}
