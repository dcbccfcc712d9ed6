package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.platform.mongo.Await;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("処理できなかった出来事")
class DeadLettersTest {

    private static final String LETTERS = "/v1/ops/dead-letters";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StoreFolder folder = new StoreFolder();
    private final Node node = Node.start(folder.uri(), "one");

    @AfterEach
    void close() {
        node.close();
        folder.close();
    }

    @Test
    @DisplayName("失敗した事案だけが待ち、ほかの事案は進み、直れば順に反映される")
    void a_failure_holds_up_its_own_incident_only() {
        UUID broken = file("壊れる");
        breakRow(broken);
        act(broken, "receipt", "csirt", "{}");
        awaitLetters(1);
        UUID sound = file("無事");
        act(broken, "containment-instructions", "csirt-lead", "{\"to\": \"SYS_MANAGER\", \"measures\": \"遮断\"}");
        awaitLetters(2);

        assertThat(list().each("/items", "incidentId")).contains(sound.toString());
        Exchange letters = letters();
        assertThat(letters.each("/items", "incidentId")).containsOnly(broken.toString());
        assertThat(letters.each("/items", "event")).containsExactly("report-received", "containment-instructed");
        assertThat(letters.at("/items/0/tries").asInt()).isEqualTo(1);
        assertThat(letters.at("/items/0/cause").asString()).doesNotContain("壊れる");
        assertThat(letters.at("/items/1/cause").isMissingNode()).isTrue();
        assertThat(node.all("dead-letters").toString()).doesNotContain("遮断").doesNotContain("壊れる");
        Exchange first = page("?limit=1");
        assertThat(first.each("/items", "event")).containsExactly("report-received");
        Exchange second = page("?limit=1&cursor=" + first.at("/nextCursor").asString());
        assertThat(second.each("/items", "event")).containsExactly("containment-instructed");
        assertThat(second.at("/nextCursor").isNull()).isTrue();
        for (String wrong :
                List.of("?cursor=x", "?cursor=x.", "?cursor=x.99999999999999999999", "?limit=0", "?all=true")) {
            node.client().get(LETTERS + wrong, "admin").refused(400, "invalid-parameter");
        }
        String id = letters.at("/items/1/id").asString();
        node.client().post(LETTERS + "/" + id + "/retry", "csirt-lead", "").refused(403, "forbidden");
        assertThat(retry(id).at("/result").asString()).isEqualTo("FAILED");
        assertThat(letters().at("/items/0/tries").asInt()).isEqualTo(2);

        mendRow(broken);
        assertThat(retry(id).at("/result").asString()).isEqualTo("DONE");

        assertThat(letters().at("/items").isEmpty()).isTrue();
        assertThat(list().at("/items").toString()).contains("\"version\":3");
        node.client().post(LETTERS + "/" + id + "/retry", "admin", "").refused(404, "not-found");
    }

    /** A row whose position cannot be read: the projection of later events fails. */
    private void breakRow(UUID incident) {
        list();
        Await.first(rows().updateOne(id(incident), Updates.set("position", "?")), Node.WITHIN);
    }

    private void mendRow(UUID incident) {
        Await.first(rows().deleteOne(id(incident)), Node.WITHIN);
    }

    private MongoCollection<Document> rows() {
        return node.database().getCollection("incident-list");
    }

    private static Document id(UUID incident) {
        return new Document("_id", incident.toString());
    }

    private void act(UUID incident, String path, String key, String body) {
        Exchange answer = node.client().act(incident, path, key, body);
        assertThat(answer.status()).as(answer.toString()).isLessThan(300);
    }

    private void awaitLetters(int count) {
        Awaitility.await().atMost(PATIENCE).until(() -> letters().at("/items").size() == count);
    }

    private Exchange letters() {
        return node.client().get(LETTERS, "admin").ok();
    }

    private Exchange page(String query) {
        return node.client().get(LETTERS + query, "admin").ok();
    }

    private Exchange retry(String id) {
        return node.client().post(LETTERS + "/" + id + "/retry", "admin", "").ok();
    }

    private Exchange list() {
        return node.client()
                .get("/v1/incidents?after=" + node.client().head(), "csirt")
                .ok();
    }

    private UUID file(String title) {
        return Reports.file(node.client(), Reports.ofTax(title));
    }
}
