package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("対応の段階")
@ExtendWith(SharedService.class)
class StepsTest {

    private final Client client;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    StepsTest(Client client) {
        this.client = client;
    }

    /** A loss of papers that touches residents' services: level 3, around the clock. */
    private UUID file(int minutesAgo) {
        ObjectNode report = Reports.ofTax("書類の紛失")
                .put("level", 3)
                .put("category", "LOSS")
                .put("crimePossible", "NO")
                .put("awareAt", ago(minutesAgo + 10).toString())
                .put("occurredAt", ago(minutesAgo).toString());
        report.putObject("personalData").put("involved", "NO").put("myNumber", "NO");
        return Reports.file(client, report);
    }

    private Instant ago(int minutes) {
        return now.minus(Duration.ofMinutes(minutes));
    }

    private List<JsonNode> steps(UUID incident) {
        return client.get("/v1/incidents/" + incident + "/steps", "csirt")
                .ok()
                .at("/items")
                .valueStream()
                .toList();
    }

    private JsonNode step(UUID incident, int number) {
        return steps(incident).stream()
                .filter(step -> step.path("step").asInt() == number)
                .findFirst()
                .orElseThrow();
    }

    private List<String> told(UUID incident) {
        return steps(incident).stream()
                .map(step ->
                        step.path("step").asInt() + " " + step.path("state").asString())
                .toList();
    }

    private static Instant at(JsonNode step, String member) {
        return Instant.parse(step.path(member).asString());
    }

    @Test
    @DisplayName("D.3 報告と同時に段階が始まり、目標はレベルによる")
    void a_filed_report_has_its_steps_at_once() {
        UUID incident = file(1);

        assertThat(told(incident)).containsExactly("1 DONE", "2 OPEN", "3 OPEN", "4 OPEN");
        assertThat(at(step(incident, 1), "doneAt")).isEqualTo(ago(1));
        assertThat(step(incident, 1).path("lateBy").isNull()).isTrue();
        assertThat(at(step(incident, 2), "dueAt")).isEqualTo(ago(1).plus(Duration.ofMinutes(15)));
        assertThat(at(step(incident, 4), "dueAt")).isEqualTo(ago(1).plus(Duration.ofMinutes(30)));
        assertThat(step(incident, 2).path("doneAt").isNull()).isTrue();
        assertThat(step(incident, 2).path("warnedAt").isEmpty()).isTrue();
    }

    @Test
    @DisplayName("D.3 警告と上申の日時が段階に現れる")
    void what_was_told_shows_in_the_step() {
        UUID incident = file(60);

        Awaitility.await().until(() -> step(incident, 2).path("escalatedAt").size() == 2);

        assertThat(step(incident, 2).path("warnedAt")).hasSize(2);
        assertThat(step(incident, 1).path("warnedAt").isEmpty()).isTrue();
    }

    @Test
    @DisplayName("D.3 期限を過ぎれば期限超過となり、行った日時で遅れが決まる")
    void lateness_is_judged_by_when_it_was_done() {
        UUID incident = file(60);
        assertThat(told(incident)).containsExactly("1 DONE", "2 OVERDUE", "3 OVERDUE", "4 OVERDUE");
        assertThat(step(incident, 2).path("lateBy").isNull()).isTrue();

        client.act(incident, "receipt", "csirt", "{\"occurredAt\": \"%s\"}".formatted(ago(50)))
                .done();
        client.act(incident, "internal-reports", "manager", """
                {"to": "OVERALL_MANAGER", "kind": "REPORT", "method": "PHONE", "occurredAt": "%s"}""".formatted(ago(40)))
                .done();
        assertThat(step(incident, 2).path("state").asString()).isEqualTo("DONE");
        assertThat(step(incident, 2).path("lateBy").isNull()).isTrue();
        assertThat(step(incident, 3).path("lateBy").asString()).isEqualTo("PT5M");
        assertThat(at(step(incident, 3), "doneAt")).isEqualTo(ago(40));
    }

    @Test
    @DisplayName("D.3 評価から応急措置、横展開、外部報告の段階が始まり、非該当に改めると不要となる")
    void the_verdict_begins_and_ends_steps() {
        UUID incident = file(20);
        client.act(incident, "receipt", "csirt", "{\"occurredAt\": \"%s\"}".formatted(ago(18)))
                .done();
        client.act(incident, "assessments", "csirt", """
                {"verdict": "INCIDENT", "level": 3, "category": "LOSS", "reason": "見当たらない", "occurredAt": "%s"}""".formatted(ago(9))).created();
        client.act(incident, "lateral-checks", "csirt", """
                        {"conclusion": "他の課も確かめる", "occurredAt": "%s",
                         "checks": [{"system": "財務", "managerPost": "SYS_MANAGER"}]}""".formatted(ago(8))).created();
        assertThat(told(incident))
                .containsExactly(
                        "1 DONE",
                        "2 DONE",
                        "3 OVERDUE",
                        "4 OPEN",
                        "5 DONE",
                        "6 OPEN",
                        "7 OPEN",
                        "9 DONE",
                        "10 OPEN",
                        "11 OPEN",
                        "11 OPEN",
                        "18 OPEN",
                        "21 OPEN",
                        "22 OPEN");
        String check = client.get("/v1/incidents/" + incident, "csirt")
                .ok()
                .at("/lateralChecks/0/checkId")
                .asString();
        assertThat(step(incident, 10).path("about").asString()).isEqualTo(check);

        client.act(incident, "assessments", "csirt", """
                {"verdict": "NOT_INCIDENT", "level": 3, "category": "OTHER", "reason": "見つかった"}""").created();
        assertThat(told(incident))
                .contains("3 OVERDUE", "6 NOT_NEEDED", "10 NOT_NEEDED", "11 NOT_NEEDED", "22 NOT_NEEDED");
    }

    @Test
    @DisplayName("D.3 レベルを上げると始まりから数え直し、詳細の期限もそれに従う")
    void raising_the_level_counts_from_the_begin() {
        UUID incident =
                Reports.file(client, Reports.ofTax("紛失").put("category", "LOSS").put("occurredAt", ago(20).toString()));
        client.act(incident, "level-changes", "csirt", "{\"level\": 3, \"reason\": \"住民への影響\"}")
                .created();

        assertThat(at(step(incident, 2), "dueAt")).isEqualTo(ago(5));
        assertThat(step(incident, 2).path("state").asString()).isEqualTo("OVERDUE");
        JsonNode detail = client.get("/v1/incidents/" + incident, "csirt").ok().json();
        assertThat(at(detail, "dueAt")).isEqualTo(ago(5));
        assertThat(detail.path("overdue").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("D.3 段階と外部報告の義務は同じ期限を示す")
    void steps_and_duties_tell_the_same_limit() {
        ObjectNode report = Reports.ofTax("漏えい").put("category", "LOSS").put("crimePossible", "YES");
        report.putObject("personalData")
                .put("involved", "YES")
                .put("myNumber", "NO")
                .put("sensitive", "YES")
                .putArray("kinds")
                .add("RESIDENT");
        UUID incident = Reports.file(client, report);
        client.act(incident, "assessments", "csirt", """
                {"verdict": "INCIDENT", "level": 3, "category": "LOSS", "reason": "漏えいした"}""").created();

        assertThat(limit(incident, "PPC", "PRELIMINARY")).isEqualTo(at(step(incident, 15), "dueAt"));
        assertThat(limit(incident, "PPC", "FINAL_LEGAL")).isEqualTo(at(step(incident, 16), "dueAt"));
        assertThat(limit(incident, "MIC", "FIRST")).isEqualTo(at(step(incident, 11), "dueAt"));
        assertThat(limit(incident, "POLICE", "FIRST")).isEqualTo(at(step(incident, 13), "dueAt"));
        assertThat(limit(incident, "SUBJECTS", "NOTICE")).isEqualTo(at(step(incident, 17), "dueAt"));
        assertThat(limit(incident, "PUBLIC", "FIRST")).isEqualTo(at(step(incident, 18), "dueAt"));
        assertThat(step(incident, 15).path("about").asString())
                .isEqualTo(duty(incident, "PPC", "PRELIMINARY")
                        .path("obligationId")
                        .asString());
        assertThat(step(incident, 14).path("state").asString()).isEqualTo("DONE");
    }

    @Test
    @DisplayName("1(8) 総務課の事案では管理者が統括を兼ねるため、統括への報告は済み、その旨が示される")
    void the_manager_who_is_the_overall_manager_is_told_once() {
        UUID incident = Reports.file(client, Reports.least("総務課の紛失").put("department", "general-affairs"));

        assertThat(step(incident, 3).path("state").asString()).isEqualTo("DONE");
        assertThat(step(incident, 3).path("samePerson").asBoolean()).isTrue();
        assertThat(step(incident, 4).path("state").asString()).isEqualTo("OPEN");
        assertThat(step(incident, 4).has("samePerson")).isFalse();
    }

    private JsonNode duty(UUID incident, String recipient, String stage) {
        return client.get("/v1/incidents/" + incident + "/obligations", "csirt")
                .ok()
                .at("/items")
                .valueStream()
                .filter(duty -> duty.path("recipient").asString().equals(recipient)
                        && duty.path("stage").asString().equals(stage))
                .findFirst()
                .orElseThrow();
    }

    private Instant limit(UUID incident, String recipient, String stage) {
        return at(duty(incident, recipient, stage).path("due"), "hard");
    }

    @Test
    @DisplayName("見えない事案の段階は404、知らない指定は400")
    void steps_are_seen_by_those_who_see_the_incident() {
        UUID incident = file(1);
        client.get("/v1/incidents/" + incident + "/steps", "welfare").refused(404, "not-found");
        client.get("/v1/incidents/" + UUID.randomUUID() + "/steps", "csirt").refused(404, "not-found");
        client.get("/v1/incidents/" + incident + "/steps", null).refused(401, "unauthenticated");
        client.get("/v1/incidents/" + incident + "/steps?limit=1", "csirt").refused(400, "invalid-parameter");
    }
}
