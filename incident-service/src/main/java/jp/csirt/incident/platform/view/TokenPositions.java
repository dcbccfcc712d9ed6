package jp.csirt.incident.platform.view;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import jp.csirt.incident.platform.mongo.InTime;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Mono;

/** How far processors on any node are, read from their tokens without claiming these: Axon's token store claims what it reads. */
public final class TokenPositions {

    private final MongoCollection<Document> tokens;
    private final Serializer serializer;

    /**
     * Reads what a token store writes.
     *
     * @param serializer the one of that token store
     */
    public TokenPositions(MongoDatabase database, String collection, Serializer serializer) {
        this.tokens = database.getCollection(collection);
        this.serializer = serializer;
    }

    /** The position a processor of one segment stored last; 0 before it has handled anything. */
    public Mono<Long> position(String processor) {
        return InTime.first(tokens.find(and(eq("processorName", processor), eq("segment", 0)))
                        .first())
                .mapNotNull(entry -> entry.get("token", Binary.class) == null ? null : token(entry))
                .map(token -> token.position().orElse(0))
                .defaultIfEmpty(0L);
    }

    private TrackingToken token(Document entry) {
        return serializer.deserialize(new SimpleSerializedObject<>(
                entry.get("token", Binary.class).getData(), byte[].class, entry.getString("tokenType"), null));
    }
}
