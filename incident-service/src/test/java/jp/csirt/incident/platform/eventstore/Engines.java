package jp.csirt.incident.platform.eventstore;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import jp.csirt.incident.platform.mongo.Await;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** Engines as the tests need them. */
final class Engines {

    private static final Duration WITHIN = Duration.ofSeconds(60);

    private Engines() {}

    /** A log with its indexes. */
    static CommitLog log(MongoDatabase database) {
        var log = new CommitLog(database);
        Await.first(log.createIndexes(), WITHIN);
        return log;
    }

    /** An engine for any payload. */
    static MongoEventStorageEngine on(MongoDatabase database) {
        return builder(database).build();
    }

    static MongoEventStorageEngine.Builder builder(MongoDatabase database) {
        return builder(database, Jackson3Serializer.builder().build());
    }

    static MongoEventStorageEngine.Builder builder(MongoDatabase database, Serializer serializer) {
        return MongoEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .log(log(database));
    }
}
