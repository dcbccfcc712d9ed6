package jp.csirt.incident.platform.view;

import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** Makes the rows of a view, one per aggregate or per event. */
public interface ViewRows {

    /** Readies a new collection for readers: its indexes. */
    Mono<Void> prepare(MongoCollection<Document> collection);

    /** Writes rows of aggregates or events from the record, unless newer ones are there; waits for it. */
    void put(List<String> ids, MongoCollection<Document> collection);
}
