package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("訂正")
@ExtendWith(SharedService.class)
class CorrectionsTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Client client;

    CorrectionsTest(Client client) {
        this.client = client;
    }

    private UUID filed() {
        return Reports.file(client, Reports.full("訂正する事案"));
    }

    private JsonNode detail(UUID id) {
        return client.get("/v1/incidents/" + id, "ciso").ok().json();
    }

    /** The id of the newest event of that name. */
    private String event(UUID id, String name) {
        return client.get("/v1/incidents/" + id + "/timeline", "ciso")
                .ok()
                .at("/items")
                .valueStream()
                .filter(item -> item.path("event").asString().equals(name))
                .map(item -> item.path("eventId").asString())
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private Exchange propose(UUID id, String key, String event, String field, String value) {
        ObjectNode body = JSON.createObjectNode()
                .put("eventId", event)
                .put("field", field)
                .put("reason", "誤記のため");
        body.set("value", JSON.readTree(value));
        return client.act(id, "corrections", key, body.toString());
    }

    @Test
    @DisplayName("訂正の前後は、部署・機関・職・種別の名で時系列に書く")
    void a_correction_is_told_in_names() {
        UUID id = Reports.file(client, Reports.ofTax("部署の訂正"));
        propose(id, "csirt", event(id, "incident-reported"), "/department", "\"welfare\"")
                .created();
        propose(id, "csirt", event(id, "incident-reported"), "/organ", "\"education\"")
                .created();

        assertThat(client.get("/v1/incidents/" + id + "/timeline", "ciso").ok().each("/items", "text"))
                .anyMatch(text -> text.contains("報告の「部署」を 税務課 から 福祉課 に"))
                .anyMatch(text -> text.contains("報告の「機関」を 町長部局 から 教育委員会 に"));
    }

    @Test
    @DisplayName("6.3(8)② 知った日時の訂正は承認で効き、詳細・一覧・様式が従い、前の値も残る")
    void everything_follows_an_approved_correction() {
        UUID id = filed();
        String old = detail(id).path("awareAt").asString();
        String earlier = "2026-03-01T10:00:00+09:00";
        Exchange proposed = propose(id, "csirt", event(id, "incident-reported"), "/awareAt", "\"" + earlier + "\"")
                .created();
        assertThat(proposed.at("/n").asInt()).isEqualTo(1);
        assertThat(proposed.header("Location")).endsWith("/corrections/1");
        assertThat(detail(id).path("awareAt").asString()).isEqualTo(old);
        assertThat(detail(id).at("/corrections/0/state").asString()).isEqualTo("PROPOSED");
        long position = client.act(id, "corrections/1/approval", "csirt-lead", "{}")
                .done()
                .position();

        JsonNode now = detail(id);
        assertThat(now.path("awareAt").asString()).isEqualTo("2026-03-01T01:00:00Z");
        JsonNode correction = now.at("/corrections/0");
        assertThat(correction.path("old").asString()).isEqualTo(old);
        assertThat(correction.path("new").asString()).isEqualTo("2026-03-01T01:00:00Z");
        assertThat(correction.path("eventId").asString()).isEqualTo(event(id, "incident-reported"));
        assertThat(correction.path("label").asString()).isEqualTo("報告の「知った日時」");
        assertThat(correction.path("state").asString()).isEqualTo("APPROVED");
        assertThat(correction.at("/approval/actor").asString()).isEqualTo("CSIRT責任者");
        assertThat(client.get("/v1/incidents/" + id + "/obligations", "ciso")
                        .ok()
                        .at("/items")
                        .valueStream()
                        .filter(duty -> duty.path("recipient").asString().equals("PPC"))
                        .map(duty -> duty.path("awareAt").asString()))
                .isNotEmpty()
                .containsOnly("2026-03-01T01:00:00Z");
        assertThat(client.get("/v1/incidents?limit=100&after=" + position, "ciso")
                        .ok()
                        .at("/items")
                        .valueStream()
                        .filter(item -> item.path("incidentId").asString().equals(id.toString()))
                        .map(item -> item.path("awareAt").asString()))
                .containsExactly("2026-03-01T01:00:00Z");
        assertThat(client.get("/v1/incidents/" + id + "/timeline", "ciso").ok().each("/items", "text"))
                .anyMatch(text ->
                        text.startsWith("訂正 1 の申請: 報告の「知った日時」を ") && text.endsWith(" から 2026年3月1日 10時00分 に。理由: 誤記のため"))
                .contains("訂正 1 を承認");
        assertThat(client.get(
                                "/v1/incidents/" + id + "/reports/occurrence?format=json",
                                "csirt",
                                "Accept",
                                "application/json")
                        .ok()
                        .json()
                        .toString())
                .contains("令和8年3月1日 10時00分");
    }

    @Test
    @DisplayName("6.3(8)② どの種類の値も、状況確認の事実も訂正できる")
    void every_kind_of_value_is_corrected() {
        UUID id = filed();
        client.act(id, "situations", "csirt", "{\"findings\": \"1台\", \"personalData\": {\"subjects\": 10}}")
                .done();
        String report = event(id, "incident-reported");
        propose(id, "csirt", report, "/title", "\"正しい件名\"").created();
        propose(id, "csirt", report, "/category", "\"LOSS\"").created();
        propose(id, "csirt", report, "/startedAt", "null").created();
        propose(id, "csirt", report, "/systems/0/name", "\"窓口端末\"").created();
        propose(id, "csirt", report, "/personalData/kinds", "[\"RESIDENT\", \"EMPLOYEE\"]")
                .created();
        propose(id, "csirt", report, "/impact/residentServiceStopped", "true").created();
        propose(id, "csirt", event(id, "situation-confirmed"), "/personalData/subjects", "250")
                .created();
        for (int n = 1; n <= 7; n++) {
            client.act(id, "corrections/" + n + "/approval", "csirt-lead", "{}").done();
        }

        JsonNode now = detail(id);
        assertThat(now.path("title").asString()).isEqualTo("正しい件名");
        assertThat(now.path("category").asString()).isEqualTo("LOSS");
        assertThat(now.has("startedAt")).isFalse();
        assertThat(now.at("/systems/0/name").asString()).isEqualTo("窓口端末");
        assertThat(now.at("/personalData/kinds/1").asString()).isEqualTo("EMPLOYEE");
        assertThat(now.at("/impact/residentServiceStopped").asBoolean()).isTrue();
        assertThat(now.at("/personalData/subjects").asInt()).isEqualTo(250);
        assertThat(now.at("/corrections/6/old").asInt()).isEqualTo(10);
        assertThat(now.at("/corrections/6/new").isInt()).isTrue();
        assertThat(now.at("/corrections/2/new").isNull()).isTrue();
        assertThat(client.get("/v1/incidents/" + id + "/timeline", "ciso").ok().each("/items", "text"))
                .contains("報告: 正しい件名")
                .anyMatch(text -> text.contains("「住民サービスの停止」を いいえ から はい に"))
                .anyMatch(text -> text.contains("「発生日時」を 2026年3月1日 9時00分 から （なし） に"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/awareAt | \"2100-01-01T00:00:00Z\" | /value OUT_OF_ORDER",
                "/awareAt | \"yesterday\" | /value WRONG_TYPE",
                "/awareAt | 12 | /value WRONG_TYPE",
                "/awareAt | null | /value REQUIRED",
                "/title | \" \" | /value BLANK",
                "/title | {} | /value WRONG_TYPE",
                "/category | \"UNKNOWN_CATEGORY\" | /value WRONG_TYPE",
                "/organ | \"nowhere\" | /value UNKNOWN_ORGAN",
                "/department | \"nowhere\" | /value UNKNOWN_DEPARTMENT",
                "/startedAt | \"2100-01-01T00:00:00Z\" | /value IN_FUTURE",
                "/occurredAt | \"2100-01-01T00:00:00Z\" | /value IN_FUTURE",
                "/personalData/subjects | -1 | /value OUT_OF_RANGE",
                "/personalData/subjects | \"7\" | /value WRONG_TYPE",
                "/personalData/kinds | [\"NOBODY\"] | /value WRONG_TYPE",
                "/personalData/kinds | \"RESIDENT\" | /value WRONG_TYPE",
                "/impact/residentServiceStopped | \"true\" | /value WRONG_TYPE",
                "/level | 3 | /field NOT_CORRECTABLE",
                "/number | \"X\" | /field NOT_CORRECTABLE",
                "/incidentId | \"X\" | /field NOT_CORRECTABLE",
                "/implicatedPersonIds | [] | /field NOT_CORRECTABLE",
                "/drill | true | /field NOT_CORRECTABLE",
                "/unknown | 1 | /field NOT_CORRECTABLE",
                "awareAt | 1 | /field NOT_CORRECTABLE",
                "/~ | 1 | /field NOT_CORRECTABLE",
                "/systems/1/name | \"x\" | /field NOT_CORRECTABLE",
                "/systems/-/name | \"x\" | /field NOT_CORRECTABLE",
                "/systems | [] | /field NOT_CORRECTABLE"
            })
    @DisplayName("6.3(8)② 値は元の依頼と同じ検査を受け、訂正できない項目は示される")
    void a_bad_value_or_field_is_refused(String field, String value, String error) {
        UUID id = filed();

        propose(id, "csirt", event(id, "incident-reported"), field, value).invalid(error);
    }

    @Test
    @DisplayName("6.3(8)② 期間の前後など、項目どうしの決まりも守られる")
    void rules_between_fields_hold() {
        UUID id = filed();
        client.act(id, "evidence", "csirt", """
                {"kind": "LOG", "description": "ログ", "sha256": "%s", "location": "金庫", "custodian": "係長",
                 "periodFrom": "2026-03-01T00:00:00Z", "periodTo": "2026-03-02T00:00:00Z"}""".formatted("ab".repeat(32))).created();
        String evidence = event(id, "evidence-preserved");

        propose(id, "csirt", evidence, "/periodTo", "\"2026-02-01T00:00:00Z\"").invalid("/value OUT_OF_ORDER");
        propose(id, "csirt", evidence, "/sha256", "\"%s\"".formatted("cd".repeat(32)))
                .invalid("/field NOT_CORRECTABLE");
        propose(id, "csirt", evidence, "/description", "\"認証ログ\"").created();
        client.act(id, "situations", "csirt", "{\"findings\": \"確認\"}").done();
        propose(id, "csirt", event(id, "situation-confirmed"), "/awareAt", "\"2100-01-01T00:00:00Z\"")
                .invalid("/value OUT_OF_ORDER");
    }

    @Test
    @DisplayName("6.3(8)② 応急措置・復旧・原因・再発防止策の内容も訂正できる")
    void other_acts_are_corrected_too() {
        UUID id = filed();
        for (String track : List.of("containment", "recovery")) {
            client.act(id, track + "-instructions", "csirt", "{\"to\": \"tax\", \"measures\": \"切離し\"}")
                    .created();
            client.act(id, track + "-actions", "manager", "{\"what\": \"実施\", \"effect\": \"\"}")
                    .created();
        }
        client.act(id, "causes", "csirt", """
                {"certainty": "HYPOTHESIS", "causeClass": "ACCIDENTAL", "actorClass": "STAFF", "direct": "誤操作"}""").done();
        client.act(id, "prevention-plans", "csirt", """
                {"measures": [{"what": "研修", "ownerPost": "SEC_MANAGER", "dueOn": "2030-03-31"}]}""").created();
        client.act(id, "assessments", "csirt", """
                {"verdict": "INCIDENT", "level": 3, "category": "MALWARE", "reason": "検知"}""").created();
        propose(id, "csirt", event(id, "containment-instructed"), "/measures", "\"遮断\"")
                .created();
        propose(id, "csirt", event(id, "containment-executed"), "/effect", "\"止まった\"")
                .created();
        propose(id, "csirt", event(id, "recovery-instructed"), "/dueAt", "\"2030-01-01T00:00:00Z\"")
                .created();
        propose(id, "csirt", event(id, "recovery-executed"), "/what", "\"復旧した\"")
                .created();
        propose(id, "csirt", event(id, "cause-recorded"), "/certainty", "\"DETERMINED\"")
                .created();
        propose(id, "csirt", event(id, "prevention-proposed"), "/measures/0/dueOn", "\"2030-06-30\"")
                .created();
        propose(id, "csirt", event(id, "incident-assessed"), "/reason", "\"検知名を確認\"")
                .created();
        for (int n = 1; n <= 7; n++) {
            client.act(id, "corrections/" + n + "/approval", "csirt-lead", "{}").done();
        }
        propose(id, "csirt", event(id, "incident-assessed"), "/level", "0").invalid("/field NOT_CORRECTABLE");

        JsonNode now = detail(id);
        assertThat(now.at("/containment/instructions/0/measures").asString()).isEqualTo("遮断");
        assertThat(now.at("/containment/actions/0/effect").asString()).isEqualTo("止まった");
        assertThat(now.at("/recovery/instructions/0/dueAt").asString()).isEqualTo("2030-01-01T00:00:00Z");
        assertThat(now.at("/recovery/actions/0/what").asString()).isEqualTo("復旧した");
        assertThat(now.at("/causes/0/certainty").asString()).isEqualTo("DETERMINED");
        assertThat(now.at("/preventionPlans/0/measures/0/dueOn").asString()).isEqualTo("2030-06-30");
        assertThat(now.at("/assessments/0/reason").asString()).isEqualTo("検知名を確認");
        assertThat(client.get("/v1/incidents/" + id + "/guards", "ciso").ok().each("/guards", "code"))
                .doesNotContain("CAUSE_OPEN");
    }

    @Test
    @DisplayName("6.3(8)② 公表・本人通知・警察への連絡の内容と日時も訂正できる")
    void facts_of_the_outside_world_are_corrected() {
        UUID id = filed();
        client.act(
                        id,
                        "disclosures",
                        "csirt",
                        "{\"medium\": \"WEB\", \"at\": \"2026-03-03T00:00:00Z\", \"text\": \"お知らせ\"}")
                .created();
        client.act(
                        id,
                        "subject-notifications",
                        "csirt",
                        "{\"method\": \"LETTER\", \"at\": \"2026-03-03T00:00:00Z\", \"count\": 3}")
                .created();
        client.act(
                        id,
                        "police-contacts",
                        "csirt",
                        "{\"type\": \"CONSULT\", \"office\": \"警察署\", \"at\": \"2026-03-03T00:00:00Z\"}")
                .created();
        propose(id, "csirt", event(id, "disclosed"), "/at", "\"2026-03-02T00:00:00Z\"")
                .created();
        propose(id, "csirt", event(id, "subjects-notified"), "/count", "0").invalid("/value OUT_OF_RANGE");
        propose(id, "csirt", event(id, "subjects-notified"), "/count", "4").created();
        propose(id, "csirt", event(id, "police-contacted"), "/at", "\"2100-01-01T00:00:00Z\"")
                .invalid("/value IN_FUTURE");
        propose(id, "csirt", event(id, "police-contacted"), "/reference", "\"受第2号\"")
                .created();
        propose(id, "csirt", event(id, "police-contacted"), "/occurredAt", "\"2026-03-02T00:00:00Z\"")
                .invalid("/field NOT_CORRECTABLE");
        for (int n = 1; n <= 3; n++) {
            client.act(id, "corrections/" + n + "/approval", "csirt-lead", "{}").done();
        }

        JsonNode now = detail(id);
        assertThat(now.at("/policeContacts/0/reference").asString()).isEqualTo("受第2号");
        assertThat(now.path("disclosure").toString()).contains("2026-03-02T00:00:00Z");
        assertThat(now.path("subjectNotification").toString()).contains("\"count\":4");
    }

    @Test
    @DisplayName("6.3(8)② 知らない出来事、同じ値、訂正の訂正、二度の承認は拒まれる")
    void what_cannot_be_corrected_is_refused() {
        UUID id = filed();
        String report = event(id, "incident-reported");
        propose(id, "csirt", UUID.randomUUID().toString(), "/title", "\"x\"").refused(409, "unknown-event");
        propose(id, "csirt", "x", "/title", "\"x\"").refused(409, "unknown-event");
        propose(id, "csirt", report, "/title", "\"訂正する事案\"").refused(409, "field-unchanged");
        propose(id, "csirt", report, "/title", "\"正しい件名\"").created();
        propose(id, "csirt", event(id, "correction-proposed"), "/reason", "\"x\"")
                .refused(409, "correction-not-correctable");
        client.act(id, "corrections/2/approval", "csirt-lead", "{}").refused(404, "unknown-correction");
        client.act(id, "corrections/1/approval", "csirt-lead", "{}").done();
        client.act(id, "corrections/1/approval", "csirt-lead", "{}").refused(409, "correction-already-approved");
        propose(id, "csirt-lead", report, "/title", "\"別の件名\"").created();
        client.act(id, "corrections/2/approval", "csirt-lead", "{}").refused(409, "same-person");
        client.act(id, "corrections/2/approval", "csirt-lead", "{\"override\": {\"reason\": \"不在のため\"}}")
                .done();
        client.act(id, "corrections", "csirt", "{}")
                .invalid("/eventId REQUIRED", "/field REQUIRED", "/value REQUIRED", "/reason REQUIRED");

        assertThat(detail(id).at("/corrections/1/approval/override").asString()).isEqualTo("不在のため");
        assertThat(detail(id).path("title").asString()).isEqualTo("別の件名");
    }

    @Test
    @DisplayName("B.3 訂正は誰でも申請でき、承認はCSIRT責任者だけができる")
    void only_the_lead_approves() {
        UUID id = filed();
        String report = event(id, "incident-reported");
        propose(id, "staff", report, "/title", "\"件名の訂正\"").created();
        propose(id, "auditor", report, "/title", "\"件名\"").refused(403, "forbidden");
        for (String key : List.of("staff", "manager", "general-affairs", "csirt", "liaison", "ciso", "auditor")) {
            client.act(id, "corrections/1/approval", key, "{}").refused(403, "forbidden");
        }
        client.act(id, "corrections/1/approval", "csirt-lead", "{}").done();
    }
}
