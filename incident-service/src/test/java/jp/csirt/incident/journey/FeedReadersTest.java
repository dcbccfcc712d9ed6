package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import jp.csirt.incident.publish.IntegrationFeed;
import jp.csirt.incident.publish.IntegrationFeed.Event;
import org.awaitility.Awaitility;
import org.axonframework.config.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.Disposable;
import tools.jackson.databind.JsonNode;

@DisplayName("公開の出来事の読み手たち")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedReadersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int COMMITS = 12;
    private static final int READERS = 300;

    private final TestService service = new TestService();
    private final Client client = service.client();
    private final IntegrationFeed feed = service.part(IntegrationFeed.class);
    private final List<Disposable> readers = new ArrayList<>();
    private long head;

    @BeforeAll
    void a_long_log() {
        LongLog.append(service, COMMITS);
        head = new Feed(client).head();
    }

    @AfterEach
    void nobody_follows_any_longer() {
        readers.forEach(Disposable::dispose);
        readers.clear();
        Awaitility.await().atMost(PATIENCE).until(() -> feed.streams() == 0);
    }

    @AfterAll
    void close() {
        service.close();
    }

    private static List<Long> positions(List<JsonNode> events) {
        return events.stream().map(Feed::position).toList();
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @Test
    @DisplayName("遅い読み手も、自分の速さですべてを順に受け取る")
    void who_is_slow_misses_nothing() {
        long begun = head - 3000;
        try (var slow = new FeedStream(client, "?after=" + begun);
                var fast = new FeedStream(client, "?after=" + begun)) {
            assertThat(fast.next(3000)).hasSize(3000);
            UUID incident = Reports.file(client, Reports.ofTax("遅い読み手"));
            var all = new ArrayList<JsonNode>();
            do {
                all.add(slow.next());
            } while (!all.getLast().path("subject").asString("").equals(incident.toString()));
            assertThat(positions(all)).isEqualTo(range(begun + 1, begun + all.size()));
        }
    }

    @Test
    @DisplayName("読み手が多すぎれば、待つように断る")
    void there_is_a_bound() {
        while (!feed.isFull()) {
            readers.add(feed.follow(head).subscribe());
        }
        assertThat(new Feed(client)
                        .ask("", "Accept", "text/event-stream")
                        .refused(503, "overloaded")
                        .has("Retry-After"))
                .isTrue();
        assertThat(Feed.events(new Feed(client).ask("?limit=1"))).hasSize(1);
    }

    @Test
    @DisplayName("数百の読み手が待っているとき、次の出来事は一度だけ読まれて皆に渡る")
    void hundreds_at_the_head_share_what_is_read() {
        var own = new Feed(client);
        long begun = own.head();
        List<Queue<Event>> received = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            var events = new ConcurrentLinkedQueue<Event>();
            received.add(events);
            readers.add(feed.follow(begun).subscribe(events::addAll));
        }
        assertThat(feed.streams()).isEqualTo(READERS);
        Reports.file(client, Reports.ofTax("皆が待ち始める"));
        Quiet.await(service.part(Configuration.class), client);
        int before = everybodyHas(received, begun);
        Awaitility.await().atMost(PATIENCE).until(() -> feed.waiting() == READERS);
        Reports.file(client, Reports.ofTax("皆が待つ"));
        int all = everybodyHas(received, begun);

        assertThat(received)
                .allSatisfy(events -> assertThat(events.stream().limit(all).map(Event::position))
                        .containsExactlyElementsOf(range(begun + 1, begun + all)));
        Event second = received.getFirst().stream().skip(before).findFirst().orElseThrow();
        assertThat(received)
                .allSatisfy(events ->
                        assertThat(events.stream().skip(before).findFirst()).containsSame(second));
    }

    /** How many events there are by now after a position, once everybody has them. */
    private int everybodyHas(List<Queue<Event>> received, long begun) {
        int count = Math.toIntExact(new Feed(client).head() - begun);
        Awaitility.await().atMost(PATIENCE).until(() -> received.stream().allMatch(events -> events.size() >= count));
        return count;
    }
}
