package jp.csirt.incident.journey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import java.util.UUID;
import org.axonframework.config.Configuration;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

@DisplayName("記録の検証")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VerificationTest {

    private static final String VERIFICATIONS = "/v1/integrity/verifications";
    private static final String CHECKPOINTS = "/v1/integrity/checkpoints";
    private static final String LOG = "/v1/integrity/log";

    private final TestService service = new TestService();
    private final Client client = service.client();

    /** Position of a commit with one event. */
    private long receipt;

    @BeforeAll
    void file() {
        UUID incident = Reports.file(client, Reports.ofTax("連鎖の確認"));
        receipt = client.act(incident, "receipt", "csirt", "{}").done().position();
        Reports.file(client, Reports.least("ほかの事案"));
        Quiet.await(service.part(Configuration.class), client);
    }

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    @Order(1)
    @DisplayName("全体でも範囲でも検証できる")
    void the_record_is_valid() {
        var whole = client.post(VERIFICATIONS, "auditor", "{}").ok();
        assertThat(whole.at("/valid").asBoolean()).isTrue();
        assertThat(whole.at("/checked").asLong()).isEqualTo(client.head());
        assertThat(whole.json().has("firstBad")).isFalse();
        assertThat(client.post(VERIFICATIONS, "csirt", "{\"from\": %1$d, \"to\": %1$d}".formatted(receipt))
                        .ok()
                        .at("/checked")
                        .asLong())
                .isEqualTo(1);
        assertThat(client.post(VERIFICATIONS, "csirt", "").ok().at("/valid").asBoolean())
                .isTrue();
    }

    @Test
    @Order(2)
    @DisplayName("範囲の誤りは 400")
    void bad_stretches_are_refused() {
        client.post(VERIFICATIONS, "auditor", "{\"from\": 0}").invalid("/from OUT_OF_RANGE");
        client.post(VERIFICATIONS, "auditor", "{\"to\": 0}").invalid("/to OUT_OF_RANGE");
        client.post(VERIFICATIONS, "auditor", "{\"from\": 3, \"to\": 2}").invalid("/to OUT_OF_RANGE");
        client.post(VERIFICATIONS, "auditor", "{\"from\": \"1\"}").invalid("/from WRONG_TYPE");
        client.post(VERIFICATIONS, "auditor", "{\"since\": 1}").invalid("/since UNKNOWN_FIELD");
        client.post(VERIFICATIONS, "auditor", "{]").refused(400, "malformed-json");
        client.post(VERIFICATIONS, "auditor", "{}", "Idempotency-Key", "a b").refused(400, "invalid-header");
        client.post(VERIFICATIONS, "auditor", "{}", "Content-Type", "text/plain")
                .refused(415, "unsupported-media-type");
        client.post(VERIFICATIONS, "auditor", "{}", "Accept", "text/html").refused(406, "not-acceptable");
        client.post(CHECKPOINTS, "auditor", "{\"position\": 1}").invalid("/position UNKNOWN_FIELD");
        client.get(CHECKPOINTS + "?limit=0", "auditor").refused(400, "invalid-parameter");
        client.get(CHECKPOINTS + "?cursor=x", "auditor").refused(400, "invalid-parameter");
        client.get(LOG + "?from=1", "auditor").refused(400, "invalid-parameter");
    }

    @Test
    @Order(3)
    @DisplayName("データベースを書き換えたら、その位置が分かる")
    void tampering_in_the_database_is_found() {
        MongoCollection<Document> commits = commits();
        Document second = commits.find(new Document("_id", receipt)).first();
        assertThat(second).isNotNull();
        commits.updateOne(new Document("_id", receipt), new Document("$set", new Document("at", "2020")));
        assertFault(receipt, "ALTERED");
        commits.replaceOne(new Document("_id", receipt), second);
        assertThat(client.post(VERIFICATIONS, "auditor", "{}").at("/valid").asBoolean())
                .isTrue();
        commits.deleteOne(new Document("_id", receipt));
        assertFault(receipt, "REMOVED");
        commits.insertOne(second);
        long head = client.head();
        client.post(CHECKPOINTS, "auditor", "");
        Document last = requireNonNull(commits.findOneAndDelete(new Document("last", head)));
        assertFault(last.getLong("_id"), "TRUNCATED");
    }

    private void assertFault(long position, String kind) {
        var found = client.post(VERIFICATIONS, "auditor", "{}").ok();
        assertThat(found.at("/valid").asBoolean()).isFalse();
        assertThat(found.at("/firstBad/position").asLong()).isEqualTo(position);
        assertThat(found.at("/firstBad/kind").asString()).isEqualTo(kind);
    }

    private MongoCollection<Document> commits() {
        return service.part(MongoClient.class).getDatabase("csirt").getCollection("commits");
    }
}
