package jp.csirt.incident.read.incidentlist;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import jp.csirt.incident.domain.access.Sight;
import jp.csirt.incident.platform.eventstore.Rfc3339;
import jp.csirt.incident.platform.mongo.InTime;
import jp.csirt.incident.platform.view.ViewCollections;
import jp.csirt.incident.read.incidentlist.IncidentListQuery.Filter;
import jp.csirt.incident.read.incidentlist.IncidentListQuery.Position;
import jp.csirt.incident.read.record.IncidentFigures;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The view {@code incident-list}: one document per incident, asked by key and never by offset. */
public final class IncidentListStore {

    /** Of what is read to the end, so that no answer of the database takes long. */
    private static final int ROWS_AT_ONCE = 500;

    private static final Bson UNDATED = gt("undated", 0);

    private final ViewCollections views;

    public IncidentListStore(ViewCollections views) {
        this.views = views;
    }

    /** Creates the indexes the questions walk along. */
    public Mono<Void> createIndexes() {
        return views.writing()
                .flatMapMany(Flux::fromIterable)
                .concatMap(this::createIndexes)
                .then();
    }

    Mono<Void> createIndexes(MongoCollection<Document> rows) {
        return Flux.from(rows.createIndexes(List.of(
                        new IndexModel(descending("reportedAt", "_id")),
                        new IndexModel(ascending("dueAt", "_id")),
                        new IndexModel(ascending("undated")),
                        new IndexModel(ascending(SightFilter.IMPLICATED)),
                        new IndexModel(compoundIndex(descending("level"), descending("reportedAt", "_id"))))))
                .then();
    }

    /** One page, with up to three database commands, and at most once a second one more. */
    public Mono<IncidentListPage> page(IncidentListQuery query) {
        return views.reading(rows -> page(rows, query));
    }

    /** Whether each number of incidents reported in that time is a drill's, whoever may see them. */
    public Mono<Map<String, Boolean>> numbers(Instant reportedFrom, Instant reportedBefore) {
        return views.reading(rows -> InTime.all(rows.find(and(
                                gte("reportedAt", Rfc3339.format(reportedFrom)),
                                lt("reportedAt", Rfc3339.format(reportedBefore))))
                        .projection(include("number", "drill"))
                        .batchSize(ROWS_AT_ONCE))
                .collectMap(row -> row.getString("number"), row -> row.getBoolean("drill")));
    }

    private static Mono<IncidentListPage> page(MongoCollection<Document> rows, IncidentListQuery query) {
        Bson fitting = and(SightFilter.of(query.sight()), filtered(query.filter(), Rfc3339.format(query.now())));
        Bson rest = query.after() == null ? fitting : and(fitting, behind(query.sort(), query.after()));
        Mono<List<Document>> found = InTime.all(rows.find(rest)
                        .sort(order(query.sort()))
                        .limit(query.limit() + 1)
                        .projection(exclude(IncidentListRow.SEARCH, "figures")))
                .collectList();
        return query.count()
                ? Mono.zip(found, count(rows, query, fitting), (page, all) -> page(page, query, all))
                : found.map(page -> page(page, query, null));
    }

    /** Who sees all but a few without any filter has those few counted. */
    private static Mono<Long> count(MongoCollection<Document> rows, IncidentListQuery query, Bson fitting) {
        Bson hidden = query.filter().isEmpty() ? SightFilter.hidden(query.sight()) : null;
        return hidden == null
                ? InTime.first(rows.countDocuments(fitting))
                : Mono.zip(
                        InTime.first(rows.countDocuments()),
                        InTime.first(rows.countDocuments(hidden)),
                        (all, few) -> Math.max(0, all - few)); // of two moments
    }

    /** The figures of the incidents reported within a time, one after the other; drills do not count. */
    public <T> Mono<T> figures(
            Sight sight, Instant from, Instant before, Supplier<T> start, BiConsumer<T, IncidentFigures> add) {
        Bson counted = and(
                SightFilter.of(sight),
                eq("drill", false),
                gte("reportedAt", Rfc3339.format(from)),
                lt("reportedAt", Rfc3339.format(before)));
        return views.reading(rows -> InTime.into(
                rows.find(counted)
                        .sort(Sorts.descending("reportedAt", "_id"))
                        .projection(include(FiguresDocument.MEMBERS))
                        .batchSize(ROWS_AT_ONCE),
                start,
                (all, row) -> add.accept(all, FiguresDocument.figures(row))));
    }

    private static IncidentListPage page(List<Document> found, IncidentListQuery query, @Nullable Long count) {
        boolean more = found.size() > query.limit();
        List<Document> shown = more ? found.subList(0, query.limit()) : found;
        return new IncidentListPage(
                shown.stream()
                        .map(row -> IncidentListRow.item(row, query.now()))
                        .toList(),
                more ? position(shown.getLast()) : null,
                count);
    }

    /** What has no known limit, in all incidents. */
    public Mono<Undated> undated() {
        return views.reading(rows -> InTime.all(rows.aggregate(
                        List.of(match(UNDATED), group(null, sum("incidents", 1), sum("limits", "$undated")))))
                .next()
                .map(all -> new Undated(number(all, "incidents"), number(all, "limits")))
                .defaultIfEmpty(Undated.NONE));
    }

    private static long number(Document found, String field) {
        return found.<Number>get(field, 0).longValue();
    }

    private static Bson filtered(Filter filter, String now) {
        var all = new ArrayList<Bson>();
        filter.words().forEach(word -> all.add(regex(IncidentListRow.SEARCH, word.pattern())));
        addEqual(
                all,
                "milestone",
                filter.milestone() == null ? null : filter.milestone().name());
        addEqual(all, "level", filter.level());
        addEqual(
                all,
                "category",
                filter.category() == null ? null : filter.category().name());
        addEqual(all, "organ", filter.organ());
        addEqual(all, "department", filter.department());
        addEqual(all, "drill", filter.drill());
        if (filter.overdue() != null) {
            all.add(filter.overdue() ? lte("dueAt", now) : gt("dueAt", now));
        }
        if (filter.undated() != null) {
            all.add(filter.undated() ? UNDATED : not(UNDATED));
        }
        if (filter.reportedFrom() != null) {
            all.add(gte("reportedAt", Rfc3339.format(filter.reportedFrom())));
        }
        if (filter.reportedBefore() != null) {
            all.add(lt("reportedAt", Rfc3339.format(filter.reportedBefore())));
        }
        return all.isEmpty() ? new Document() : and(all);
    }

    private static void addEqual(List<Bson> all, String field, @Nullable Object value) {
        if (value != null) {
            all.add(eq(field, value));
        }
    }

    private static Bson order(IncidentListQuery.Sort sort) {
        return switch (sort) {
            case REPORTED_AT_DESCENDING -> Sorts.descending("reportedAt", "_id");
            case DUE_AT -> Sorts.ascending("dueAt", "_id");
            case LEVEL_DESCENDING -> Sorts.descending("level", "reportedAt", "_id");
        };
    }

    private static Bson behind(IncidentListQuery.Sort sort, Position position) {
        Bson sameTime = and(eq("reportedAt", position.reportedAt()), lt("_id", position.incidentId()));
        Bson later = or(lt("reportedAt", position.reportedAt()), sameTime);
        return switch (sort) {
            case REPORTED_AT_DESCENDING -> later;
            case DUE_AT ->
                or(gt("dueAt", position.dueAt()), and(eq("dueAt", position.dueAt()), gt("_id", position.incidentId())));
            case LEVEL_DESCENDING -> or(lt("level", position.level()), and(eq("level", position.level()), later));
        };
    }

    private static Position position(Document row) {
        return new Position(
                row.getInteger("level"), row.getString("reportedAt"), row.getString("dueAt"), row.getString("_id"));
    }
}
