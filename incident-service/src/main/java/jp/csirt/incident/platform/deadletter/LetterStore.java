package jp.csirt.incident.platform.deadletter;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import jp.csirt.incident.platform.eventstore.Rfc3339;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.mongo.DuplicateKey;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Collection {@code dead-letters}: the letters of one processing group. Its calls wait for the database. */
public final class LetterStore {

    static final Bson ANY = new Document();

    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final Duration CLAIM = Duration.ofSeconds(30);
    private static final int PAGE = 100;
    private static final Bson IN_ORDER = ascending("group", "sequence", "index");

    private final MongoCollection<Document> letters;
    private final String group;
    private final LetterMessages messages;

    public LetterStore(MongoDatabase database, String group, LetterMessages messages) {
        this.letters = database.getCollection("dead-letters")
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
        this.group = group;
        this.messages = messages;
    }

    /** Creates the index that keeps the letters of a sequence in order. */
    public void createIndexes() {
        first(letters.createIndex(
                compoundIndex(ascending("group"), ascending("sequence"), ascending("index")),
                new IndexOptions().unique(true)));
    }

    /** A letter by its id. */
    public Optional<StoredLetter> find(String id) {
        return first(eq(id));
    }

    /** How many wait. */
    public long size() {
        return count(ANY);
    }

    /**
     * The letters that wait, in order within each sequence.
     *
     * @param sequence after whose letter with that {@code index} they begin; null for the first
     */
    public List<StoredLetter> page(@Nullable String sequence, long index, int limit) {
        return sequence == null
                ? some(ANY, limit)
                : some(
                        and(
                                gte("sequence", sequence), // bounds the index
                                or(gt("sequence", sequence), and(eq("sequence", sequence), gt("index", index)))),
                        limit);
    }

    /** Those sequences of which any letter waits. */
    public List<String> sequences() {
        return heads().stream().map(StoredLetter::sequence).toList();
    }

    /** How many wait in one sequence. */
    public long sizeOf(String sequence) {
        return count(eq("sequence", sequence));
    }

    /** Whether the first letter of any sequence was last tried before {@code instant}. */
    public boolean anyUntouched(Instant instant) {
        return heads().stream().anyMatch(head -> head.lastTouched().isBefore(instant));
    }

    boolean has(String sequence, EventMessage<?> message) {
        return first(eq(id(sequence, message))).isPresent();
    }

    /** Adds a letter to the end of its sequence; once only. */
    void add(String sequence, DeadLetter<? extends EventMessage<?>> letter) {
        Document document = StoredLetter.document(letter)
                .append("_id", id(sequence, letter.message()))
                .append("group", group)
                .append("sequence", sequence)
                .append("message", messages.write(letter.message()));
        boolean added = false;
        while (!added && !has(sequence, letter.message())) {
            added = insert(document.append("index", nextIndex(sequence)));
        }
    }

    private boolean insert(Document document) {
        try {
            first(letters.insertOne(document));
            return true;
        } catch (MongoWriteException e) {
            if (DuplicateKey.isCauseOf(e)) {
                return false;
            }
            throw e;
        }
    }

    private long nextIndex(String sequence) {
        Document last = first(letters.find(own(eq("sequence", sequence)))
                .sort(new Document("group", -1).append("sequence", -1).append("index", -1))
                .first());
        return last == null ? 0 : last.getLong("index") + 1;
    }

    void remove(StoredLetter letter) {
        first(letters.deleteOne(own(eq(letter.id()))));
    }

    /** Writes what changed and lets go of the claim; false when the letter is gone. */
    boolean update(StoredLetter letter, DeadLetter<? extends EventMessage<?>> changed) {
        Document replacement = new Document(letter.stored());
        replacement.putAll(StoredLetter.document(changed));
        replacement.remove("claimedUntil");
        return Objects.requireNonNull(first(letters.replaceOne(own(eq(letter.id())), replacement)))
                        .getMatchedCount()
                == 1;
    }

    /** Takes a letter for this thread alone, for a while. */
    boolean claim(StoredLetter letter) {
        var now = GenericDeadLetter.clock.instant();
        var free = or(eq("claimedUntil", null), lt("claimedUntil", Rfc3339.format(now)));
        return Objects.requireNonNull(first(letters.updateOne(
                                own(and(eq(letter.id()), free)), set("claimedUntil", Rfc3339.format(now.plus(CLAIM))))))
                        .getMatchedCount()
                == 1;
    }

    /** The first letter of each sequence, the one longest untouched first; the many that may wait behind it are passed over. */
    List<StoredLetter> heads() {
        var heads = new ArrayList<StoredLetter>();
        List<StoredLetter> page = some(ANY, PAGE);
        while (!page.isEmpty()) {
            heads.addAll(headsOf(page));
            page = page.size() < PAGE
                    ? List.of()
                    : some(gt("sequence", heads.getLast().sequence()), PAGE);
        }
        return heads.stream()
                .sorted(Comparator.comparing(StoredLetter::lastTouched))
                .toList();
    }

    private static Collection<StoredLetter> headsOf(List<StoredLetter> page) {
        Map<String, StoredLetter> heads = new LinkedHashMap<>();
        page.forEach(letter -> heads.putIfAbsent(letter.sequence(), letter));
        return heads.values();
    }

    private List<StoredLetter> some(Bson condition, int most) {
        return Await.all(letters.find(own(condition)).sort(IN_ORDER).limit(most), WITHIN).stream()
                .map(this::letter)
                .toList();
    }

    Optional<StoredLetter> first(Bson condition) {
        return Optional.ofNullable(
                        first(letters.find(own(condition)).sort(IN_ORDER).first()))
                .map(this::letter);
    }

    List<StoredLetter> all(Bson condition) {
        return Await.all(letters.find(own(condition)).sort(IN_ORDER), WITHIN).stream()
                .map(this::letter)
                .toList();
    }

    long count(Bson condition) {
        return Objects.requireNonNull(first(letters.countDocuments(own(condition))));
    }

    void removeAll() {
        first(letters.deleteMany(own(ANY)));
    }

    private StoredLetter letter(Document stored) {
        return new StoredLetter(stored, () -> messages.read(stored.get("message", Document.class)));
    }

    private Bson own(Bson condition) {
        return and(eq("group", group), condition);
    }

    private String id(String sequence, EventMessage<?> message) {
        String name = group + "\n" + sequence + "\n" + message.getIdentifier();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static <T> @Nullable T first(Publisher<T> publisher) {
        return Await.first(publisher, WITHIN);
    }
}
