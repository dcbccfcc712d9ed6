package jp.csirt.incident.platform.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.gridfs.GridFSBuckets;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.mongo.StoreUnavailableException;
import jp.csirt.incident.platform.personal.KeyRing;
import jp.csirt.incident.platform.personal.MasterKey;
import jp.csirt.incident.platform.personal.SubjectErasedException;
import jp.csirt.incident.platform.personal.SubjectKey;
import jp.csirt.incident.platform.scan.VirusScanner;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;

@DisplayName("ファイルの保管庫")
@ExtendWith(EmbeddedServer.class)
@Timeout(300)
class FileVaultTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final String SUBJECT = "incident-1";
    private static final String CHUNKS = "attachments.chunks";
    private static final String JOURNAL = "attachment-uploads";

    private final TestDatabase database;
    private final KeyRing ring;
    private final FileVault vault;

    FileVaultTest(TestDatabase database) {
        this.database = database;
        this.ring = new KeyRing(database.mongo(), MasterKey.random(), Clock.systemUTC());
        this.vault = new FileVault(database.mongo(), ring, VirusScanner.NONE, Clock.systemUTC());
        Await.first(vault.createIndexes(), WITHIN);
    }

    private static byte[] random(int bytes) {
        byte[] drawn = new byte[bytes];
        new Random(bytes).nextBytes(drawn);
        return drawn;
    }

    private Upload begun() {
        return Objects.requireNonNull(Await.first(vault.begin(SUBJECT, "a.bin"), WITHIN));
    }

    private Upload taken(byte[] content) {
        Upload upload = begun();
        for (int at = 0; at < content.length; at += 100_000) {
            int length = Math.min(100_000, content.length - at);
            Await.first(upload.write(ByteBuffer.wrap(content, at, length)), WITHIN);
        }
        Await.first(upload.finish(), WITHIN);
        return upload;
    }

    private byte[] read(Upload upload, long size) {
        var all = new ByteArrayOutputStream();
        Await.all(vault.read(upload.id(), SUBJECT, size), WITHIN).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private List<Document> chunks() {
        return Await.all(database.collection(CHUNKS).find().sort(new Document("n", 1)), WITHIN);
    }

    private void replace(Document chunk, byte[] data) {
        Await.first(
                database.collection(CHUNKS)
                        .updateOne(
                                new Document("_id", chunk.getObjectId("_id")),
                                new Document("$set", new Document("data", new Binary(data)))),
                WITHIN);
    }

    private static byte[] data(Document chunk) {
        return chunk.get("data", Binary.class).getData();
    }

    @Test
    @DisplayName("GridFSとして置かれ、ほかの道具でも同じ数の片として読める")
    void it_is_gridfs() {
        byte[] content = random(600_000);
        Upload upload = taken(content);
        assertThat(read(upload, 600_000)).isEqualTo(content);
        var bucket = GridFSBuckets.create(database.mongo(), "attachments");
        List<ByteBuffer> pieces = Await.all(bucket.downloadToPublisher(new BsonString(upload.id())), WITHIN);
        assertThat(pieces.stream().mapToInt(ByteBuffer::remaining).sum())
                .isEqualTo(600_000 + 3 * SubjectKey.SEAL_BYTES);
        assertThat(chunks()).hasSize(3);
    }

    @Test
    @DisplayName("一片が変わり、入れ替わり、又は欠けていれば、読めない")
    void no_piece_may_be_altered_swapped_or_missing() {
        Upload upload = taken(random(600_000));
        List<Document> chunks = chunks();
        byte[] altered = data(chunks.get(1));
        altered[100]++;
        replace(chunks.get(1), altered);
        assertThatThrownBy(() -> read(upload, 600_000)).isInstanceOf(DamagedFileException.class);
        replace(chunks.get(1), data(chunks.get(0)));
        assertThatThrownBy(() -> read(upload, 600_000)).isInstanceOf(DamagedFileException.class);
        replace(chunks.get(1), new byte[3]);
        assertThatThrownBy(() -> read(upload, 600_000)).isInstanceOf(DamagedFileException.class);
        replace(chunks.get(1), data(chunks.get(1)));
        assertThat(read(upload, 600_000)).hasSize(600_000);
        assertThatThrownBy(() -> read(upload, 600_001)).isInstanceOf(DamagedFileException.class);
        assertThatThrownBy(() -> read(upload, 599_999)).isInstanceOf(DamagedFileException.class);
        Await.first(database.collection(CHUNKS).deleteOne(new Document("n", 2)), WITHIN);
        assertThatThrownBy(() -> read(upload, 600_000)).isInstanceOf(DamagedFileException.class);
    }

    @Test
    @DisplayName("鍵が破棄されれば、読めず、新しく保管もしない")
    void without_the_key_nothing_is_read_or_kept() {
        Upload upload = taken(random(10));
        Await.first(ring.destroy(SUBJECT), WITHIN);
        assertThatThrownBy(() -> read(upload, 10)).isInstanceOf(SubjectErasedException.class);
        assertThatThrownBy(this::begun).isInstanceOf(SubjectErasedException.class);
        assertThatThrownBy(() -> Await.all(vault.read("a", "incident-2", 10), WITHIN))
                .isInstanceOf(DamagedFileException.class);
    }

    @Test
    @DisplayName("記録されなかった古い受入れだけが、跡形なく消える")
    void only_what_was_broken_off_is_swept_away() {
        Upload recorded = taken(random(300_000));
        Upload unknown = taken(random(300_001));
        Instant later = Instant.now().plusSeconds(5);
        var asked = new AtomicInteger();

        assertThat(Await.first(vault.sweep(Instant.now().minusSeconds(60), (subject, id) -> Mono.just(false)), WITHIN))
                .isZero();
        Long swept = Await.first(
                vault.sweep(later, (subject, id) -> {
                    asked.incrementAndGet();
                    assertThat(subject).isEqualTo(SUBJECT);
                    return Mono.just(id.equals(recorded.id()));
                }),
                WITHIN);

        assertThat(swept).isEqualTo(1);
        assertThat(asked).hasValue(2);
        assertThat(read(recorded, 300_000)).hasSize(300_000);
        assertThat(chunks()).allMatch(chunk -> recorded.id().equals(chunk.getString("files_id")));
        assertThat(Await.all(database.collection(JOURNAL).find(), WITHIN)).isEmpty();
        assertThatThrownBy(() -> Await.first(unknown.hold(), WITHIN)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    @DisplayName("記録されようとしている受入れは、消されない")
    void an_upload_about_to_be_recorded_is_left_alone() {
        Upload upload = taken(random(10));
        Instant begun = Instant.now();
        Await.first(upload.hold(), WITHIN);
        assertThat(Await.first(vault.sweep(begun, (subject, id) -> Mono.just(false)), WITHIN))
                .isZero();
        Await.first(upload.recorded(), WITHIN);
        assertThat(read(upload, 10)).hasSize(10);
        assertThat(Await.all(database.collection(JOURNAL).find(), WITHIN)).isEmpty();
    }

    @Test
    @DisplayName("消しかけて止まっても、次に終わりまで消える")
    void a_sweep_that_stopped_half_way_is_finished() {
        Upload upload = taken(random(10));
        Instant later = Instant.now().plusSeconds(5);
        assertThatThrownBy(() -> Await.first(
                        vault.sweep(later, (subject, id) -> Mono.error(new IllegalStateException("killed"))), WITHIN))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Await.first(upload.hold(), WITHIN)).isInstanceOf(StoreUnavailableException.class);
        assertThat(Await.first(vault.sweep(later, (subject, id) -> Mono.just(false)), WITHIN))
                .isEqualTo(1);
        assertThat(chunks()).isEmpty();
    }
}
