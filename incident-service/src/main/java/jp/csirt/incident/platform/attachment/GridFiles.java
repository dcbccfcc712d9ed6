package jp.csirt.incident.platform.attachment;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Instant;
import java.util.Date;
import jp.csirt.incident.platform.mongo.InTime;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Mono;

/**
 * GridFS bucket {@code attachments}, which any GridFS tool can read. Chunks are written and read one at a time: the driver's
 * own bucket holds up to 256 of them in memory, which is a whole file.
 */
final class GridFiles {

    private static final String BUCKET = "attachments";
    private static final String FILE = "files_id";
    private static final String N = "n";
    private static final String DATA = "data";

    private final MongoCollection<Document> files;
    private final MongoCollection<Document> chunks;

    GridFiles(MongoDatabase database) {
        this.files = durable(database, BUCKET + ".files");
        this.chunks = durable(database, BUCKET + ".chunks");
    }

    static MongoCollection<Document> durable(MongoDatabase database, String name) {
        return database.getCollection(name)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    /** Those that the GridFS specification asks for. */
    Mono<Void> createIndexes() {
        return Mono.from(files.createIndex(ascending("filename", "uploadDate")))
                .then(Mono.from(chunks.createIndex(ascending(FILE, N), new IndexOptions().unique(true))))
                .then();
    }

    Mono<Void> putChunk(String id, int n, byte[] bytes) {
        return InTime.first(chunks.insertOne(new Document(FILE, id).append(N, n).append(DATA, new Binary(bytes))))
                .then();
    }

    /** Makes a file of the chunks. */
    Mono<Void> finish(String id, long length, int chunkSize, Instant at) {
        return InTime.first(files.insertOne(new Document("_id", id)
                        .append("length", length)
                        .append("chunkSize", chunkSize)
                        .append("uploadDate", Date.from(at))
                        .append("filename", id)))
                .then();
    }

    /** One chunk; empty when it is not there. */
    Mono<byte[]> chunk(String id, int n) {
        return InTime.first(chunks.find(and(eq(FILE, id), eq(N, n))).first())
                .map(chunk -> chunk.get(DATA, Binary.class).getData());
    }

    Mono<Void> delete(String id) {
        return Mono.from(files.deleteOne(eq("_id", id)))
                .then(Mono.from(chunks.deleteMany(eq(FILE, id))))
                .then();
    }
}
