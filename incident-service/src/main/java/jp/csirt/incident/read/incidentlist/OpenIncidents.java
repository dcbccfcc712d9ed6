package jp.csirt.incident.read.incidentlist;

import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Projections.include;

import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.incident.Milestone;
import jp.csirt.incident.platform.mongo.InTime;
import jp.csirt.incident.platform.view.ViewCollections;
import reactor.core.publisher.Mono;

/** 完了していない事案, as the view {@code incident-list} knows them. */
public final class OpenIncidents {

    private final ViewCollections views;

    public OpenIncidents(ViewCollections views) {
        this.views = views;
    }

    /** Their ids. */
    public Mono<List<UUID>> ids() {
        return views.reading(rows -> InTime.all(
                        rows.find(ne("milestone", Milestone.CLOSED.name())).projection(include("_id")))
                .map(row -> UUID.fromString(row.getString("_id")))
                .collectList());
    }
}
