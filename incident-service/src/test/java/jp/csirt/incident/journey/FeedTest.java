package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import jp.csirt.spec.Spec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("公開の出来事の配信")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedTest {

    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String STREAM = "text/event-stream";

    private final TestService service = new TestService();
    private final Client client = service.client();
    private final Feed feed = new Feed(client);

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    @DisplayName("最初の位置から終わりまで、束の大きさによらず、抜けなく同じに読める")
    void every_position_comes_once() {
        Reports.file(client, Reports.ofTax("抜けなく"));
        long head = feed.head();
        List<JsonNode> all = feed.after(0, 1000).subList(0, (int) head);
        assertThat(feed.after(0, 7).subList(0, (int) head)).isEqualTo(all);
        assertThat(Feed.events(feed.ask("?limit=3"))).isEqualTo(all.subList(0, 3));
        assertThat(all.stream().map(event -> event.path("id").asString())).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("答えた操作はすぐに現れ、番号と事案を名のる")
    void what_was_acknowledged_is_there() {
        long before = feed.head();
        Exchange filed = client.post(
                        "/v1/incidents", "staff", Reports.ofTax("訓練の題名").put("drill", true))
                .created();
        JsonNode event = feed.after(before, 100).stream()
                .filter(known -> Feed.type(known).equals("jp.csirt.incident-reported.v1"))
                .findFirst()
                .orElseThrow();
        assertThat(event.path("subject").asString())
                .isEqualTo(filed.incidentId().toString());
        assertThat(event.path("source").asString()).isEqualTo("urn:csirt:SHIME");
        assertThat(event.path("data").path("number").asString())
                .isEqualTo(filed.at("/number").asString());
        assertThat(event.path("data").path("drill").asBoolean()).isTrue();
        assertThat(event.path("data").path("organ").asString()).isEqualTo("mayor");
    }

    @Test
    @DisplayName("待っている読み手には、出来事が起きるとすぐに答える")
    void who_waits_is_answered_by_the_next_event() {
        long head = feed.quiet();
        CompletableFuture<Exchange> waiting = CompletableFuture.supplyAsync(
                () -> feed.ask("?wait=30&after=" + head)); // the client itself is less patient than that
        Awaitility.await().until(() -> waiting.isDone() || filed(head));
        List<JsonNode> events = Feed.events(waiting.join());
        assertThat(Feed.position(events.getFirst())).isEqualTo(head + 1);
    }

    private boolean filed(long head) {
        if (feed.head() == head) {
            Reports.file(client, Reports.ofTax("待っていた"));
        }
        return false;
    }

    @Test
    @DisplayName("待っても何もなければ、空の束と終わりの位置を返す")
    void waiting_ends() {
        Awaitility.await().untilAsserted(() -> {
            long head = feed.head();
            Exchange answer = feed.ask("?wait=1&after=" + head); // an entry of the audit log may still come
            assertThat(Feed.events(answer)).isEmpty();
            assertThat(answer.header("CSIRT-Head-Position")).isEqualTo(String.valueOf(head));
        });
    }

    @Test
    @DisplayName("終わりより先を求められたら、待たずに空の束と終わりの位置を返す")
    void beyond_the_head_there_is_nothing() {
        long head = feed.head();
        Exchange answer = feed.ask("?wait=30&after=" + (head + 1000));
        assertThat(Feed.events(answer)).isEmpty();
        assertThat(Long.parseLong(answer.header("CSIRT-Head-Position"))).isBetween(head, head + 999);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csirt", "ciso", "auditor", "general-affairs", "vendor"})
    @DisplayName("範囲 events:read のない鍵は、どの職でも403")
    void the_scope_is_needed(String key) {
        client.get(Feed.PATH, key).refused(403, "forbidden");
        client.get(Feed.PATH + "?limit=0", key, "Accept", STREAM).refused(403, "forbidden");
    }

    @Test
    @DisplayName("鍵がなければ401、範囲さえあれば職のない鍵でもよい")
    void a_key_is_needed_and_enough() {
        client.get(Feed.PATH, null).refused(401, "unauthenticated");
        client.get(Feed.PATH, null, "Accept", STREAM).refused(401, "unauthenticated");
        var staff = new Staff(client);
        String machine = staff.key(staff.person("監視装置", null), "\"events:read\"")
                .at("/key")
                .asString();
        assertThat(Feed.events(client.get(Feed.PATH + "?limit=1", machine))).hasSize(1);
        client.get("/v1/incidents", machine).refused(403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after=-1",
                "after=x",
                "after=",
                "after=1&after=2",
                "after=9999999999999999999",
                "limit=0",
                "limit=1001",
                "limit=1e3",
                "wait=31",
                "wait=-1",
                "wait=1.5",
                "wait=",
                "from=1"
            })
    @DisplayName("範囲の外や知らない指定は400")
    void bad_questions_are_refused(String query) {
        feed.ask("?" + query).refused(400, "invalid-parameter");
        feed.ask("?" + query, "Accept", STREAM).refused(400, "invalid-parameter");
        feed.ask("?" + query, "Accept", "text/html").refused(400, "invalid-parameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1 2", "9999999999999999999"})
    @DisplayName("読めない Last-Event-ID は400")
    void bad_last_event_id_is_refused(String id) {
        feed.ask("", "Accept", STREAM, "Last-Event-ID", id).refused(400, "invalid-header");
        feed.ask("?limit=1", "Last-Event-ID", id).ok();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | " + BATCH,
                "application/* | " + BATCH,
                "application/cloudevents-batch+json | " + BATCH,
                "text/event-stream;q=0.5, application/cloudevents-batch+json | " + BATCH,
                "text/event-stream | " + STREAM,
                "text/event-stream, */* | " + STREAM,
                "text/*, */*;q=0.1 | " + STREAM
            })
    @DisplayName("形は Accept で選ばれる")
    void the_form_is_chosen(String accept, String type) {
        Exchange answer =
                client.call("HEAD", Feed.PATH, Feed.KEY, null, "Accept", accept).ok();
        assertThat(answer.header("Content-Type")).isEqualTo(type);
        assertThat(Long.parseLong(answer.header("CSIRT-Head-Position"))).isPositive();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.bytes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/html",
                "text/event-stream;q=0",
                "application/cloudevents-batch+json;q=0, image/*"
            })
    @DisplayName("答えられない形を求められたら406")
    void other_forms_are_not_there(String accept) {
        feed.ask("", "Accept", accept).refused(406, "not-acceptable");
    }

    @Test
    @DisplayName("HEADは待たず、ほかのメソッドは405")
    void other_methods_are_refused() {
        client.call("HEAD", Feed.PATH + "?wait=30&after=" + feed.head(), Feed.KEY, null)
                .ok();
        for (String method : new String[] {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"}) {
            assertThat(client.call(method, Feed.PATH, null, null)
                            .refused(405, "method-not-allowed")
                            .header("Allow"))
                    .isEqualTo("GET, HEAD");
        }
    }

    @Test
    @DisplayName("型と契約は鍵なしで、そのまま読める")
    void schema_and_contract_are_served_as_they_are() {
        assertThat(client.get("/v1/events.schema.json", null).ok().bytes()).isEqualTo(Spec.PUBLIC_EVENTS.bytes());
        assertThat(client.get("/v1/asyncapi.yaml", null).ok().bytes()).isEqualTo(Spec.EVENT_API.bytes());
    }

    @Test
    @DisplayName("終わりのない回答は、求めた位置の次から、起きたとおりに続く")
    void a_stream_goes_on() {
        long head = feed.head();
        try (var stream = new FeedStream(client, "?after=" + (head - 2))) {
            assertThat(stream.answer().begun().getFirst()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(stream.next(2).stream().map(Feed::position)).containsExactly(head - 1, head);
            UUID incident = Reports.file(client, Reports.ofTax("流れの中"));
            JsonNode next = stream.next();
            while (!next.path("subject").asString("").equals(incident.toString())) {
                next = stream.next();
            }
            long reported = Feed.position(next);
            assertThat(Feed.type(next)).isEqualTo("jp.csirt.incident-reported.v1");
            client.act(incident, "receipt", "csirt", "").done();
            long position = reported;
            do {
                next = stream.next();
                assertThat(Feed.position(next)).isEqualTo(++position);
            } while (!Feed.type(next).equals("jp.csirt.report-received.v1"));
        }
    }

    @Test
    @DisplayName("途切れた回答は、Last-Event-ID の次から続く")
    void a_stream_is_resumed() {
        long head = feed.head();
        try (var stream = new FeedStream(client, "")) {
            assertThat(stream.next(5).stream().map(Feed::position)).containsExactly(1L, 2L, 3L, 4L, 5L);
        }
        try (var again = new FeedStream(client, "?after=" + head, "Last-Event-ID", "5")) {
            assertThat(again.next(3).stream().map(Feed::position)).containsExactly(6L, 7L, 8L);
        }
    }

    @Test
    @DisplayName("鍵が失効すると、続いていた回答も終わる")
    void a_revoked_key_ends_its_stream() {
        var staff = new Staff(client);
        Exchange made = staff.key(staff.person("止める監視装置", null), "\"events:read\"");
        try (var stream = new Sse(
                client, Feed.PATH + "?after=" + feed.head(), made.at("/key").asString())) {
            assertThat(stream.begun().getFirst()).contains("200");
            client.delete("/v1/api-keys/" + made.at("/keyId").asString(), "admin")
                    .ok();
            var ended = CompletableFuture.supplyAsync(stream::ends);
            Awaitility.await().until(() -> {
                Reports.file(client, Reports.ofTax("失効の後"));
                return ended.isDone();
            });
            assertThat(ended.join()).isTrue();
        }
    }
}
