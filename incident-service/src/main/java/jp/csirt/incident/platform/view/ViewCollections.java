package jp.csirt.incident.platform.view;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import jp.csirt.incident.platform.eventstore.Rfc3339;
import jp.csirt.incident.platform.mongo.DuplicateKey;
import jp.csirt.incident.platform.mongo.InTime;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The collections of one view. A document of {@code views} names the one in force. What a node knows of it is at most
 * {@link #KNOWN_FOR} old, and an answer that comes later than {@link #TRUSTED_FOR} after that is confirmed: so a collection
 * may be dropped that long after another took its place.
 */
public final class ViewCollections {

    /** How long a node goes by what it read. */
    static final Duration KNOWN_FOR = Duration.ofSeconds(1);

    /** How old what a reader went by may be when its answer comes. */
    static final Duration TRUSTED_FOR = Duration.ofSeconds(2);

    /** A rebuild that was silent for so long has died with its node. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Bson ENDED = combine(unset("building"), unset("retired"), unset("node"), unset("alive"));

    private final MongoDatabase database;
    private final MongoCollection<Document> pointers;
    private final String view;
    private final int edition;
    private final String node;
    private final Clock machineClock;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    /**
     * The collections of a view.
     *
     * @param view its name, and that of its first collection
     * @param edition of the rows this version writes; another one in force is to be built anew
     * @param node this node, so that it knows its own rebuild after a restart
     */
    public ViewCollections(MongoDatabase database, String view, int edition, String node, Clock machineClock) {
        this.database = database;
        this.pointers = database.getCollection("views")
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
        this.view = view;
        this.edition = edition;
        this.node = node;
        this.machineClock = machineClock;
    }

    /** An answer from the collection in force; asked again when it came too late to be trusted. */
    public <T> Mono<T> reading(Function<MongoCollection<Document>, Mono<T>> question) {
        return Mono.defer(() -> recent().flatMap(from -> question.apply(
                        database.getCollection(from.pointer.collection()))
                .flatMap(answer ->
                        from.isOlderThan(TRUSTED_FOR) ? confirmed(from, answer, question) : Mono.just(answer))));
    }

    /** A late answer counts if what it came from is still there. */
    private <T> Mono<T> confirmed(Known from, T answer, Function<MongoCollection<Document>, Mono<T>> question) {
        return pointer()
                .flatMap(now -> now.all().contains(from.pointer.collection()) ? Mono.just(answer) : reading(question));
    }

    /** Every collection that a row must be written to. */
    public Mono<List<MongoCollection<Document>>> writing() {
        return recent().map(from ->
                from.pointer.all().stream().map(database::getCollection).toList());
    }

    /** What stands in the database now. */
    public Mono<ViewPointer> pointer() {
        return InTime.first(pointers.find(eq(view)).first())
                .map(found -> ViewPointer.from(view, found))
                .defaultIfEmpty(ViewPointer.first(view));
    }

    /** Begins a rebuild: the collection to fill, or nothing when one runs already, here or elsewhere. */
    Mono<String> begin(@Nullable UUID request) {
        String fresh = view + "." + UUID.randomUUID();
        return claim(combine(set("building", fresh), set("request", request == null ? null : request.toString())))
                .filter(begun -> begun)
                .map(begun -> fresh);
    }

    /** Says that the rebuild goes on; false when it was given up for dead. */
    Mono<Boolean> stillBuilding(String building) {
        return update(eq("building", building), set("alive", now()));
    }

    /** Puts what was built in force; what was in force is still written to. */
    Mono<Boolean> swap(ViewPointer from, String building) {
        return update(
                eq("building", building),
                combine(
                        set("collection", building),
                        set("retired", from.collection()),
                        set("rebuiltAt", now()),
                        set("edition", edition),
                        set("alive", now()),
                        unset("building")));
    }

    /** Nobody reads what was in force before any more, and from now on nobody writes it. */
    Mono<Boolean> forget(String retired) {
        return update(eq("retired", retired), combine(set("alive", now()), unset("retired")));
    }

    /** The rebuild is over and left nothing behind; another may begin. */
    Mono<Boolean> end() {
        return update(eq("node", node), ENDED);
    }

    /** Gives a rebuild up; the view stays as it was. */
    Mono<Void> abandon(String building) {
        return update(eq("building", building), ENDED)
                .filter(abandoned -> abandoned)
                .flatMap(abandoned -> drop(building));
    }

    Mono<Void> drop(String collection) {
        return Mono.from(database.getCollection(collection).drop()).then();
    }

    /** Readies the view before anything reads or writes it: what was left half-way is gone, and a new view has its edition. */
    public Mono<Void> prepare() {
        return sweep().then(isNew()).filter(isNew -> isNew).flatMap(isNew -> claimEdition());
    }

    /** Whether the rows in force are of another edition than those this version writes. */
    public Mono<Boolean> isOutdated() {
        return pointer().map(found -> found.edition() != edition);
    }

    private Mono<Boolean> isNew() {
        return Flux.from(database.listCollectionNames())
                .filter(name -> name.equals(view) || name.startsWith(view + "."))
                .hasElements()
                .map(exists -> !exists);
    }

    private Mono<Void> claimEdition() {
        return Mono.from(
                        pointers.updateOne(eq(view), setOnInsert("edition", edition), new UpdateOptions().upsert(true)))
                .then()
                .onErrorResume(DuplicateKey::isCauseOf, claimed -> Mono.empty());
    }

    /** Removes what rebuilds left that ended half-way: this node's before it was restarted, and those of dead nodes. */
    Mono<Void> sweep() {
        return pointer()
                .filter(found -> found.isRebuilding() ? isDead(found) : found.rebuiltAt() != null)
                .flatMap(found -> (found.isRebuilding() ? takeOver(found) : claim(unset("building")))
                        .filter(claimed -> claimed)
                        .flatMap(claimed -> dropAllBut(found.collection()))
                        .then(end()))
                .then();
    }

    private Mono<Void> dropAllBut(String inForce) {
        return Flux.from(database.listCollectionNames())
                .filter(name -> name.equals(view) || name.startsWith(view + "."))
                .filter(name -> !name.equals(inForce))
                .concatMap(this::drop)
                .then();
    }

    private Mono<Boolean> claim(Bson change) {
        Bson mine = combine(set("node", node), set("alive", now()), change);
        return Mono.from(pointers.updateOne(and(eq(view), eq("node", null)), mine, new UpdateOptions().upsert(true)))
                .thenReturn(true)
                .onErrorResume(DuplicateKey::isCauseOf, taken -> Mono.just(false));
    }

    private Mono<Boolean> takeOver(ViewPointer dead) {
        return update(
                and(eq("node", dead.node()), eq("alive", text(dead.alive()))),
                combine(set("node", node), set("alive", now()), unset("building"), unset("retired")));
    }

    private boolean isDead(ViewPointer found) {
        Instant last = found.alive();
        return node.equals(found.node()) || last == null || last.plus(LEASE).isBefore(machineClock.instant());
    }

    private Mono<Boolean> update(Bson condition, Bson change) {
        return Mono.from(pointers.updateOne(and(eq(view), condition), change))
                .map(result -> result.getMatchedCount() == 1);
    }

    private Mono<Known> recent() {
        Known last = known.get();
        if (last != null && !last.isOlderThan(KNOWN_FOR)) {
            return Mono.just(last);
        }
        long asked = System.nanoTime();
        return pointer().map(pointer -> new Known(pointer, asked)).doOnNext(known::set);
    }

    private String now() {
        return text(machineClock.instant());
    }

    private static String text(@Nullable Instant instant) {
        return Rfc3339.format(instant == null ? Instant.EPOCH : instant);
    }

    /** What was read, and when it was asked for. */
    private record Known(ViewPointer pointer, long asked) {

        boolean isOlderThan(Duration age) {
            return System.nanoTime() - asked > age.toNanos();
        }
    }
}
