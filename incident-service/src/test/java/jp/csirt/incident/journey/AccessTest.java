package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.personal.TestStore;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

@DisplayName("利用者と鍵")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

    private static final Duration SECONDS = Duration.ofSeconds(60);

    private final TestService service = new TestService();
    private final Client client = service.client();
    private final Staff staff = new Staff(client);

    @AfterAll
    void close() {
        service.close();
    }

    private static void await(BooleanSupplier holds) {
        Instant giveUp = Instant.now().plus(SECONDS);
        while (!holds.getAsBoolean()) {
            assertThat(Instant.now()).as("it never came about").isBefore(giveUp);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private JsonNode keyItem(String keyId) {
        return client.get("/v1/api-keys?limit=100", "admin")
                .ok()
                .at("/items")
                .valueStream()
                .filter(item -> item.path("keyId").asString().equals(keyId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("鍵は一度だけ示され、範囲と職の許すことだけができる")
    void a_key_does_what_its_scopes_and_posts_allow() {
        String person = staff.person("新しいCSIRT員", null);
        staff.assign("CSIRT_MEMBER", person, Staff.today(), null).createdThing();
        Exchange made = staff.key(person, "\"incidents:read\"").createdThing();
        String key = made.at("/key").asString();
        assertThat(key).matches("csirt_[A-Za-z0-9_-]{43}");
        assertThat(made.header("Location"))
                .isEqualTo("/v1/api-keys/" + made.at("/keyId").asString());
        Exchange session = client.get("/v1/session", key).ok();
        assertThat(session.at("/personId").asString()).isEqualTo(person);
        assertThat(session.json().toString()).contains("CSIRT_MEMBER", "incidents:read");
        UUID incident = Reports.file(client, Reports.ofTax("鍵の範囲"));
        client.get("/v1/incidents/" + incident, key).ok();
        client.act(incident, "situations", key, "{\"findings\": \"確認\"}").refused(403, "forbidden");
        assertThat(keyItem(made.at("/keyId").asString()).has("key")).isFalse();
        client.get("/v1/session", key + "x").refused(401, "unauthenticated");
    }

    @Test
    @DisplayName("同じ Idempotency-Key の発行は一度だけで、二度目は次に何をすればよいかを告げて断る")
    void a_repeated_request_makes_no_other_key() {
        String person = staff.person("一度だけの鍵の者", null);
        String body = "{\"personId\": \"%s\", \"scopes\": [\"incidents:read\"]}".formatted(person);
        String request = UUID.randomUUID().toString();
        Exchange made = issue(body, request).createdThing();
        Exchange refused = issue(body, request).refused(409, "key-already-issued");
        assertThat(refused.at("/detail").asString()).contains("失効させ", "新しい要求");
        client.get("/v1/session", made.at("/key").asString()).ok();
        assertThat(issue(body, UUID.randomUUID().toString()).createdThing().at("/keyId"))
                .isNotEqualTo(made.at("/keyId"));
        assertThat(client.get("/v1/api-keys?limit=100", "admin").ok().each("/items", "personId"))
                .filteredOn(person::equals)
                .hasSize(2);
        issue(body, "a b").refused(400, "invalid-header");
    }

    private Exchange issue(String body, String request) {
        return client.post("/v1/api-keys", "admin", body, "Idempotency-Key", request);
    }

    @Test
    @DisplayName("最後に使われた時が残る")
    void the_last_use_is_recorded() {
        Exchange made =
                staff.key(staff.person("使う者", null), "\"incidents:read\"").createdThing();
        String keyId = made.at("/keyId").asString();
        assertThat(keyItem(keyId).has("lastUsedAt")).isFalse();
        client.get("/v1/session", made.at("/key").asString()).ok();
        String first = keyItem(keyId).path("lastUsedAt").asString();
        assertThat(Instant.parse(first))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        client.get("/v1/session", made.at("/key").asString()).ok();
        assertThat(keyItem(keyId).path("lastUsedAt").asString()).isEqualTo(first);
    }

    @Test
    @DisplayName("失効した鍵は開かず、もう一度失効させても同じで、知らない鍵は404")
    void a_revoked_key_opens_nothing() {
        Exchange made =
                staff.key(staff.person("失効する者", null), "\"incidents:read\"").createdThing();
        String path = "/v1/api-keys/" + made.at("/keyId").asString();
        client.delete(path, "csirt-lead").refused(403, "forbidden");
        client.get("/v1/session", made.at("/key").asString()).ok();
        long version = client.delete(path, "admin").ok().version();
        client.get("/v1/session", made.at("/key").asString()).refused(401, "unauthenticated");
        assertThat(client.delete(path, "admin").ok().version()).isEqualTo(version);
        assertThat(keyItem(made.at("/keyId").asString()).has("revokedAt")).isTrue();
        client.delete("/v1/api-keys/" + UUID.randomUUID(), "admin").refused(404, "not-found");
        client.delete("/v1/api-keys/x", "admin").refused(404, "not-found");
        client.get(path, "admin").refused(405, "method-not-allowed");
    }

    @Test
    @DisplayName("期限の過ぎた鍵は開かない")
    void an_expired_key_opens_nothing() {
        String person = staff.person("期限のある者", null);
        Exchange made = client.post("/v1/api-keys", "admin", """
                        {"personId": "%s", "scopes": ["incidents:read"], "expiresAt": "%s"}""".formatted(
                                person, Instant.now().plusSeconds(2)))
                .createdThing();
        String key = made.at("/key").asString();
        await(() -> client.get("/v1/session", key).status() == 401);
        assertThat(Instant.now())
                .isAfterOrEqualTo(Instant.parse(made.at("/expiresAt").asString()));
    }

    @Test
    @DisplayName("誤った鍵と利用者の本文は断られる")
    void wrong_bodies_are_refused() {
        String person = staff.person("誤りの者", null);
        String unknown = UUID.randomUUID().toString();
        keys(unknown, "\"ops\"", "").invalid("/personId UNKNOWN_PERSON");
        keys(person, "", "").invalid("/scopes REQUIRED");
        keys(person, "\"ops\", \"all\"", "").invalid("/scopes/1 UNKNOWN_SCOPE");
        keys(person, "\"ops\"", ", \"expiresAt\": \"2020-01-01T00:00:00Z\"").invalid("/expiresAt OUT_OF_ORDER");
        keys(person, "\"ops\"", ", \"expiresAt\": \"tomorrow\"").invalid("/expiresAt WRONG_TYPE");
        client.post("/v1/accounts", "admin", "{\"personId\": \"" + unknown + "\", \"scopes\": [\"ops\"]}")
                .invalid("/personId UNKNOWN_PERSON");
    }

    private Exchange keys(String person, String scopes, String more) {
        return client.post(
                "/v1/api-keys",
                "admin",
                "{\"personId\": \"" + person + "\", \"scopes\": [" + scopes + "]" + more + "}");
    }

    @Test
    @DisplayName("利用者は一人一つで、外部の識別子は重ならない")
    void accounts_are_unique() {
        String one = staff.person("利用者一", null);
        String two = staff.person("利用者二", null);
        account(one, "sub-1").createdThing();
        account(one, "sub-2").refused(409, "account-exists");
        account(two, "sub-1").refused(409, "external-id-taken");
        assertThat(client.get("/v1/accounts?limit=100", "admin").ok().each("/items", "personId"))
                .contains(one)
                .doesNotContain(two);
    }

    private Exchange account(String person, String externalId) {
        return client.post("/v1/accounts", "admin", """
                {"personId": "%s", "scopes": ["incidents:read"], "externalId": "%s"}""".formatted(person, externalId));
    }

    @ParameterizedTest
    @DisplayName("B.2 利用者と鍵は特権IDだけが扱う")
    @ValueSource(
            strings = {"staff", "manager", "general-affairs", "csirt-lead", "ciso", "auditor", "vendor", "notification"
            })
    void others_grant_nothing(String key) {
        client.get("/v1/accounts", key).refused(403, "forbidden");
        client.get("/v1/api-keys", key).refused(403, "forbidden");
        client.post("/v1/accounts", key, "{").refused(403, "forbidden");
        client.post("/v1/api-keys", key, "{").refused(403, "forbidden");
    }

    @Test
    @DisplayName("鍵そのものは、どこにも保管されない")
    void no_key_is_kept() {
        String key = staff.key(staff.person("鍵の者", null), "\"incidents:read\"")
                .at("/key")
                .asString();
        List<Document> kept = Await.all(
                Flux.from(service.part(MongoDatabase.class)
                        .getCollection("api-keys")
                        .find()),
                SECONDS);
        assertThat(kept).isNotEmpty().noneMatch(document -> document.toJson().contains(key));
        assertThat(new String(client.get("/v1/integrity/log", "auditor").ok().bytes(), StandardCharsets.UTF_8))
                .contains("api-key-created")
                .doesNotContain(key);
    }

    @Test
    @DisplayName("一方のノードで失効させた鍵は、数秒のうちに他方でも開かない")
    void revocation_counts_on_every_node(@TempDir Path folder) {
        try (TestStore store = TestStore.open(folder);
                var one = new TestService(
                        "--csirt.mongodb-uri=" + store.uri(), OperatorKeys.MASTER, OperatorKeys.SIGNING);
                var two = new TestService(
                        "--csirt.mongodb-uri=" + store.uri(), OperatorKeys.MASTER, OperatorKeys.SIGNING)) {
            var people = new Staff(one.client());
            Exchange made = people.key(people.person("二つのノードの者", null), "\"incidents:read\"")
                    .createdThing();
            String key = made.at("/key").asString();
            await(() -> two.client().get("/v1/session", key).status() == 200);
            two.client()
                    .delete("/v1/api-keys/" + made.at("/keyId").asString(), "admin")
                    .ok();
            await(() -> one.client().get("/v1/session", key).status() == 401);
            two.client().get("/v1/session", key).refused(401, "unauthenticated");
        }
    }
}
