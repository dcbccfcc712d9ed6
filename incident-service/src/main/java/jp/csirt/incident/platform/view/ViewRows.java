package jp.csirt.incident.platform.view;

import com.mongodb.reactivestreams.client.MongoCollection;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** Makes the rows of a view, one per aggregate. */
public interface ViewRows {

    /** Readies a new collection for readers: its indexes. */
    Mono<Void> prepare(MongoCollection<Document> collection);

    /** Writes the row of one aggregate from its record, unless a newer one is there; waits for it. */
    void put(String aggregateId, MongoCollection<Document> collection);
}
