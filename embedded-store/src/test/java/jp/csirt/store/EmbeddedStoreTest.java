package jp.csirt.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening, closing and failing. */
class EmbeddedStoreTest {

    @TempDir
    private Path folder;

    @Test
    @DisplayName("決めたポートで開き、閉じて、同じ内容でまた開ける")
    void store_opens_on_a_fixed_port_and_opens_again_with_its_content() {
        int port;
        try (RunningStore running = new RunningStore(folder)) {
            port = running.store().port();
            running.collection("c").insertOne(new Document("_id", 1));
            assertThat(running.store().uri()).isEqualTo("mongodb://127.0.0.1:" + port);
        }
        try (RunningStore again = new RunningStore(new EmbeddedStore.Options(folder, port, 16, false))) {
            assertThat(again.store().port()).isEqualTo(port);
            assertThat(again.collection("c").countDocuments()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("使われているポートは、わかる言葉で断る")
    void port_in_use_is_refused_in_plain_words(@TempDir Path other) {
        try (RunningStore running = new RunningStore(folder)) {
            var options = new EmbeddedStore.Options(other, running.store().port(), 16, false);
            assertThatThrownBy(() -> EmbeddedStore.open(options))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("cannot listen");
        }
        new RunningStore(other).close(); // the refused attempt left nothing locked
    }

    @Test
    @DisplayName("閉じた後は健全でなく、二度閉じても何も起きない")
    void closed_store_is_not_healthy_and_closes_twice() {
        EmbeddedStore store = EmbeddedStore.open(EmbeddedStore.Options.at(folder));
        assertThat(store.healthy()).isTrue();
        store.close();
        store.close();
        assertThat(store.healthy()).isFalse();
    }

    @Test
    @DisplayName("ディスクに届いた版は、閉じなくても控えられる")
    void durable_version_is_noted_while_running() {
        MVStore file = StoreFile.open(EmbeddedStore.Options.at(folder));
        CompletableFuture<Long> noted = new CompletableFuture<>();
        try (GroupCommit commits =
                new GroupCommit(file, new DurableVersion(Duration.ZERO, noted::complete), () -> {})) {
            commits.start();
            commits.changing("map", () -> file.openMap("map").put("key", "value"));
            commits.whenDurable(_ -> {});
            assertThat(noted.join()).isEqualTo(file.getCurrentVersion());
        }
        file.closeImmediately();
    }

    @Test
    @DisplayName("majorityで読む者は、まだ失われ得る書込みを見ない")
    void what_could_still_be_lost_is_not_shown_to_who_reads_what_lasts() {
        MVStore file = StoreFile.open(EmbeddedStore.Options.at(folder));
        GroupCommit commits = new GroupCommit(file, new DurableVersion(Duration.ofMinutes(1), _ -> {}), () -> {});
        MongoServer server = new MongoServer(new DurableBackend(file, commits));
        try (MongoClient client =
                MongoClients.create("mongodb://127.0.0.1:" + server.bind().getPort() + "/?retryReads=false")) {
            MongoDatabase database = client.getDatabase("test");
            CompletableFuture<?> written = CompletableFuture.runAsync(
                    () -> database.getCollection("fresh").insertOne(new Document("_id", 1)));
            MongoCollection<Document> lasting = database.getCollection("fresh").withReadConcern(ReadConcern.MAJORITY);
            Awaitility.await()
                    .until(() -> database.getCollection("fresh").find().first() != null);

            assertThatThrownBy(lasting.withTimeout(1, TimeUnit.SECONDS).find()::first)
                    .isInstanceOf(MongoOperationTimeoutException.class); // nothing is committed: it would wait for ever
            assertThat(database.getCollection("other")
                            .withReadConcern(ReadConcern.MAJORITY)
                            .find())
                    .isEmpty();

            commits.start();
            assertThat(lasting.find()).hasSize(1);
            written.join();
            assertThat(lasting.find()).hasSize(1);
        } finally {
            server.shutdownNow();
            commits.close();
            file.closeImmediately();
        }
    }

    @Test
    @DisplayName("途中で倒れた命令の結果は、ディスクに書かない")
    void command_that_ended_half_way_is_never_committed() {
        MVStore file = StoreFile.open(EmbeddedStore.Options.at(folder));
        file.openMap("map").put("key", "before");
        CompletableFuture<Boolean> reached = new CompletableFuture<>();
        try (GroupCommit commits =
                new GroupCommit(file, new DurableVersion(Duration.ofMinutes(1), _ -> {}), () -> {})) {
            assertThatThrownBy(() -> commits.changing("map", () -> {
                        file.openMap("map").put("key", "half");
                        throw new StackOverflowError();
                    }))
                    .isInstanceOf(StackOverflowError.class);
            commits.start();
            commits.whenDurable(reached::complete);
            assertThat(reached.join()).isFalse();
        }
        file.closeImmediately();
        MVStore reopened = StoreFile.open(EmbeddedStore.Options.at(folder));
        assertThat(reopened.hasMap("map")).isFalse();
        reopened.closeImmediately();
    }

    @Test
    @DisplayName("書けなくなれば、待つ者に成功を告げず、失敗を知らせる")
    void failed_commit_is_never_acknowledged() {
        MVStore file = StoreFile.open(EmbeddedStore.Options.at(folder));
        CompletableFuture<Boolean> stopped = new CompletableFuture<>();
        GroupCommit commits =
                new GroupCommit(file, new DurableVersion(Duration.ofMinutes(1), _ -> {}), () -> stopped.complete(true));
        commits.start();
        CompletableFuture<Boolean> before = new CompletableFuture<>();
        commits.whenDurable(before::complete);
        assertThat(before.join()).isTrue();
        file.closeImmediately();
        CompletableFuture<Boolean> after = new CompletableFuture<>();
        commits.whenDurable(after::complete);
        assertThat(after.join()).isFalse();
        assertThat(stopped.join()).isTrue();
        assertThat(commits.failed()).isTrue();
        CompletableFuture<Boolean> late = new CompletableFuture<>();
        commits.whenDurable(late::complete);
        assertThat(late.join()).isFalse();
        commits.close();
    }

    @Test
    @DisplayName("ファイルが閉じた後の命令には、控える者が知る前でも、止まったと答える")
    void commands_after_the_file_was_lost_say_that_the_store_has_stopped() {
        MVStore file = StoreFile.open(EmbeddedStore.Options.at(folder));
        GroupCommit commits = new GroupCommit(file, new DurableVersion(Duration.ofMinutes(1), _ -> {}), () -> {});
        MongoServer server = new MongoServer(new DurableBackend(file, commits));
        try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:"
                + server.bind().getPort() + "/?maxPoolSize=1&heartbeatFrequencyMS=60000&retryReads=false")) {
            commits.start();
            MongoCollection<Document> collection = client.getDatabase("test").getCollection("any");
            collection.insertMany(IntStream.range(0, 500)
                    .mapToObj(number -> new Document("_id", number).append("text", "文".repeat(1_000)))
                    .toList());
            file.setCacheSize(0); // so that reading needs the file
            file.closeImmediately();
            assertThatThrownBy(() -> collection.find().into(new ArrayList<>()))
                    .isInstanceOfSatisfying(
                            MongoException.class,
                            stopped -> assertThat(stopped.getCode()).isEqualTo(91));
        } finally {
            server.shutdownNow();
        }
    }
}
