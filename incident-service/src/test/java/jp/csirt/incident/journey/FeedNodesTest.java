package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.publish.IntegrationFeed;
import org.awaitility.Awaitility;
import org.axonframework.config.Configuration;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("複数のノードの、止まりもする配信")
class FeedNodesTest {

    private static final String UNKNOWN = "incident-foreseen";

    private final StoreFolder folder = new StoreFolder();
    private Node one = Node.start(folder.uri(), "one");

    @AfterEach
    void close() {
        one.close();
        folder.close();
    }

    @Test
    @DisplayName("どのノードも同じものを配り、他のノードが書いたものもすぐに流す")
    void every_node_follows_the_log() {
        try (Node two = Node.start(folder.uri(), "two")) {
            long head = new Feed(one.client()).head();
            try (var stream = new FeedStream(two.client(), "?after=" + head)) {
                assertThat(stream.answer().begun().getFirst()).contains("200");
                UUID incident = Reports.file(one.client(), Reports.ofTax("一方で"));
                JsonNode event = stream.next();
                assertThat(event.path("subject").asString()).isEqualTo(incident.toString());
            }
            long end = new Feed(two.client()).head();
            assertThat(new Feed(two.client()).after(0, 100).subList(0, (int) end))
                    .isEqualTo(new Feed(one.client()).after(0, 1000).subList(0, (int) end));
        }
    }

    @Test
    @DisplayName("止めると、流れは終わりまで送られて閉じ、待つ者にはすぐ答え、再開後は続きから読める")
    void streams_end_with_the_service_and_go_on_after_it() {
        Reports.file(one.client(), Reports.ofTax("停止の前"));
        long head = new Feed(one.client()).head();
        List<JsonNode> before = new Feed(one.client()).after(0, 1000).subList(0, (int) head);
        try (var stream = new FeedStream(one.client(), "?after=" + (head - 1))) {
            assertThat(Feed.position(stream.next())).isEqualTo(head);
            Client waiting = one.client();
            var asked = CompletableFuture.supplyAsync(
                    () -> new Feed(waiting).ask("?wait=30&after=999999").status());
            assertThat(asked.join()).isEqualTo(200);
            Awaitility.await().until(() -> one.bean(IntegrationFeed.class).streams() == 1);
            var stopped = CompletableFuture.runAsync(one::close);
            assertThat(stream.answer().ends()).isTrue();
            stopped.join();
        }
        one = Node.start(folder.uri(), "one");
        assertThat(new Feed(one.client()).after(0, 1000).subList(0, (int) head)).isEqualTo(before);
        Reports.file(one.client(), Reports.ofTax("再開の後"));
        assertThat(new Feed(one.client()).after(head, 1000)).isNotEmpty();
    }

    @Test
    @DisplayName("読めない出来事の前までは配り、そこでは503と答え、読める版になれば続く")
    void an_unreadable_event_stops_the_feed_loudly() {
        UUID incident = Reports.file(one.client(), Reports.ofTax("新しい版"));
        one.client().act(incident, "receipt", "csirt", "{}").done();
        Reports.file(one.client(), Reports.ofTax("その後"));
        var feed = new Feed(one.client());
        Quiet.await(one.bean(Configuration.class), one.client()); // without the feed, which remembers what it read
        List<JsonNode> all = feed.after(0, 1000);
        long unreadable = all.stream()
                .filter(event -> Feed.type(event).equals("jp.csirt.report-received.v1"))
                .mapToLong(Feed::position)
                .findFirst()
                .orElseThrow();
        rename(incident, "report-received", UNKNOWN);

        List<JsonNode> readable = Feed.events(feed.ask("?limit=1000"));
        assertThat(readable).isEqualTo(all.subList(0, (int) unreadable - 1));
        String there = "?after=" + (unreadable - 1);
        assertThat(feed.ask(there).refused(503, "unreadable-record").header("Retry-After"))
                .isEqualTo("60");
        feed.ask(there + "&wait=30").refused(503, "unreadable-record");
        feed.ask(there, "Accept", "text/event-stream").refused(503, "unreadable-record");
        try (var stream = new FeedStream(one.client(), "?after=" + (unreadable - 2))) {
            assertThat(Feed.position(stream.next())).isEqualTo(unreadable - 1);
            assertThat(stream.answer().ends()).isTrue();
        }
        assertThat(feed.after(unreadable, 1000))
                .startsWith(all.subList((int) unreadable, all.size()).toArray(JsonNode[]::new));

        rename(incident, UNKNOWN, "report-received");
        assertThat(feed.after(0, 1000).subList(0, all.size())).isEqualTo(all);
    }

    private void rename(UUID incident, String from, String to) {
        MongoCollection<Document> commits = one.database().getCollection("commits");
        Await.first(
                commits.updateOne(
                        new Document("aggregateId", incident.toString()).append("events.name", from),
                        Updates.set("events.0.name", to)),
                Node.WITHIN);
    }
}
