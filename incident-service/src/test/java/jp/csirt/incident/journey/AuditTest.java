package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.csirt.incident.platform.mongo.Await;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("6.1(6) 監査の記録")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTest {

    private static final String AUDIT = "/v1/audit";
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Set<String> ALWAYS = Set.of("position", "at", "actor", "action", "target", "result");

    private final TestService service = new TestService();
    private final Client client = service.client();

    @AfterAll
    void close() {
        service.close();
    }

    private UUID file() {
        return Reports.file(client, Reports.ofTax("監査"));
    }

    private String person(String key) {
        return client.get("/v1/session", key).ok().at("/personId").asString();
    }

    private void close(UUID incident, String key) {
        client.act(incident, "closure", key, "{}").refused(403, "forbidden");
    }

    @Test
    @DisplayName("拒まれた操作は、誰がどの鍵で何をしようとしたかを一度だけ残す")
    void a_refusal_is_recorded_once() {
        UUID incident = file();
        String tag = client.tag(incident);
        close(incident, "csirt");
        close(incident, "csirt");
        close(incident, "csirt-2");
        close(incident, "csirt");

        List<JsonNode> items = AuditLog.items(client, item -> AuditLog.isAbout(item, incident));

        assertThat(items.stream().map(item -> item.path("personId").asString()))
                .containsExactly(person("csirt-2"), person("csirt"));
        assertThat(items.stream().map(item -> item.path("keyId").asString())).doesNotHaveDuplicates();
        JsonNode item = items.getLast();
        assertThat(item.propertyNames()).containsAll(ALWAYS).hasSize(ALWAYS.size() + 2);
        assertThat(item.path("action").asString()).isEqualTo("POST /v1/incidents/{id}/closure");
        assertThat(item.path("result").asString()).isEqualTo("REFUSED");
        assertThat(item.path("actor").asString()).isEqualTo("CSIRT員");
        assertThat(client.tag(incident)).isEqualTo(tag);
        assertThat(AuditLog.of(client, incident)).hasSize(2);
    }

    @Test
    @DisplayName("事案のない操作の拒否は、対象なしで残る")
    void a_refusal_without_an_incident_has_no_target() {
        client.get("/v1/ops/projections", "liaison").refused(403, "forbidden");

        JsonNode item = AuditLog.items(
                        client,
                        entry -> entry.path("personId").asString("").equals(person("liaison"))
                                && entry.path("action").asString().equals("GET /v1/ops/projections"))
                .getFirst();
        assertThat(item.path("target").isNull()).isTrue();
    }

    @Test
    @DisplayName("証拠一式と記録の書き出しと外部通報者への連絡先の閲覧は、人と事案ごとに一度だけ残る")
    void readings_of_restricted_data_are_recorded() {
        UUID plain = file();
        UUID outside = Reports.file(client, Reports.full("外部からの通報"));
        client.get("/v1/incidents/" + plain, "csirt").ok();
        client.get("/v1/incidents/" + plain + "/reports/occurrence?format=json", "csirt")
                .ok();
        client.get("/v1/incidents/" + plain + "/evidence-bundle", "ciso").ok();
        client.get("/v1/incidents/" + plain + "/evidence-bundle", "ciso").ok();
        client.get("/v1/incidents/" + plain + "/evidence-bundle", "csirt").refused(403, "forbidden");
        client.get("/v1/incidents/" + outside + "/timeline", "csirt").ok();
        client.get("/v1/incidents/" + outside + "/reports/response?format=json", "csirt")
                .ok();
        client.get("/v1/incidents/" + outside, "csirt").ok();
        client.get("/v1/incidents/" + outside, "csirt").ok();
        client.get("/v1/incidents/" + outside + "/reports/occurrence?format=json", "liaison")
                .ok();
        client.get("/v1/integrity/log", "csirt-lead").ok();

        assertThat(AuditLog.of(client, outside))
                .containsExactly(
                        "ALLOWED 外部連携 GET /v1/incidents/{id}/reports/{form}", "ALLOWED CSIRT員 GET /v1/incidents/{id}");
        assertThat(AuditLog.of(client, plain))
                .containsExactly(
                        "REFUSED CSIRT員 GET /v1/incidents/{id}/evidence-bundle",
                        "ALLOWED 副町長 GET /v1/incidents/{id}/evidence-bundle");
        assertThat(AuditLog.entries(
                        client, item -> item.path("action").asString().equals("GET /v1/integrity/log")))
                .containsOnlyOnce("ALLOWED CSIRT責任者 GET /v1/integrity/log");
    }

    @Test
    @DisplayName("閲覧できたものがなければ、閲覧とは記録しない")
    void an_unchanged_or_refused_answer_shows_nothing() {
        UUID outside = Reports.file(client, Reports.full("外部からの通報"));
        String path = "/v1/incidents/" + outside;
        client.get(path, "csirt", "Accept", "text/html").refused(406, "not-acceptable");
        assertThat(client.get(path, "csirt", "If-None-Match", "*").status()).isEqualTo(304);
        client.get(path + "?x=1", "csirt").refused(400, "invalid-parameter");
        client.get(path, "welfare").refused(404, "not-found");
        close(outside, "csirt");

        assertThat(AuditLog.of(client, outside)).containsExactly("REFUSED CSIRT員 POST /v1/incidents/{id}/closure");
    }

    @Test
    @DisplayName("監査を行う者とCISOだけが読める")
    void only_auditor_and_ciso_may_read() {
        client.get(AUDIT, "auditor").ok();
        client.get(AUDIT, "ciso").ok();
        for (String key : List.of(
                "staff",
                "officer",
                "manager",
                "general-affairs",
                "education",
                "welfare",
                "hospital",
                "system-manager",
                "csirt",
                "csirt-2",
                "csirt-lead",
                "liaison",
                "vendor",
                "admin",
                "notification")) {
            client.get(AUDIT, key).refused(403, "forbidden");
        }
        client.get(AUDIT, null).refused(401, "unauthenticated");
        client.post(AUDIT, "auditor", "{}").refused(405, "method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "cursor=x", "cursor=-1", "count=yes", "x=1", "after=x"})
    @DisplayName("指定の誤りは400")
    void bad_parameters_are_refused(String parameters) {
        client.get(AUDIT + "?" + parameters, "auditor").refused(400, "invalid-parameter");
    }

    @Test
    @DisplayName("頁を読む間に記録が増えても、重ならず欠けない")
    void pages_are_stable_while_entries_come() {
        for (int i = 0; i < 5; i++) {
            UUID incident = file();
            close(incident, "csirt");
        }
        List<Long> expected = positions(AuditLog.items(client, item -> true));
        var seen = new ArrayList<Long>();
        Exchange page = client.get(AUDIT + "?limit=2&count=true", "ciso").ok();
        assertThat(page.at("/count").asInt()).isEqualTo(expected.size());
        seen.addAll(positions(page.at("/items").valueStream().toList()));
        assertThat(page.at("/nextCursor").isNull()).isFalse();
        while (!page.at("/nextCursor").isNull()) {
            UUID incident = file();
            close(incident, "csirt-2");
            client.get(AUDIT + "?after=" + client.head(), "ciso").ok();
            page = client.get(
                            AUDIT + "?limit=2&cursor=" + page.at("/nextCursor").asString(), "ciso")
                    .ok();
            seen.addAll(positions(page.at("/items").valueStream().toList()));
        }
        assertThat(seen).isEqualTo(expected);
    }

    private static List<Long> positions(List<JsonNode> items) {
        return items.stream().map(item -> item.path("position").asLong()).toList();
    }

    @Test
    @DisplayName("監査の記録も連鎖に入り、鍵そのものも氏名もない")
    void entries_are_links_of_the_chain_without_keys() {
        UUID incident = file();
        close(incident, "csirt");
        long position = AuditLog.items(client, item -> AuditLog.isAbout(item, incident))
                .getFirst()
                .path("position")
                .asLong();

        assertThat(client.post("/v1/integrity/verifications", "auditor", "{}")
                        .ok()
                        .at("/valid")
                        .asBoolean())
                .isTrue();
        Document commit = commits("_id", position).getFirst();
        assertThat(commit.getString("aggregate")).isNull();
        Document event = commit.getList("events", Document.class).getFirst();
        assertThat(event.getString("id")).isEqualTo(commit.getString("aggregateId"));
        assertThat(event.getString("name")).isEqualTo("access-refused");
        assertThat(commits("aggregate", null).toString())
                .doesNotContain("demo-")
                .doesNotContain("CSIRT員");
    }

    private List<Document> commits(String member, @Nullable Object value) {
        return Await.all(
                service.part(MongoDatabase.class).getCollection("commits").find(new Document(member, value)), WITHIN);
    }

    @Test
    @DisplayName("書き換えられた一覧は、記録から作り直せる")
    void the_view_is_rebuilt_from_the_log() {
        UUID incident = file();
        close(incident, "csirt");
        assertThat(AuditLog.of(client, incident)).hasSize(1);
        var altered = new Document("$set", new Document("target", "偽"));
        Await.first(
                service.part(MongoDatabase.class)
                        .getCollection(inForce())
                        .updateOne(new Document("target", incident.toString()), altered),
                WITHIN);
        assertThat(AuditLog.all(client).toString()).contains("偽");

        assertThat(client.post("/v1/ops/projections/audit/rebuild", "admin", "").status())
                .isEqualTo(202);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> client.get("/v1/ops/projections", "admin")
                        .ok()
                        .at("/items")
                        .valueStream()
                        .anyMatch(view -> view.path("name").asString().equals("audit")
                                && view.path("state").asString().equals("RUNNING")));

        assertThat(AuditLog.all(client).toString()).doesNotContain("偽");
        assertThat(AuditLog.of(client, incident)).containsExactly("REFUSED CSIRT員 POST /v1/incidents/{id}/closure");
    }

    private String inForce() {
        return Await.all(service.part(MongoDatabase.class).listCollectionNames(), WITHIN).stream()
                .filter(name -> name.equals("audit") || name.startsWith("audit."))
                .findFirst()
                .orElseThrow();
    }
}
