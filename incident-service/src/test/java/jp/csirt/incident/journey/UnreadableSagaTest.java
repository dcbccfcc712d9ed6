package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import jp.csirt.incident.platform.mongo.Await;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.axonframework.config.Configuration;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("読めないサーガ")
class UnreadableSagaTest {

    private final StoreFolder folder = new StoreFolder();
    private Node node = Node.start(folder.uri(), "one");

    @AfterEach
    void close() {
        node.close();
        folder.close();
    }

    @Test
    @DisplayName("その事案の見守りだけが待ち、ほかの事案は進み、健全性に示され、読めるようになれば続きから行う")
    void it_holds_up_its_own_incident_only() {
        UUID affected = Reports.file(node.client(), Reports.ofTax("読めない見守り"));
        await(affected, "依頼: 報告の受付", 1);
        Quiet.await(node.bean(Configuration.class), node.client());
        Object sound = replace(affected, "{");

        propose(affected);
        UUID other = Reports.file(node.client(), Reports.ofTax("ほかの見守り"));
        propose(other);

        await(other, "依頼: 報告の受付", 1);
        await(other, "依頼: 評価の承認", 1);
        awaitHealth("WARNING", 1);
        assertThat(health().at("/details/sagas/escalation").asString()).isEqualTo("RUNNING");
        assertThat(asked(affected, "依頼: 評価の承認")).isEmpty();

        node.close();
        node = Node.start(folder.uri(), "one");
        awaitHealth("WARNING", 1);
        replace(affected, sound);

        await(affected, "依頼: 評価の承認", 1);
        assertThat(asked(affected, "依頼: 報告の受付")).hasSize(1);
        awaitHealth("UP", 0);
    }

    private void propose(UUID incident) {
        node.client().act(incident, "assessments", "csirt", """
                {"verdict": "SUSPECTED", "level": 1, "category": "MALWARE", "reason": "調べる"}""").created();
    }

    /** Puts something else in the place of what the saga remembers; what was there. */
    private Object replace(UUID incident, Object content) {
        Document saga = node.all("sagas").stream()
                .filter(one -> one.getString("sagaType").equals("escalation")
                        && String.valueOf(one.get("associations")).contains(incident.toString()))
                .findFirst()
                .orElseThrow();
        Object before = Objects.requireNonNull(saga.get("serializedSaga"));
        Await.first(
                node.database()
                        .getCollection("sagas")
                        .updateOne(new Document("_id", saga.get("_id")), Updates.set("serializedSaga", content)),
                Node.WITHIN);
        return before;
    }

    private JsonNode health() {
        return node.client().get("/actuator/health", "admin").at("/components/deadlines");
    }

    private void awaitHealth(String status, int unreadable) {
        patiently().untilAsserted(() -> {
            assertThat(health().at("/details/unreadable").asInt(-1)).isEqualTo(unreadable);
            assertThat(health().at("/status").asString()).isEqualTo(status);
        });
    }

    private List<String> asked(UUID incident, String beginning) {
        return node
                .client()
                .get("/v1/incidents/" + incident + "/timeline", "csirt-lead")
                .ok()
                .each("/items", "text")
                .stream()
                .filter(text -> text.startsWith(beginning))
                .toList();
    }

    private void await(UUID incident, String beginning, int times) {
        patiently().untilAsserted(() -> assertThat(asked(incident, beginning)).hasSize(times));
    }

    /** A deadline that fails rests for up to a minute before it is tried again. */
    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofSeconds(90));
    }
}
