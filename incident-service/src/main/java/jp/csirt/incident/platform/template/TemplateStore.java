package jp.csirt.incident.platform.template;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Instant;
import java.util.Optional;
import jp.csirt.incident.platform.mongo.DuplicateKey;
import jp.csirt.incident.platform.mongo.InTime;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Collection {@code templates}: {@code {_id: "<name>/<version>", name, version, sha256, file?, by, at}}. Nothing is ever changed or
 * taken away; the unique id decides which of two uploads at the same time comes first.
 */
public final class TemplateStore {

    private static final String NAME = "name";
    private static final String VERSION = "version";
    private static final String FILE = "file";

    private final MongoCollection<Document> templates;

    public TemplateStore(MongoDatabase database) {
        this.templates = database.getCollection("templates")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    /** Creates the index by which the versions of a template are found; harmless when it exists. */
    public Mono<Void> createIndexes() {
        return Mono.from(templates.createIndex(new Document(NAME, 1).append(VERSION, 1)))
                .then();
    }

    /** Every version, oldest first. */
    public Flux<Stored> versions(String name) {
        return InTime.all(of(name).sort(ascending(VERSION))).map(Stored::of);
    }

    /** The newest version, if any. */
    public Mono<Stored> newest(String name) {
        return InTime.first(of(name).sort(descending(VERSION)).limit(1).first()).map(Stored::of);
    }

    /** The bytes of a version; empty when it has none of its own. */
    public Mono<byte[]> file(String name, int version) {
        return Mono.from(templates.find(eq("_id", id(name, version))).first())
                .mapNotNull(document -> document.get(FILE, Binary.class))
                .map(Binary::getData);
    }

    /**
     * Adds a version; empty when the newest is the same.
     *
     * @param first number of the first one
     * @param file absent for one that only ends the one before
     */
    public Mono<Stored> add(String name, int first, String sha256, byte @Nullable [] file, String by, Instant at) {
        return newest(name).map(Optional::of).defaultIfEmpty(Optional.empty()).flatMap(newest -> {
            int version = newest.map(known -> known.version() + 1).orElse(first);
            var document = new Document("_id", id(name, version))
                    .append(NAME, name)
                    .append(VERSION, version)
                    .append("sha256", sha256)
                    .append("by", by)
                    .append("at", at.toString())
                    .append("own", file != null);
            if (file != null) {
                document.append(FILE, new Binary(file));
            }
            Stored added = Stored.of(document);
            return newest.filter(added::isSame).isPresent()
                    ? Mono.<Stored>empty()
                    : Mono.from(templates.insertOne(document))
                            .thenReturn(added)
                            .onErrorResume(DuplicateKey::isCauseOf, _ -> add(name, first, sha256, file, by, at));
        });
    }

    private FindPublisher<Document> of(String name) {
        Bson named = eq(NAME, name);
        return templates.find(named).projection(exclude(FILE));
    }

    private static String id(String name, int version) {
        return name + "/" + version;
    }

    /**
     * A version without its bytes.
     *
     * @param own whether it has bytes
     */
    public record Stored(int version, String sha256, String by, Instant at, boolean own) {

        boolean isSame(Stored other) {
            return own == other.own && sha256.equals(other.sha256);
        }

        private static Stored of(Document document) {
            return new Stored(
                    document.getInteger(VERSION),
                    document.getString("sha256"),
                    document.getString("by"),
                    Instant.parse(document.getString("at")),
                    document.getBoolean("own"));
        }
    }
}
