package jp.csirt.incident.read.incidentlist;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import java.util.List;
import jp.csirt.incident.domain.access.Sight;
import jp.csirt.incident.domain.access.Sight.Kind;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** 閲覧範囲 as a condition on the rows of the list. */
final class SightFilter {

    /** Who is implicated, by id. */
    static final String IMPLICATED = "implicated";

    private SightFilter() {}

    /** What is hidden from who sees all but what implicates that person; null where more is, or all. */
    static @Nullable Bson hidden(Sight sight) {
        return sight.everything() && !sight.auditing() && !sight.nothing()
                ? eq(IMPLICATED, sight.own().toString())
                : null;
    }

    /** The same decision as {@link Sight#sees}, as a query. */
    static Bson of(Sight sight) {
        if (sight.nothing()) {
            return eq("_id", null);
        }
        String own = sight.own().toString();
        Bson free = sight.auditing() ? and(ne(IMPLICATED, own), ne("participants", own)) : ne(IMPLICATED, own);
        return sight.everything()
                ? free
                : and(
                        free,
                        or(
                                eq("reportedBy", own),
                                in("organ", sight.units()),
                                in("department", sight.units()),
                                in("routed", sight.units()),
                                in("sharedWith", sight.units()),
                                in("relatedPosts", sight.posts()),
                                in(
                                        "contracts",
                                        sight.contracts().stream()
                                                .map(IncidentListRow::sealed)
                                                .toList()),
                                in(
                                        "personalData",
                                        sight.kinds().contains(Kind.PERSONAL_DATA) ? List.of(true) : List.of()),
                                in("closed", sight.kinds().contains(Kind.CLOSED) ? List.of(true) : List.of())));
    }
}
