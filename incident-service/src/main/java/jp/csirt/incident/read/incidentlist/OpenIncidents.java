package jp.csirt.incident.read.incidentlist;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.csirt.incident.platform.mongo.InTime;
import jp.csirt.incident.platform.view.ViewCollections;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * 用件の残る事案, as the view {@code incident-list} knows them: those that are not closed, and those where something is open
 * although they are.
 */
public final class OpenIncidents {

    private final ViewCollections views;

    public OpenIncidents(ViewCollections views) {
        this.views = views;
    }

    private static Flux<UUID> ids(MongoCollection<Document> rows, Bson which) {
        return InTime.all(rows.find(which).projection(include("_id")))
                .map(row -> UUID.fromString(row.getString("_id")));
    }

    /** Their ids. */
    public Mono<List<UUID>> ids() {
        return views.reading(rows -> ids(rows, eq(IncidentListRow.OPEN, true)).collectList());
    }

    /** Which of these they are. */
    public Mono<Set<UUID>> among(Collection<UUID> incidents) {
        Bson named = in("_id", incidents.stream().map(UUID::toString).toList());
        return incidents.isEmpty()
                ? Mono.just(Set.of())
                : views.reading(rows ->
                        ids(rows, and(named, eq(IncidentListRow.OPEN, true))).collect(Collectors.toSet()));
    }
}
