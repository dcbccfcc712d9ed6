package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@DisplayName("報告から完了の提案まで")
@ExtendWith(SharedService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainPathTest {

    private static final String HASH = "ab".repeat(32);

    private final Client client;
    private final UUID incident;

    MainPathTest(Client client) {
        this.client = client;
        this.incident = Reports.file(client, Reports.ofTax("通しの事案").put("occurredAt", Reports.minutesAgo(20)));
    }

    private Exchange act(String path, String key, String body) {
        return client.act(incident, path, key, body);
    }

    private JsonNode detail() {
        return client.get("/v1/incidents/" + incident, "ciso").ok().json();
    }

    private void createsNumbered(String path, String key, String body, int n) {
        Exchange answer = act(path, key, body).created();
        assertThat(answer.at("/n").asInt()).isEqualTo(n);
        assertThat(answer.header("Location")).isEqualTo("/v1/incidents/%s/%s/%d".formatted(incident, path, n));
    }

    @Test
    @Order(2)
    @DisplayName("受付と庁内報告は何も作らない")
    void receipt_and_internal_reports_create_nothing() {
        act("receipt", "csirt", "").done();
        act("internal-reports", "manager", """
                {"to": "OVERALL_MANAGER", "kind": "REPORT", "method": "PHONE"}""").done();
        act("internal-reports", "manager", """
                {"to": "CISO", "kind": "REPORT", "method": "IN_PERSON", "note": "第一報\\n続きは後で"}""").done();
        assertThat(detail().at("/milestone").asString()).isEqualTo("RECEIVED");
    }

    @Test
    @Order(3)
    @DisplayName("評価は承認を待ち、承認されると承認済みになる")
    void assessment_is_proposed_and_then_approved() {
        act("situations", "csirt", """
                {"findings": "端末1台。外部通信の痕跡なし。", "impact": {"departments": ["tax"]}, "crimePossible": "NO",
                 "personalData": {"involved": "NO"}}""").done();
        createsNumbered("assessments", "csirt", """
                {"verdict": "INCIDENT", "level": 2, "category": "RANSOMWARE", "reason": "検知名を確認"}""", 1);
        assertThat(detail().at("/assessments/0/state").asString()).isEqualTo("PROPOSED");
        act("assessments/1/approval", "csirt-lead", "{}").done();
        assertThat(detail().at("/assessments/0/state").asString()).isEqualTo("APPROVED");
        assertThat(detail().at("/assessments/0/approval/actor").asString()).isEqualTo("CSIRT責任者");
        assertThat(detail().at("/level").asInt()).isEqualTo(2);
        assertThat(detail().at("/category").asString()).isEqualTo("RANSOMWARE");
        act("internal-reports", "csirt-lead", """
                {"to": "CISO", "kind": "ASSESSMENT", "method": "IN_PERSON"}""").done();
    }

    @Test
    @Order(4)
    @DisplayName("応急措置と復旧は指示され、実施される")
    void response_is_instructed_and_executed() {
        for (String track : List.of("containment", "recovery")) {
            createsNumbered(track + "-instructions", "csirt", """
                    {"to": "tax", "measures": "端末隔離"}""", 1);
            createsNumbered(track + "-instructions", "csirt", """
                    {"to": "tax", "measures": "パスワード変更", "dueAt": "2030-01-01T00:00:00Z"}""", 2);
            createsNumbered(track + "-actions", "manager", """
                    {"instruction": 2, "what": "変更した", "effect": ""}""", 1);
            assertThat(detail().at("/" + track + "/instructions")
                            .valueStream()
                            .map(i -> i.path("state").asString()))
                    .containsExactly("INSTRUCTED", "DONE");
            createsNumbered(track + "-actions", "officer", """
                    {"what": "隔離した", "effect": "拡大なし", "checkedBy": "税務課長"}""", 2);
            assertThat(detail().at("/" + track + "/instructions")
                            .valueStream()
                            .map(i -> i.path("state").asString()))
                    .containsExactly("DONE", "DONE");
        }
    }

    @Test
    @Order(5)
    @DisplayName("横展開の確認は求められ、回答される")
    void lateral_checks_are_asked_and_answered() {
        act("lateral-checks", "csirt", """
                {"conclusion": "まず不要と判断", "checks": []}""").done();
        Exchange asked = act("lateral-checks", "csirt", """
                {"conclusion": "福祉課に同種の端末がある", "checks": [
                 {"system": "福祉端末", "managerPost": "SYS_MANAGER"},
                 {"system": "戸籍端末", "managerPost": "SYS_MANAGER@general-affairs"}]}""").created();
        assertThat(asked.header("Location")).isEqualTo("/v1/incidents/" + incident + "/lateral-checks");
        List<String> ids =
                asked.at("/ids").valueStream().map(JsonNode::asString).toList();
        assertThat(detail().at("/lateralChecks")
                        .valueStream()
                        .map(check -> check.path("checkId").asString()))
                .isEqualTo(ids);
        act("lateral-checks/" + ids.getLast() + "/answer", "system-manager", """
                {"result": "NOT_FOUND", "note": "痕跡なし"}""")
                .done();
        assertThat(detail().at("/lateralChecks/0/state").asString()).isEqualTo("INSTRUCTED");
        assertThat(detail().at("/lateralChecks/0").has("result")).isFalse();
        assertThat(detail().at("/lateralChecks/1/state").asString()).isEqualTo("ANSWERED");
        assertThat(detail().at("/lateralChecks/1/result").asString()).isEqualTo("NOT_FOUND");
        assertThat(detail().at("/lateralChecks/1/note").asString()).isEqualTo("痕跡なし");
        assertThat(detail().at("/lateralChecks/1/answered/actor").asString()).isEqualTo("情報システム管理者");
        act("lateral-checks/" + ids.getFirst() + "/answer", "system-manager", """
                {"result": "UNKNOWN", "note": ""}""")
                .done();
    }

    @Test
    @Order(6)
    @DisplayName("証拠は保全され、引き渡され、照合される")
    void evidence_is_preserved_transferred_and_verified() {
        Exchange kept = act("evidence", "csirt", """
                {"kind": "LOG", "description": "認証ログ", "sha256": "%s", "location": "金庫", "custodian": "CSIRT",
                 "periodFrom": "2026-03-01T00:00:00+09:00", "periodTo": "2026-03-02T00:00:00+09:00"}""".formatted(HASH)).created();
        String one = "evidence/" + kept.at("/id").asString();
        assertThat(kept.header("Location")).isEqualTo("/v1/incidents/" + incident + "/" + one);
        act(one + "/transfers", "csirt", """
                {"to": "県警", "reason": "捜査への協力"}""").done();
        act(one + "/verifications", "csirt", "{\"sha256\": \"" + HASH + "\"}").done();
        act(one + "/verifications", "csirt", "{\"sha256\": \"" + "cd".repeat(32) + "\"}")
                .done();
        act(one + "/verifications", "csirt", "{}").done();
        assertThat(detail().at("/evidence/0/verifications")
                        .valueStream()
                        .map(v -> v.path("result").asString()))
                .containsExactly("MATCH", "MISMATCH", "NOT_VERIFIABLE");
        assertThat(detail().at("/evidence/0/transfers/0/to").asString()).isEqualTo("県警");
    }

    @Test
    @Order(7)
    @DisplayName("差し戻された再発防止策は作り直され、承認されて措置が指示される")
    void plan_is_returned_once_and_then_approved() {
        act("causes", "csirt", """
                {"certainty": "DETERMINED", "causeClass": "ACCIDENTAL", "actorClass": "STAFF", "direct": "添付の実行",
                 "unresolved": ""}""").done();
        String plan = """
                {"measures": [{"what": "無害化", "ownerPost": "SYS_MANAGER", "dueOn": "2030-03-31"}]}""";
        createsNumbered("prevention-plans", "csirt-lead", plan, 1);
        act("prevention-plans/1/decision", "ciso", """
                {"result": "RETURNED", "comment": "担当を見直すこと"}""").done();
        createsNumbered("prevention-plans", "csirt-lead", plan, 2);
        Exchange approved = act("prevention-plans/2/decision", "ciso", """
                {"result": "APPROVED", "comment": "了", "orders": [
                 {"measure": "無害化", "ownerPost": "SYS_MANAGER", "dueOn": "2030-03-31"},
                 {"measure": "研修", "ownerPost": "SEC_MANAGER@tax", "dueOn": "2030-03-31"}]}""").created();
        assertThat(approved.header("Location")).isEqualTo("/v1/incidents/" + incident + "/measures");
        assertThat(approved.at("/ids").valueStream().map(JsonNode::asString).toList())
                .isEqualTo(detail().at("/measures")
                        .valueStream()
                        .map(measure -> measure.path("measureId").asString())
                        .toList());
        assertThat(detail().at("/preventionPlans")
                        .valueStream()
                        .map(p -> p.path("state").asString()))
                .containsExactly("RETURNED", "APPROVED");
    }

    @Test
    @Order(8)
    @DisplayName("効果のない措置はやり直され、もう一つは改善計画へ引き継がれる")
    void measures_are_implemented_verified_and_carried_over() {
        String first = "measures/" + detail().at("/measures/0/measureId").asString();
        String second = "measures/" + detail().at("/measures/1/measureId").asString();
        act(first + "/implementation", "system-manager", "{\"what\": \"設定した\"}").done();
        act(first + "/verification", "system-manager", "{\"result\": \"EFFECTIVE\", \"note\": \"\"}")
                .refused(409, "same-person");
        act(first + "/verification", "csirt", "{\"result\": \"INEFFECTIVE\", \"note\": \"漏れがあった\"}")
                .done();
        assertThat(detail().at("/measures/0/state").asString()).isEqualTo("ORDERED");
        act(first + "/implementation", "system-manager", "{\"what\": \"設定し直した\"}")
                .done();
        act(first + "/verification", "csirt", "{\"result\": \"EFFECTIVE\", \"note\": \"確認した\"}")
                .done();
        act(second + "/carry-over", "ciso", """
                {"ownerPost": "SEC_MANAGER@tax", "dueOn": "2031-03-31", "reason": "次年度の予算による"}""").done();
        assertThat(detail().at("/measures")
                        .valueStream()
                        .map(m -> m.path("state").asString()))
                .containsExactly("VERIFIED", "CARRIED_OVER");
    }

    @Test
    @Order(9)
    @DisplayName("残った条件があるうちは完了できず、条件がすべて示される")
    void closure_is_refused_with_every_guard() {
        act("closure-proposal", "csirt-lead", "{\"reason\": \"対応を終えた\"}").done();
        Exchange refused = act("closure", "ciso", "").refused(409, "guards-unmet");
        assertThat(refused.each("/guards", "code"))
                .containsExactly("MIC_OPEN", "PREFECTURE_OPEN", "DISCLOSURE_UNDECIDED", "FORMS_NOT_ISSUED");
        assertThat(client.get("/v1/incidents/" + incident + "/guards", "ciso")
                        .ok()
                        .at("/guards"))
                .isEqualTo(refused.at("/guards"));
        assertThat(detail().at("/closure").has("closed")).isFalse();
    }

    @Test
    @Order(10)
    @DisplayName("時系列は出来事を順に、言葉と根拠条項と実施者で示す")
    void timeline_tells_every_event() {
        List<JsonNode> items = client.get("/v1/incidents/" + incident + "/timeline", "auditor")
                .ok()
                .at("/items")
                .valueStream()
                .filter(item -> !item.has("notificationId"))
                .toList();
        assertThat(items).hasSize((int) detail().at("/version").asLong());
        JsonNode first = items.getFirst();
        assertThat(first.path("event").asString()).isEqualTo("incident-reported");
        assertThat(first.path("text").asString()).contains("通しの事案");
        assertThat(first.path("actor").asString()).isEqualTo("職員");
        assertThat(first.path("post").asString()).isEqualTo("REPORTER@tax");
        assertThat(first.path("clauses").valueStream().map(JsonNode::asString)).containsExactly("5.3(1)①");
        assertThat(OffsetDateTime.parse(first.path("occurredAt").asString()).plusMinutes(15))
                .isBefore(OffsetDateTime.parse(first.path("recordedAt").asString()));
        assertThat(items)
                .isSortedAccordingTo((a, b) -> Long.compare(
                        a.path("position").asLong(), b.path("position").asLong()));
        assertThat(items.stream().map(item -> item.path("event").asString()))
                .contains(
                        "containment-executed", "lateral-check-answered", "evidence-verified", "measure-carried-over");
    }
}
