package jp.csirt.incident.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@DisplayName("合わせられる時計")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClockTest {

    private static final String CLOCK = "/v1/ops/clock";
    private static final Instant THERE = Instant.parse("2031-04-01T00:00:00Z");

    private final TestService service =
            new TestService("--csirt.clock.adjustable=true", "--csirt.mongodb-uri=", "--csirt.master-key=");
    private final Client client = service.client();

    @AfterAll
    void close() {
        service.close();
    }

    @BeforeEach
    void set() {
        put("{\"now\": \"%s\"}".formatted(THERE)).ok();
    }

    @Test
    @DisplayName("進めても戻しても、そこから進み続ける")
    void it_is_set_both_ways_and_runs_on() {
        assertThat(now()).isBetween(THERE, THERE.plusSeconds(60));
        Instant ahead =
                Instant.parse(put("{\"advance\": \"PT2H\"}").ok().at("/now").asString());
        assertThat(ahead).isBetween(THERE.plus(Duration.ofHours(2)), THERE.plus(Duration.ofMinutes(121)));
        Instant first = now();
        assertThat(first).isAfterOrEqualTo(ahead);
        assertThat(now()).isAfter(first);

        Instant back =
                Instant.parse(put("{\"advance\": \"-P1D\"}").ok().at("/now").asString());
        assertThat(back).isBetween(THERE.minus(Duration.ofHours(22)), THERE.minus(Duration.ofHours(21)));
        assertThat(put("{\"now\": \"2026-04-01T09:00:00+09:00\"}")
                        .ok()
                        .at("/now")
                        .asString())
                .isEqualTo("2026-04-01T00:00:00Z");
    }

    @Test
    @DisplayName("発生日時、記録日時、未来の検査はこの時計により、記録の順は時計が戻っても位置による")
    void acts_go_by_it_and_their_order_by_position() {
        UUID incident = file();
        put("{\"advance\": \"-PT1H\"}").ok();
        client.act(incident, "receipt", "csirt", "{}").done();
        Exchange last = client.act(incident, "situations", "csirt", "{\"findings\": \"時計が戻った後\"}")
                .done();

        List<JsonNode> items = client.get("/v1/incidents/" + incident + "/timeline", "ciso")
                .ok()
                .at("/items")
                .valueStream()
                .filter(item -> !item.has("notificationId"))
                .toList();
        assertThat(at(items.get(0), "recordedAt")).isBetween(THERE, THERE.plusSeconds(60));
        assertThat(at(items.get(0), "occurredAt")).isBetween(THERE, THERE.plusSeconds(60));
        JsonNode newest = items.getLast();
        assertThat(newest.path("position").asLong()).isEqualTo(last.position());
        assertThat(at(newest, "recordedAt")).isBefore(THERE.minus(Duration.ofMinutes(59)));
        assertThat(at(newest, "occurredAt")).isBefore(THERE.minus(Duration.ofMinutes(59)));

        String future = THERE.plus(Duration.ofMinutes(5)).toString();
        client.act(incident, "situations", "csirt", "{\"findings\": \"先の事\", \"occurredAt\": \"%s\"}".formatted(future))
                .invalid("/occurredAt IN_FUTURE");
        put("{\"advance\": \"PT2H\"}").ok();
        client.act(incident, "situations", "csirt", "{\"findings\": \"今の事\", \"occurredAt\": \"%s\"}".formatted(future))
                .done();
        assertThat(client.post("/v1/integrity/verifications", "auditor", "{}")
                        .ok()
                        .at("/valid")
                        .asBoolean())
                .isTrue();
    }

    @Test
    @DisplayName("期限が過ぎれば、版が同じでも304ではなく今の状態を返す")
    void what_became_overdue_is_sent_again() {
        put("{\"now\": \"2026-04-01T09:00:00+09:00\"}").ok(); // of this year the holidays are known
        var report = Reports.ofTax("期限のある事案").put("awareAt", "2026-04-01T09:00:00+09:00");
        String incident = "/v1/incidents/" + Reports.file(client, report);
        Exchange before = client.get(incident, "csirt").ok();
        assertThat(before.at("/dueAt").isNull()).isFalse();
        assertThat(before.at("/overdue").asBoolean()).isFalse();
        String tag = before.header("ETag");
        assertThat(client.get(incident, "csirt", "If-None-Match", tag).status()).isEqualTo(304);

        put("{\"advance\": \"P3D\"}").ok();
        Exchange after = client.get(incident, "csirt", "If-None-Match", tag).ok();
        assertThat(after.header("ETag")).isEqualTo(tag);
        assertThat(after.at("/overdue").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("送り直しの見分けと記録の刻印は機械の時計により、進めても変わらない")
    void repetitions_and_commits_go_by_the_machines_time() {
        String key = UUID.randomUUID().toString();
        var report = Reports.ofTax("一度だけ").put("awareAt", THERE.toString());
        Exchange first = client.post("/v1/incidents", "staff", report, "Idempotency-Key", key)
                .created();
        put("{\"advance\": \"P3D\"}").ok();

        assertThat(client.post("/v1/incidents", "staff", report, "Idempotency-Key", key)
                        .created()
                        .json())
                .isEqualTo(first.json());
        Instant stored = Instant.parse(
                client.get("/v1/integrity/head", "auditor").ok().at("/at").asString());
        assertThat(stored).isBefore(THERE);
    }

    @Test
    @DisplayName("変更は、誰がいつからいつへ動かしたかとともに監査の記録に残る")
    void each_setting_is_recorded() {
        put("{\"now\": \"2031-05-01T00:00:00Z\"}").ok();

        JsonNode newest = client.get("/v1/audit?after=" + client.head(), "auditor")
                .ok()
                .at("/items")
                .get(0);
        assertThat(newest.path("action").asString()).isEqualTo("PUT /v1/ops/clock");
        assertThat(newest.path("result").asString()).isEqualTo("ALLOWED");
        assertThat(newest.path("target").asString()).matches("2031-04-01T00:00:.+Z/2031-05-01T00:00:00Z");
        assertThat(newest.path("actor").asString()).isEqualTo("システム管理者");
        assertThat(at(newest, "at")).isBefore(THERE);
    }

    @Test
    @DisplayName("断られた変更は時計を動かさず、何も記録しない")
    void what_is_refused_sets_nothing() {
        long head = client.acts();
        client.call("PUT", CLOCK, null, "{}".getBytes(UTF_8)).refused(401, "unauthenticated");
        client.get(CLOCK, null).refused(401, "unauthenticated");
        client.get(CLOCK, "ciso").refused(403, "forbidden");
        client.get(CLOCK + "?x=1", "admin").refused(400, "invalid-parameter");
        client.post(CLOCK, "admin", "{}").refused(405, "method-not-allowed");
        put("ciso", "{\"advance\": \"PT2H\"}").refused(403, "forbidden");
        put("{\"advance\": ").refused(400, "malformed-json");
        put("{}").invalid(" CONTRADICTION");
        put("{\"now\": null}").invalid(" CONTRADICTION");
        put("{\"now\": \"2031-04-01T00:00:00Z\", \"advance\": \"PT2H\"}").invalid(" CONTRADICTION");
        put("{\"now\": \"2031-04-01\"}").invalid("/now WRONG_TYPE");
        put("{\"now\": 5}").invalid("/now WRONG_TYPE");
        put("{\"now\": \"1999-12-31T23:59:59Z\"}").invalid("/now OUT_OF_RANGE");
        put("{\"now\": \"2100-01-01T00:00:00Z\"}").invalid("/now OUT_OF_RANGE");
        put("{\"advance\": \"2h\"}").invalid("/advance WRONG_FORM");
        put("{\"advance\": \"P1M\"}").invalid("/advance WRONG_FORM");
        put("{\"advance\": \"\"}").invalid("/advance WRONG_FORM");
        put("{\"advance\": \"PT999999999999999999999H\"}").invalid("/advance WRONG_FORM");
        put("{\"advance\": \"P40000D\"}").invalid("/advance OUT_OF_RANGE");
        put("{\"advance\": \"-PT2562047788015215H\"}").invalid("/advance OUT_OF_RANGE");
        put("{\"advance\": \"PT2562047788015215H\"}").invalid("/advance OUT_OF_RANGE");
        put("{\"at\": \"2031-04-01T00:00:00Z\"}").invalid("/at UNKNOWN_FIELD");

        assertThat(now()).isBetween(THERE, THERE.plus(1, ChronoUnit.MINUTES));
        assertThat(client.acts()).isEqualTo(head);
    }

    @Test
    @DisplayName("合わせられない時計には、その場所がない")
    void there_is_no_such_place_where_it_is_the_machines() {
        try (var ordinary = new TestService()) {
            Client other = ordinary.client();
            other.get(CLOCK, null).refused(401, "unauthenticated");
            other.get(CLOCK, "admin").refused(404, "not-found");
            other.call("PUT", CLOCK, "admin", "{\"advance\": \"PT2H\"}".getBytes(UTF_8))
                    .refused(404, "not-found");
        }
    }

    private UUID file() {
        return Reports.file(client, Reports.ofTax("時計の事案").put("awareAt", THERE.toString()));
    }

    private Instant now() {
        return Instant.parse(client.get(CLOCK, "admin").ok().at("/now").asString());
    }

    private Exchange put(String body) {
        return put("admin", body);
    }

    private Exchange put(String key, String body) {
        return client.call("PUT", CLOCK, key, body.getBytes(UTF_8));
    }

    private static Instant at(JsonNode entry, String member) {
        return Instant.parse(entry.path(member).asString());
    }
}
