package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.csirt.incident.platform.mongo.Await;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("投影の再構築")
class RebuildTest {

    private static final String REBUILD = "/v1/ops/projections/incident-list/rebuild";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StoreFolder folder = new StoreFolder();
    private Node node = Node.start(folder.uri(), "one");

    @AfterEach
    void close() {
        node.close();
        folder.close();
    }

    @Test
    @DisplayName("再構築の間も、一覧はどの事案も欠かず重ねない")
    void readers_never_miss_nor_double_an_incident() throws Exception {
        List<UUID> acknowledged = new CopyOnWriteArrayList<>();
        IntStream.range(0, 60).forEach(i -> acknowledged.add(file("前" + i)));
        node.client().post(REBUILD, "admin", "").status();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var filing = threads.submit(whileRebuilding(() -> acknowledged.add(file("間"))));
            var reading = threads.submit(whileRebuilding(() -> readAll(acknowledged)));
            finished(reading);
            finished(filing);
        }
        readAll(acknowledged);
        assertThat(acknowledged).hasSizeGreaterThan(62);
        assertThat(projection().at("/rebuiltAt").isMissingNode()).isFalse();
        assertThat(node.collections("incident-list")).hasSize(1).doesNotContain("incident-list");
    }

    @Test
    @DisplayName("書き換えられた行は、再構築で記録のとおりに戻る")
    void altered_rows_are_right_again() {
        UUID incident = file("正しい件名");
        UUID removed = file("消された行");
        list("");
        Await.first(
                node.database()
                        .getCollection("incident-list")
                        .updateOne(
                                new Document("_id", incident.toString()),
                                Updates.combine(Updates.set("title", "偽"), Updates.set("position", 1_000_000L))),
                Node.WITHIN);
        Await.first(
                node.database().getCollection("incident-list").deleteOne(new Document("_id", removed.toString())),
                Node.WITHIN);
        assertThat(list("").each("/items", "title")).containsExactly("偽");

        assertThat(node.client().post(REBUILD, "admin", "{}").status()).isEqualTo(202);
        node.client().post(REBUILD, "admin", "").refused(409, "rebuild-running");
        awaitRunning();

        assertThat(list("").each("/items", "title")).containsExactly("消された行", "正しい件名");
        assertThat(node.client().post(REBUILD, "admin", "").status()).isEqualTo(202);
        awaitRunning();
        assertThat(list("").each("/items", "title")).containsExactly("消された行", "正しい件名");
    }

    @Test
    @DisplayName("途中で止まった再構築は、元の一覧を残し、次の起動で片付けられる")
    void a_rebuild_cut_short_leaves_the_old_view() {
        file("止まる前");
        assertThat(node.client().post(REBUILD, "admin", "").status()).isEqualTo(202);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> node.collections("incident-list.").size() == 1);
        node.close();

        node = Node.start(folder.uri(), "one");

        assertThat(node.collections("incident-list")).containsExactly("incident-list");
        assertThat(list("").each("/items", "title")).containsExactly("止まる前");
        awaitRunning();
        assertThat(projection().at("/rebuiltAt").isMissingNode()).isTrue();
    }

    @Test
    @DisplayName("運用の操作は、システム管理者だけができる")
    void only_the_administrator_may() {
        node.client().get("/v1/ops/projections", "csirt-lead").refused(403, "forbidden");
        node.client().post(REBUILD, "csirt-lead", "").refused(403, "forbidden");
        node.client().post(REBUILD, "admin", "{\"x\": 1}").refused(400, "invalid-request");
        node.client().get("/v1/ops/projections?x=1", "admin").refused(400, "invalid-parameter");
        node.client().post("/v1/ops/projections/none/rebuild", "admin", "").refused(404, "not-found");
        node.client().get(REBUILD, "admin").refused(405, "method-not-allowed");
        awaitRunning();
        assertThat(projection().at("/name").asString()).isEqualTo("incident-list");
    }

    private Callable<Integer> whileRebuilding(Runnable step) {
        return () -> {
            int steps = 0;
            do {
                step.run();
                steps++;
            } while (projection().at("/state").asString().equals("REBUILDING"));
            return steps;
        };
    }

    private void readAll(List<UUID> acknowledged) {
        var expected = List.copyOf(acknowledged).stream().map(UUID::toString).toList();
        List<String> seen = new ArrayList<>();
        Exchange page = list("&after=" + node.client().head());
        seen.addAll(page.each("/items", "incidentId"));
        while (page.at("/nextCursor").isString()) {
            page = list("&cursor=" + page.at("/nextCursor").asString());
            seen.addAll(page.each("/items", "incidentId"));
        }
        assertThat(seen).doesNotHaveDuplicates().containsAll(expected);
    }

    private Exchange list(String more) {
        return node.client()
                .get(
                        "/v1/incidents?limit=25"
                                + (more.isEmpty() ? "&after=" + node.client().head() : more),
                        "csirt")
                .ok();
    }

    private UUID file(String title) {
        return Reports.file(node.client(), Reports.ofTax(title));
    }

    private JsonNode projection() {
        return node.client().get("/v1/ops/projections", "admin").ok().at("/items/0");
    }

    private void awaitRunning() {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> projection().at("/state").asString().equals("RUNNING"));
    }

    private static void finished(Future<Integer> future) throws InterruptedException, ExecutionException {
        assertThat(future.get()).isPositive();
    }
}
