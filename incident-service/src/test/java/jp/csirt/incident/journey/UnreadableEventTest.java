package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.platform.mongo.Await;
import org.awaitility.Awaitility;
import org.axonframework.config.Configuration;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("新しい版が書いた出来事")
class UnreadableEventTest {

    private static final String LETTERS = "/v1/ops/dead-letters";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StoreFolder folder = new StoreFolder();
    private Node node = Node.start(folder.uri(), "one");

    @AfterEach
    void close() {
        node.close();
        folder.close();
    }

    @Test
    @DisplayName("その事案だけが断られ、ほかの事案は進み、知っている版になれば元どおりになる")
    void it_holds_up_its_own_incident_only() {
        UUID affected = Reports.file(node.client(), Reports.ofTax("新しい版"));
        UUID sound = Reports.file(node.client(), Reports.ofTax("今の版"));
        long before = writeAsANewerVersion(affected);

        refuses(affected);
        namesItOnThePages(affected, sound);
        UUID later = serves(sound);
        awaitWaiting("incident-foreseen");
        tellsAndGoesOn(before, affected, later);

        node.close();
        node = Node.start(folder.uri(), "one");
        refuses(affected);
        serves(sound);
        assertThat(node.client().get("/actuator/health", null).status()).isEqualTo(200);

        nameIt(affected, "report-received");
        retryWaiting();
        node.client().get("/v1/incidents/" + affected + "/timeline", "csirt").ok();
        assertThat(listed()).hasSize(5).contains(affected.toString());
    }

    private void refuses(UUID incident) {
        Client client = node.client();
        String path = "/v1/incidents/" + incident;
        for (Exchange answer : List.of(
                client.get(path, "csirt"),
                client.get(path + "/timeline", "csirt"),
                client.get(path + "/guards", "csirt"),
                client.get(path + "/reports/occurrence?format=pdf", "csirt"),
                client.act(incident, "situations", "csirt", "{\"findings\": \"判断できない\"}"))) {
            assertThat(answer.refused(503, "unreadable-record").header("Retry-After"))
                    .isEqualTo("60");
        }
    }

    /** The others' matters stand on the pages that look at many incidents; of this one its number does. */
    private void namesItOnThePages(UUID affected, UUID sound) {
        String number = node.client()
                .get("/v1/incidents?limit=100&after=" + node.client().head(), "csirt")
                .ok()
                .at("/items")
                .valueStream()
                .filter(item -> item.path("incidentId").asString().equals(affected.toString()))
                .map(item -> item.path("number").asString())
                .findFirst()
                .orElseThrow();
        try (var browser = Browser.of(node.client(), "csirt")) {
            for (String path : List.of("/", "/due?by=person")) {
                Shown page = browser.open(path).ok();
                assertThat(page.text()).as(path).contains(number + " この事案の記録は読めません");
                assertThat(page.html().select("a[href^=/incidents/%s]".formatted(sound)))
                        .as(path)
                        .isNotEmpty();
            }
            assertThat(browser.open("/due?by=recipient").ok().text()).contains(number + " この事案の記録は読めません");
        }
    }

    private void tellsAndGoesOn(long before, UUID affected, UUID later) {
        List<Sse.Told> told = ListStream.since(node.client(), "csirt", before);
        assertThat(told)
                .filteredOn(one -> ListStream.incident(one).equals(affected))
                .extracting(Sse.Told::event)
                .containsExactly("unreadable");
        assertThat(told)
                .filteredOn(one -> ListStream.incident(one).equals(later))
                .extracting(Sse.Told::event)
                .containsOnly("changed")
                .isNotEmpty();
        assertThat(ListStream.since(node.client(), "vendor", before)).isEmpty();
    }

    private UUID serves(UUID incident) {
        node.client()
                .act(incident, "situations", "csirt", "{\"findings\": \"続けられる\"}")
                .done();
        UUID later = Reports.file(node.client(), Reports.ofTax("その後"));
        assertThat(listed()).contains(incident.toString(), later.toString());
        return later;
    }

    private List<String> listed() {
        return node.client()
                .get("/v1/incidents?limit=100&after=" + node.client().head(), "csirt")
                .ok()
                .each("/items", "incidentId");
    }

    private void awaitWaiting(String event) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                node.client().get(LETTERS, "admin").ok().each("/items", "event"))
                        .containsExactly(event));
    }

    private void retryWaiting() {
        String id = node.client().get(LETTERS, "admin").ok().at("/items/0/id").asString();
        assertThat(node.client()
                        .post(LETTERS + "/" + id + "/retry", "admin", "")
                        .ok()
                        .at("/result")
                        .asString())
                .isEqualTo("DONE");
    }

    /** Another incident's receipt, made this one's and put at the end of the log under a name that nobody knows yet; where that was. */
    private long writeAsANewerVersion(UUID incident) {
        UUID other = Reports.file(node.client(), Reports.ofTax("手本"));
        node.client().act(other, "receipt", "csirt", "{}").done();
        Quiet.await(node.bean(Configuration.class), node.client());
        List<Document> commits = node.all("commits");
        Document commit = commits.stream()
                .filter(one -> other.toString().equals(one.getString("aggregateId")))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        Document event = commit.getList("events", Document.class).getFirst();
        long position = commits.getLast().getLong("last") + 1;
        event.append("id", UUID.randomUUID().toString())
                .append("name", "incident-foreseen")
                .append("payload", event.getString("payload").replace(other.toString(), incident.toString()));
        commit.append("_id", position)
                .append("last", position)
                .append("aggregateId", incident.toString())
                .append("events", List.of(event));
        Await.first(commits().insertOne(commit), Node.WITHIN);
        return position - 1;
    }

    private void nameIt(UUID incident, String name) {
        Await.first(
                commits()
                        .updateOne(
                                new Document("aggregateId", incident.toString())
                                        .append("events.name", "incident-foreseen"),
                                Updates.set("events.0.name", name)),
                Node.WITHIN);
    }

    private MongoCollection<Document> commits() {
        return node.database().getCollection("commits");
    }
}
