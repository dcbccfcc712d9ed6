package jp.csirt.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot or must not be opened. */
class StoreFileTest {

    private static final int NAMED_DOCUMENTS = 200;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("使用中のファイルは別のプロセスからは開けない")
    void file_in_use_is_refused_to_a_second_process() {
        try (RunningStore running = new RunningStore(folder);
                StoreProcess second = StoreProcess.start(folder)) {
            assertThat(second.firstLine()).startsWith("The store is in use by another process");
            running.collection("c").insertOne(new Document());
            assertThatThrownBy(() -> EmbeddedStore.open(EmbeddedStore.Options.at(folder)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    @DisplayName("切り詰められたファイルは拒み、そのまま残す。明示すれば古い状態で開く")
    void cut_file_is_refused_and_left_alone_unless_older_is_accepted() throws IOException {
        Path file = StoreFile.in(folder);
        fill(0);
        byte[] older = Files.readAllBytes(file);
        fill(1);
        Files.write(file, older);
        assertRefused("older than it once was");
        assertThat(file).hasBinaryContent(older);
        var accepting = new EmbeddedStore.Options(folder, 0, 16, true);
        try (RunningStore running = new RunningStore(accepting)) {
            assertThat(running.collection("c").countDocuments()).isEqualTo(NAMED_DOCUMENTS);
        }
        new RunningStore(folder).close(); // what was accepted is what is noted now
    }

    @Test
    @DisplayName("途中で切れたファイルは拒む")
    void file_cut_in_the_middle_is_refused() throws IOException {
        fill(0);
        Path file = StoreFile.in(folder);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
        byte[] cut = Files.readAllBytes(file);
        assertThatThrownBy(() -> EmbeddedStore.open(EmbeddedStore.Options.at(folder)))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(file).hasBinaryContent(cut);
    }

    @Test
    @DisplayName("でたらめなファイルは拒み、そのまま残す")
    void garbage_is_refused_and_left_alone() throws IOException {
        Path file = StoreFile.in(folder);
        byte[] garbage = "not a store\n".repeat(2000).getBytes(StandardCharsets.UTF_8);
        Files.write(file, garbage);
        assertRefused("damaged or not a store");
        assertThat(file).hasBinaryContent(garbage);
    }

    @Test
    @DisplayName("新しい配置のファイルと、別のソフトウェアのファイルは拒む")
    void other_layouts_are_refused() {
        String file = StoreFile.in(folder).toString();
        try (MVStore other = MVStore.open(file)) {
            other.openMap("something").put("a", "b");
        }
        assertRefused("cannot read");
        try (MVStore newer = MVStore.open(file)) {
            newer.setStoreVersion(StoreFile.LAYOUT + 1);
        }
        assertRefused("newer layout");
    }

    @Test
    @DisplayName("なくなったファイルは、黙って作り直さない")
    void lost_file_is_not_silently_replaced_by_an_empty_one() throws IOException {
        fill(0);
        Files.delete(StoreFile.in(folder));
        assertRefused("older than it once was");
    }

    @Test
    @DisplayName("ディスクが足りなくなれば止まり、応答した書き込みは残る")
    void full_disk_stops_the_store_and_keeps_what_was_acknowledged() {
        int acknowledged = 0;
        try (StoreProcess limited = StoreProcess.start(folder, "-f 2000"); // blocks of 1 KiB
                MongoClient client = MongoClients.create(limited.firstLine() + "/?serverSelectionTimeoutMS=5000")) {
            MongoCollection<Document> collection = client.getDatabase("test").getCollection("c");
            while (true) {
                collection.insertOne(new Document("_id", acknowledged).append("text", "x".repeat(9_000)));
                acknowledged++;
            }
        } catch (MongoException stopped) {
            assertThat(acknowledged).isPositive();
        }
        try (RunningStore running = new RunningStore(folder)) {
            assertThat(running.collection("c").countDocuments()).isBetween((long) acknowledged, acknowledged + 1L);
        }
    }

    private void fill(int round) {
        try (RunningStore running = new RunningStore(folder)) {
            for (int id = 0; id < NAMED_DOCUMENTS; id++) {
                running.collection("c").insertOne(new Document("_id", round * NAMED_DOCUMENTS + id));
            }
        }
    }

    private void assertRefused(String reason) {
        assertThatThrownBy(() -> EmbeddedStore.open(EmbeddedStore.Options.at(folder)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(reason);
    }
}
