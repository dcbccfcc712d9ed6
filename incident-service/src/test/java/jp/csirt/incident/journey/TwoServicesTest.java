package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.axonframework.common.caching.Cache;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("一つのデータベースの二つのノード")
class TwoServicesTest {

    private static final int EACH = 40;
    private static final Duration CLAIM_MOVES = Duration.ofSeconds(60);

    private final StoreFolder folder = new StoreFolder();
    private final Node one = Node.start(folder.uri(), "one");
    private final Node two = Node.start(folder.uri(), "two");

    @AfterEach
    void close() {
        one.close();
        two.close();
        folder.close();
    }

    @Test
    @DisplayName("同時に報告しても番号は重ならず、記録に隙間がなく、一覧はどちらでも揃う")
    void both_file_at_once() throws Exception {
        List<String> numbers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> filings = IntStream.range(0, 2 * EACH)
                    .<Callable<String>>mapToObj(i -> () -> file(i % 2 == 0 ? one : two, "同時" + i))
                    .toList();
            for (var filed : threads.invokeAll(filings)) {
                numbers.add(filed.get());
            }
        }
        assertThat(numbers).doesNotHaveDuplicates().hasSize(2 * EACH);
        demandWholeChain();
        assertThat(listed(one)).containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(listed(two)).containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(List.of(state(one), state(two))).containsExactlyInAnyOrder("RUNNING", "ELSEWHERE");
    }

    @Test
    @DisplayName("投影を動かすノードが止まると、もう一方が引き継ぐ")
    void the_processor_moves_when_its_node_stops() {
        Awaitility.await()
                .atMost(CLAIM_MOVES)
                .until(() -> List.of(state(one), state(two)).contains("RUNNING"));
        Node running = state(one).equals("RUNNING") ? one : two;
        Node other = running == one ? two : one;
        file(running, "止まる前");
        running.close();

        String number = file(other, "止まった後");

        Awaitility.await().atMost(CLAIM_MOVES).until(() -> state(other).equals("RUNNING"));
        assertThat(listed(other)).hasSize(2).contains(number);
    }

    @Test
    @DisplayName("他のノードが進めた事案を、古い状態で断りも受けもしない")
    void no_node_decides_on_what_is_past() {
        var kept = new Kept();
        one.bean(Cache.class).registerCacheEntryListener(kept);
        two.bean(Cache.class).registerCacheEntryListener(kept);
        UUID incident = Reports.file(one.client(), Reports.ofTax("交互"));
        one.client().act(incident, "receipt", "csirt", "{}").done();
        two.client().act(incident, "receipt", "csirt", "{}").refused(409, "already-received");
        for (int n = 1; n <= 10; n++) {
            Node instructing = n % 2 == 0 ? one : two;
            Node executing = instructing == one ? two : one;
            instructing
                    .client()
                    .act(
                            incident,
                            "containment-instructions",
                            "csirt-lead",
                            "{\"to\": \"SYS_MANAGER\", \"measures\": \"遮断\"}")
                    .created();
            executing
                    .client()
                    .act(
                            incident,
                            "containment-actions",
                            "csirt-lead",
                            "{\"instruction\": %d, \"what\": \"遮断\", \"effect\": \"済\"}".formatted(n))
                    .created();
            instructing
                    .client()
                    .act(
                            incident,
                            "containment-actions",
                            "csirt-lead",
                            "{\"instruction\": %d, \"what\": \"遮断\", \"effect\": \"済\"}".formatted(n))
                    .refused(409, "no-open-instruction");
        }
        assertThat(kept.read.get()).isPositive();
    }

    /** Holds on to what the cache would let the collector take, and counts what was found. */
    private static final class Kept extends Cache.EntryListenerAdapter {

        private final List<Object> values = new CopyOnWriteArrayList<>();
        private final AtomicInteger read = new AtomicInteger();

        @Override
        public void onEntryCreated(Object key, Object value) {
            values.add(value);
        }

        @Override
        public void onEntryUpdated(Object key, Object value) {
            values.add(value);
        }

        @Override
        public void onEntryRead(Object key, Object value) {
            read.incrementAndGet();
        }
    }

    private void demandWholeChain() {
        long head = one.client().head();
        String previous = "0".repeat(64);
        long position = 0;
        for (Document commit : one.all("commits")) {
            assertThat(commit.getLong("_id")).isEqualTo(position + 1);
            assertThat(commit.getString("previous")).isEqualTo(previous);
            position = commit.getLong("last");
            previous = commit.getString("hash");
        }
        assertThat(position).isGreaterThanOrEqualTo(head);
    }

    private static String file(Node node, String title) {
        return node.client()
                .post("/v1/incidents", "staff", Reports.ofTax(title))
                .created()
                .at("/number")
                .asString();
    }

    private static List<String> listed(Node node) {
        return node.client()
                .get("/v1/incidents?limit=100&after=" + node.client().head(), "csirt")
                .ok()
                .each("/items", "number");
    }

    private static String state(Node node) {
        return node.client()
                .get("/v1/ops/projections", "admin")
                .ok()
                .at("/items/0/state")
                .asString();
    }
}
