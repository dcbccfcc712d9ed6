package jp.csirt.incident.platform.view;

import com.mongodb.reactivestreams.client.MongoCollection;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** Makes the rows of a view, one per aggregate or per event. */
public interface ViewRows {

    /** Readies a new collection for readers: its indexes. */
    Mono<Void> prepare(MongoCollection<Document> collection);

    /** Writes the row of one aggregate or event from the record, unless a newer one is there; waits for it. */
    void put(String id, MongoCollection<Document> collection);
}
