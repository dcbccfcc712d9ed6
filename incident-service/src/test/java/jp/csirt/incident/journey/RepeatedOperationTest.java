package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.UUID;
import jp.csirt.incident.platform.mongo.Await;
import org.awaitility.Awaitility;
import org.axonframework.config.Configuration;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;

@DisplayName("事案によらない操作の繰り返し")
class RepeatedOperationTest {

    private static final String VERIFICATIONS = "/v1/integrity/verifications";
    private static final String CHECKPOINTS = "/v1/integrity/checkpoints";
    private static final String LETTERS = "/v1/ops/dead-letters";
    private static final String REBUILD = "/v1/ops/projections/incident-list/rebuild";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StoreFolder folder = new StoreFolder();
    private final String key = UUID.randomUUID().toString();
    private Node node = Node.start(folder.uri(), "one");

    @AfterEach
    void close() {
        node.close();
        folder.close();
    }

    private Exchange post(String path, String caller, String body) {
        return node.client().post(path, caller, body, "Idempotency-Key", key);
    }

    private void restart() {
        node.close();
        node = Node.start(folder.uri(), "one");
    }

    @Test
    @DisplayName("検証: 記録が増え、再起動した後も最初の答えを返し、別の範囲は断る")
    void a_verification_is_answered_once() {
        file("前");
        Quiet.await(node.bean(Configuration.class), node.client());
        long head = node.client().head();
        Exchange first = post(VERIFICATIONS, "auditor", "{}").ok();
        file("後");
        restart();
        Quiet.await(node.bean(Configuration.class), node.client());
        Exchange again = post(VERIFICATIONS, "auditor", "{}").ok();
        assertThat(again.bytes()).isEqualTo(first.bytes());
        assertThat(again.at("/checked").asLong()).isEqualTo(head);
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        post(VERIFICATIONS, "auditor", "{\"from\": 1}").refused(409, "idempotency-key-reused");
        post(CHECKPOINTS, "auditor", "{}").refused(409, "idempotency-key-reused");
        post(VERIFICATIONS, "auditor", "{\"from\": 0}").invalid("/from OUT_OF_RANGE");
        assertThat(post(VERIFICATIONS, "csirt", "{}").ok().at("/checked").asLong())
                .isEqualTo(node.client().head());
    }

    @Test
    @DisplayName("検証点: 記録が増えても、最初に作った検証点を201で返す")
    void a_checkpoint_is_taken_once() {
        file("前");
        Exchange first = post(CHECKPOINTS, "auditor", "{}");
        assertThat(first.status()).isEqualTo(201);
        file("後");
        Exchange again = post(CHECKPOINTS, "auditor", "{}");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(node.client().get(CHECKPOINTS, "auditor").ok().at("/items")).hasSize(1);
    }

    @Test
    @DisplayName("再試行: 済んだ出来事がもうなくても、最初の答えを返す")
    void a_retry_is_answered_once() {
        UUID incident = file("壊れる");
        node.client()
                .get("/v1/incidents?after=" + node.client().head(), "csirt")
                .ok();
        Await.first(row(incident, "?"), Node.WITHIN);
        node.client().act(incident, "receipt", "csirt", "{}").done();
        Awaitility.await().atMost(PATIENCE).until(() -> letters().at("/items").size() == 1);
        Await.first(row(incident, 1L), Node.WITHIN);
        String retry = LETTERS + "/" + letters().at("/items/0/id").asString() + "/retry";

        Exchange first = post(retry, "admin", "").ok();
        assertThat(first.at("/result").asString()).isEqualTo("DONE");
        assertThat(post(retry, "admin", "").ok().json()).isEqualTo(first.json());
        post(retry, "admin", "{}").refused(409, "idempotency-key-reused");
        node.client().post(retry, "admin", "").refused(404, "not-found");
    }

    @Test
    @DisplayName("再構築: 終わった後の繰り返しは新しく始めず、最初の答えを返す")
    void a_rebuild_begins_once() {
        file("一件");
        Exchange first = post(REBUILD, "admin", "");
        assertThat(first.status()).isEqualTo(202);
        Awaitility.await().atMost(PATIENCE).until(() -> !projection().contains("REBUILDING"));
        String rebuilt = projection();
        Exchange again = post(REBUILD, "admin", "");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.bytes()).isEqualTo(first.bytes());
        assertThat(projection()).isEqualTo(rebuilt).contains("rebuiltAt");
    }

    @Test
    @DisplayName("断られた操作の値は残らない")
    void the_key_of_a_refused_operation_is_free() {
        String none = LETTERS + "/" + UUID.randomUUID() + "/retry";
        post(none, "admin", "").refused(404, "not-found");
        post(none, "csirt-lead", "").refused(403, "forbidden");
        assertThat(node.all("answers")).isEmpty();
        assertThat(post(CHECKPOINTS, "admin", "{}").status()).isEqualTo(403);
        assertThat(post(REBUILD, "admin", "{}").status()).isEqualTo(202);
    }

    @Test
    @DisplayName("8件の同時の繰り返しは、同じ答えを得る")
    void parallel_repeats_get_one_answer() throws Exception {
        file("一件");
        var answers = Parallel.calls(
                8, () -> post(CHECKPOINTS, "auditor", "{}").json().toString());
        assertThat(answers).hasSize(8).containsOnly(answers.getFirst());
        assertThat(node.all("answers")).hasSize(1);
    }

    private Publisher<?> row(UUID incident, Object position) {
        return node.database()
                .getCollection("incident-list")
                .updateOne(new Document("_id", incident.toString()), Updates.set("position", position));
    }

    private Exchange letters() {
        return node.client().get(LETTERS, "admin").ok();
    }

    private String projection() {
        return node.client()
                .get("/v1/ops/projections", "admin")
                .ok()
                .at("/items/0")
                .toString();
    }

    private UUID file(String title) {
        return Reports.file(node.client(), Reports.ofTax(title));
    }
}
