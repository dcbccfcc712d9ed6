package jp.csirt.incident.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.platform.mongo.Await;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@DisplayName("稼働状態と計測値")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HealthTest {

    private static final String HEALTH = "/actuator/health";
    private static final String METRICS = "/actuator/prometheus";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestService service = new TestService();
    private final Client client = service.client();

    /** Ready once the views show what the start recorded. */
    @BeforeAll
    void ready() {
        await().atMost(PATIENCE).until(() -> client.get(HEALTH, null).status() == 200);
    }

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    @DisplayName("鍵がなければ状態だけ、あれば部分ごとの状態も示す")
    void a_key_shows_the_parts() {
        assertThat(client.get(HEALTH, null).ok().json().propertyNames()).containsExactly("status");
        Exchange whole = client.get(HEALTH, "csirt").ok();
        assertThat(whole.at("/components").propertyNames())
                .contains("store", "projections", "audit", "deadlines", "undated");
        JsonNode deadlines = whole.at("/components/deadlines");
        assertThat(deadlines.at("/status").asString()).isEqualTo("UP");
        assertThat(deadlines.at("/details").propertyNames())
                .containsExactlyInAnyOrder(
                        "auditedAt", "alive", "stuck", "open", "due", "orphaned", "sagas", "unreadable");
        assertThat(deadlines.at("/details/alive").asBoolean()).isTrue();

        client.get(HEALTH, "nobody").refused(401, "unauthenticated");
    }

    @Test
    @DisplayName("持ち主のない期限は警告となるが、要求には応え続ける")
    void an_alarm_is_a_warning_and_no_failure() {
        var deadlines = service.part(MongoDatabase.class).getCollection("deadlines");
        Await.first(
                deadlines.insertOne(new Document("_id", "lost")
                        .append("name", "mark")
                        .append("scope", "saga/none/1")
                        .append("at", "2026-01-01T00:00:00.000000000Z")
                        .append("state", "ORPHANED")),
                PATIENCE);
        await().atMost(PATIENCE)
                .until(() ->
                        client.get(HEALTH, null).ok().at("/status").asString().equals("WARNING"));
        assertThat(client.get(HEALTH, "admin")
                        .ok()
                        .at("/components/deadlines/details/orphaned")
                        .asLong())
                .isEqualTo(1);
        assertThat(metric("csirt_deadlines_orphaned")).isEqualTo(1);
        Reports.file(client, Reports.ofTax("警告の間の報告"));

        Await.first(deadlines.deleteOne(new Document("_id", "lost")), PATIENCE);
        await().atMost(PATIENCE)
                .until(() ->
                        client.get(HEALTH, null).ok().at("/status").asString().equals("UP"));
    }

    @Test
    @DisplayName("暦の及ばない期限は警告となり、期限の一覧に選び出せ、果たされると消える")
    void what_has_no_known_limit_is_a_warning() {
        UUID incident = Reports.file(
                client,
                Reports.ofTax("暦より前の報告")
                        .put("level", 0)
                        .put("category", "LOSS")
                        .put("crimePossible", "NO")
                        .put("awareAt", "2021-06-01T10:00:00+09:00")
                        .put("occurredAt", "2021-06-01T10:00:00+09:00"));
        long position = client.act(incident, "receipt", "csirt", "{\"occurredAt\": \"2021-06-01T11:00:00+09:00\"}")
                .done()
                .position();

        assertThat(undated(position, true)).contains(incident.toString());
        assertThat(undated(position, false)).doesNotContain(incident.toString());
        assertThat(client.get(HEALTH, null).ok().at("/status").asString()).isEqualTo("WARNING");
        JsonNode health = client.get(HEALTH, "admin").ok().at("/components/undated");
        assertThat(health.at("/details/incidents").asInt()).isEqualTo(1);
        assertThat(health.at("/details/limits").asInt()).isPositive();
        assertThat(client.get("/v1/incidents/" + incident, "csirt")
                        .ok()
                        .at("/dueAt")
                        .isNull())
                .isTrue();

        close(incident);
        assertThat(client.get(HEALTH, null).ok().at("/status").asString()).isEqualTo("UP");
    }

    private void close(UUID incident) {
        client.act(incident, "assessments", "csirt", """
                {"verdict": "NOT_INCIDENT", "level": 0, "category": "LOSS", "reason": "見つかった"}""").created();
        client.act(incident, "assessments/1/approval", "csirt-lead", "{}").done();
        client.act(incident, "acknowledgement", "manager", "{}").done();
        client.act(incident, "closure-proposal", "csirt", "{\"reason\": \"済んだ\"}")
                .done();
        long closed = client.act(incident, "closure", "ciso", "{}").done().position();
        assertThat(undated(closed, true)).doesNotContain(incident.toString());
    }

    private List<String> undated(long position, boolean undated) {
        return client.get("/v1/incidents?sort=dueAt&undated=" + undated + "&after=" + position, "csirt")
                .ok()
                .each("/items", "incidentId");
    }

    @Test
    @DisplayName("計測値は管理者の鍵だけに示され、期限と監査の数がある")
    void metrics_are_for_operators() {
        assertThat(List.of("due", "stuck", "fired_total", "late_total"))
                .allSatisfy(
                        name -> assertThat(metric("csirt_deadlines_" + name)).isZero());
        Reports.file(client, Reports.ofTax("見守られる報告"));
        await().atMost(PATIENCE).until(() -> metric("csirt_deadlines_open") >= 1);
        assertThat(metric("csirt_deadlines_auditor_age_seconds")).isBetween(0.0, 60.0);
        assertThat(metric("csirt_audit_lost_total")).isZero();

        client.get(METRICS, null).refused(401, "unauthenticated");
        client.get(METRICS, "nobody").refused(401, "unauthenticated");
        client.get(METRICS, "ciso").refused(403, "forbidden");
        client.get("/actuator/env", null).refused(401, "unauthenticated");
        client.get("/actuator/env", "ciso").refused(404, "not-found");
        client.get("/actuator/env", "admin").refused(404, "not-found");
    }

    private double metric(String name) {
        return new String(client.get(METRICS, "admin").ok().bytes(), UTF_8)
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metric " + name));
    }
}
