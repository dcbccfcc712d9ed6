package jp.csirt.incident.platform.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.csirt.incident.platform.mongo.Await;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

@DisplayName("鍵束")
class KeyRingTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final String SUBJECT = "incident-1";

    private final MasterKey master = MasterKey.random();
    private final AtomicLong nanos = new AtomicLong();
    private final TestStore store;
    private final KeyRing ring;

    KeyRingTest(@TempDir Path folder) {
        this.store = TestStore.open(folder);
        this.ring = node(master);
    }

    @BeforeEach
    void nothing_is_stored() {
        assertThat(documents()).isEmpty();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private KeyRing node(MasterKey itsMaster) {
        return new KeyRing(store.database(), itsMaster, Clock.systemUTC(), nanos::get);
    }

    private List<Document> documents() {
        return Await.all(store.database().getCollection("subject-keys").find(), WITHIN);
    }

    private static <T> T first(Publisher<T> publisher) {
        T first = Await.first(publisher, WITHIN);
        if (first == null) {
            throw new AssertionError("nothing came");
        }
        return first;
    }

    private static String read(KeyRing by, SealedText sealed) {
        SubjectKey key = first(by.load(Set.of(sealed.key()))).get(sealed.key());
        if (key == null) {
            throw new AssertionError("no key " + sealed.key());
        }
        return key.open(sealed);
    }

    @Test
    @DisplayName("鍵は最初に使うときに作られ、包まれてのみ保存される")
    void key_is_made_on_first_use_and_stored_wrapped_only() {
        SealedText sealed = first(ring.obtain(SUBJECT)).seal("氏名");

        assertThat(read(node(master), sealed)).isEqualTo("氏名");
        assertThat(documents()).singleElement().satisfies(document -> {
            assertThat(document.keySet()).containsExactlyInAnyOrder("_id", "wrapped", "masterKeyId", "createdAt");
            assertThat(document.get("wrapped", Binary.class).length()).isEqualTo(12 + 32 + 16);
            assertThat(document.getString("masterKeyId")).isEqualTo(master.id());
        });
    }

    @Test
    @DisplayName("二つのノードが同時に初めて使っても鍵は一つになる")
    void nodes_that_race_agree_on_one_key() {
        KeyRing other = node(master);
        for (int i = 0; i < 20; i++) {
            String subject = "raced-" + i;
            List<SealedText> sealed = Flux.merge(IntStream.range(0, 8)
                            .mapToObj(n -> (n % 2 == 0 ? ring : other)
                                    .obtain(subject)
                                    .subscribeOn(Schedulers.boundedElastic()))
                            .toList())
                    .map(key -> key.seal("氏名"))
                    .collectList()
                    .blockOptional(WITHIN)
                    .orElseThrow();
            KeyRing third = node(master);
            assertThat(sealed)
                    .hasSize(8)
                    .allSatisfy(one -> assertThat(read(third, one)).isEqualTo("氏名"));
        }
        assertThat(documents()).hasSize(20);
    }

    @Test
    @DisplayName("消去した鍵で書かれたものは「消去済」と読め、鍵は作り直されない")
    void destroyed_key_reads_as_erased_and_never_comes_back() {
        SealedText sealed = first(ring.obtain(SUBJECT)).seal("氏名");
        SealedText others = first(ring.obtain("incident-2")).seal("別の氏名");
        Await.first(ring.destroy(SUBJECT), WITHIN);
        Await.first(ring.destroy(SUBJECT), WITHIN);

        for (KeyRing any : List.of(ring, node(master))) {
            assertThat(read(any, sealed)).isEqualTo("消去済");
            assertThat(read(any, others)).isEqualTo("別の氏名");
            assertThatThrownBy(() -> first(any.obtain(SUBJECT)).seal("追記"))
                    .isInstanceOf(PersonalTextException.class)
                    .hasMessageContaining("destroyed");
        }
        assertThat(documents())
                .filteredOn("_id", SUBJECT)
                .singleElement()
                .satisfies(document ->
                        assertThat(document.keySet()).containsExactlyInAnyOrder("_id", "createdAt", "destroyedAt"));
    }

    @Test
    @DisplayName("使われる前に消去された鍵も作られない")
    void key_destroyed_before_its_first_use_is_not_made() {
        Await.first(ring.destroy(SUBJECT), WITHIN);

        assertThat(first(node(master).obtain(SUBJECT)).isDestroyed()).isTrue();
    }

    @Test
    @DisplayName("別のノードでの消去は一分以内に伝わる")
    void destruction_by_another_node_shows_within_a_minute() {
        SealedText sealed = first(ring.obtain(SUBJECT)).seal("氏名");
        Await.first(node(master).destroy(SUBJECT), WITHIN);

        assertThat(read(ring, sealed)).as("still cached").isEqualTo("氏名");
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(read(ring, sealed)).isEqualTo("消去済");
    }

    @Test
    @DisplayName("知らない鍵は見つからない")
    void unknown_key_is_missing() {
        assertThat(first(ring.load(Set.of("nobody")))).isEmpty();
    }

    @Test
    @DisplayName("違うマスター鍵は拒まれる")
    void another_master_key_is_refused() {
        Await.first(ring.verify(), WITHIN);
        first(ring.obtain(SUBJECT));
        Await.first(ring.verify(), WITHIN);

        MasterKey other = MasterKey.random();
        assertThatThrownBy(() -> Await.first(node(other).verify(), WITHIN))
                .isInstanceOf(MasterKeyException.class)
                .hasMessageContaining(master.id())
                .hasMessageContaining(other.id());
    }

    @Test
    @DisplayName("書き換えられた鍵は拒まれる")
    void altered_key_is_refused() {
        first(ring.obtain(SUBJECT));
        first(ring.obtain("incident-2"));
        var keys = store.database().getCollection("subject-keys");
        Document second = first(keys.find(new Document("_id", "incident-2")).first());
        first(keys.updateOne(
                new Document("_id", SUBJECT),
                new Document("$set", new Document("wrapped", second.get("wrapped", Binary.class)))));

        assertThatThrownBy(() -> first(node(master).load(Set.of(SUBJECT)))).isInstanceOf(MasterKeyException.class);
    }

    @Test
    @DisplayName("マスター鍵の交換は途中で止まっても、次に続きから終えられる")
    void interrupted_rotation_is_resumed() {
        List<SealedText> sealed = Stream.of("a", "b", "c", "d")
                .map(id -> first(ring.obtain(id)).seal("氏名"))
                .toList();
        MasterKey next = MasterKey.random();
        var keys = store.database().getCollection("subject-keys");
        Document intact = first(keys.find(new Document("_id", "c")).first());
        Document torn = new Document("$set", new Document("wrapped", new Binary(new byte[60])));
        first(keys.updateOne(new Document("_id", "c"), torn));

        assertThatThrownBy(() -> first(node(master).rotate(next))).isInstanceOf(MasterKeyException.class);
        assertThat(documents().stream().map(document -> document.getString("masterKeyId")))
                .containsExactlyInAnyOrder(next.id(), next.id(), master.id(), master.id());
        first(keys.replaceOne(new Document("_id", "c"), intact));
        assertThat(first(node(master).rotate(next))).isEqualTo(2);
        assertThat(first(node(master).rotate(next))).isZero();

        KeyRing after = node(next);
        Await.first(after.verify(), WITHIN);
        assertThat(sealed).allSatisfy(one -> assertThat(read(after, one)).isEqualTo("氏名"));
        assertThatThrownBy(() -> Await.first(node(master).verify(), WITHIN)).isInstanceOf(MasterKeyException.class);
    }

    @Test
    @DisplayName("交換は消去された鍵を生き返らせず、新しい鍵は新しいマスター鍵で包まれる")
    void rotation_leaves_destroyed_keys_destroyed() {
        SealedText sealed = first(ring.obtain(SUBJECT)).seal("氏名");
        Await.first(ring.destroy(SUBJECT), WITHIN);
        MasterKey next = MasterKey.random();
        assertThat(first(ring.rotate(next))).isZero();

        SealedText later = first(ring.obtain("incident-2")).seal("別の氏名");
        assertThat(read(node(next), sealed)).isEqualTo("消去済");
        assertThat(read(node(next), later)).isEqualTo("別の氏名");
    }
}
