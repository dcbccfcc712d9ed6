package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.access.Scope;
import jp.csirt.spec.Spec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Every act and every question by every key of the roster. An act goes out with the number of a version that never was, so
 * that whoever may do it is told 412 and nothing changes.
 */
@DisplayName("B.2 権限の表のHTTP")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionsOverHttpTest {

    private static final List<String> KEYS = List.of(
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
            "ciso",
            "vendor",
            "auditor",
            "admin",
            "notification");

    /** Who sees an incident that the staff of tax filed and whose system names SYS_MANAGER. */
    private static final Set<String> IN_SIGHT = Set.of(
            "staff",
            "officer",
            "manager",
            "general-affairs",
            "system-manager",
            "csirt",
            "csirt-2",
            "csirt-lead",
            "liaison",
            "ciso",
            "auditor");

    /** Path below the incident, the permission it needs, the least body; a list of keys narrows the permission down. */
    private static final String ACTS = """
        receipt | RECEIVE | {}
        internal-reports | REPORT_INTERNALLY | {"to": "CISO", "kind": "REPORT", "method": "PHONE"}
        internal-reports | REPORT_FINDINGS | {"to": "CISO", "kind": "ASSESSMENT", "method": "PHONE"}
        internal-reports | WAIVE_INTERNAL_REPORT | {"to": "CISO", "notNeeded": {"reason": "軽微"}}
        situations | CONFIRM_SITUATION | {"findings": "確認"}
        assessments | ASSESS | {"verdict": "INCIDENT", "level": 1, "category": "LOSS", "reason": "紛失"}
        assessments/1/approval | APPROVE_ASSESSMENT | {}
        level-changes | CHANGE_LEVEL | {"level": 3, "reason": "住民に影響"}
        level-changes | PROPOSE_LOWER_LEVEL | {"level": 0, "reason": "影響なし"}
        level-changes/1/approval | APPROVE_LEVEL_CHANGE | {}
        acknowledgement | NOTE_REPORT: manager | {}
        containment-instructions | INSTRUCT_RESPONSE | {"to": "tax", "measures": "隔離"}
        containment-actions | EXECUTE_RESPONSE | {"what": "隔離", "effect": ""}
        containment/not-needed | INSTRUCT_RESPONSE | {"reason": "被害なし"}
        recovery-instructions | INSTRUCT_RESPONSE | {"to": "tax", "measures": "復旧"}
        recovery-actions | EXECUTE_RESPONSE | {"what": "復旧", "effect": ""}
        recovery/not-needed | INSTRUCT_RESPONSE | {"reason": "停止なし"}
        system-stops | STOP_SYSTEM | {"system": "端末", "stoppedAt": "2026-04-01T09:20:00+09:00"}
        lateral-checks | CONSIDER_LATERAL_CHECK | {"conclusion": "不要", "checks": []}
        lateral-checks/ID/answer | ANSWER_LATERAL_CHECK | {"result": "NOT_FOUND", "note": ""}
        evidence | KEEP_EVIDENCE | {"kind": "LOG", "description": "ログ", "sha256": "HASH", "location": "金庫", "custodian": "CSIRT"}
        attachments | ATTACH_FILE | MULTIPART
        evidence/ID/transfers | KEEP_EVIDENCE | {"to": "県警", "reason": "捜査"}
        evidence/ID/verifications | KEEP_EVIDENCE | {}
        usage-investigations | ORDER_USAGE_INVESTIGATION: ciso | {"scope": "ログ", "target": "端末"}
        causes | RECORD_CAUSE | {"certainty": "HYPOTHESIS", "causeClass": "UNKNOWN", "actorClass": "UNKNOWN", "direct": "調査中"}
        prevention-plans | PROPOSE_PREVENTION | {"measures": [{"what": "研修", "ownerPost": "CISO", "dueOn": "2030-03-31"}]}
        prevention-plans/1/decision | DECIDE_PREVENTION | {"result": "RETURNED", "comment": ""}
        measures/ID/implementation | IMPLEMENT_MEASURE | {"what": "実施"}
        measures/ID/verification | VERIFY_MEASURE | {"result": "EFFECTIVE", "note": ""}
        measures/ID/carry-over | CARRY_OVER_MEASURE | {"ownerPost": "CISO", "dueOn": "2030-03-31", "reason": "予算"}
        obligations/ID/draft | DRAFT_EXTERNAL_REPORT | {}
        obligations/ID/approval | APPROVE_FOLLOW_UP | {}
        obligations/ID/submission | SUBMIT_EXTERNAL_REPORT | {"submittedAt": "2026-04-01T09:20:00+09:00", "channel": "EMAIL"}
        obligations/ID/acknowledgement | SUBMIT_EXTERNAL_REPORT | {"at": "2026-04-01T09:20:00+09:00"}
        obligations/ID/waiver-proposal | PROPOSE_WAIVER | {"reason": "軽微"}
        obligations/ID/waiver | WAIVE_REPORT | {}
        police-contacts | CONTACT_POLICE | {"type": "CONSULT", "office": "粕屋警察署", "at": "2026-04-01T09:20:00+09:00"}
        information-sharings | SHARE_INFORMATION | {"to": "県", "tlp": "TLP_AMBER", "content": "送信元"}
        disclosure-proposal | PROPOSE_DISCLOSURE | {"result": "PUBLIC", "mode": "INDIVIDUAL"}
        disclosure-decision | DECIDE_DISCLOSURE | {"result": "PUBLIC", "mode": "INDIVIDUAL"}
        disclosures | DISCLOSE | {"medium": "WEB", "at": "2026-04-01T09:20:00+09:00", "text": "公表"}
        subject-notification-proposal | PROPOSE_SUBJECT_NOTIFICATION | {"result": "REQUIRED", "reason": "漏えい"}
        subject-notification-decision | DECIDE_SUBJECT_NOTIFICATION | {"result": "REQUIRED", "reason": "漏えい"}
        subject-notifications | NOTIFY_SUBJECTS | {"method": "LETTER", "count": 1, "at": "2026-04-01T09:20:00+09:00"}
        vendor-requests | REQUEST_VENDOR_MEASURE | {"vendor": "業者", "request": "中断", "suspend": true}
        vendor-requests/1/answer | REPORT_VENDOR_MEASURE | {"what": "中断した", "state": "SUSPENDED"}
        personnel-actions | RECORD_PERSONNEL_ACTION | {"kind": "NOTIFIED_DEPT", "text": "通知"}
        personnel-actions | SUSPEND_RIGHTS | {"kind": "RIGHTS_SUSPENDED", "text": "停止"}
        exceptions | REQUEST_EXCEPTION | {"what": "例外", "reason": "理由", "until": "2030-03-31"}
        exceptions/1/decision | DECIDE_EXCEPTION | {"result": "REJECTED", "comment": ""}
        exceptions/1/after-report | REQUEST_EXCEPTION | {"text": "報告"}
        ciso-instructions | GIVE_CISO_INSTRUCTION | {"text": "指示", "to": ["CSIRT_LEAD"]}
        emergency-plan | INVOKE_EMERGENCY_PLAN | {"planVersion": "3"}
        corrections | PROPOSE_CORRECTION | {"eventId": "EVENT", "field": "/summary", "value": "訂正", "reason": "誤記"}
        corrections/1/approval | APPROVE_CORRECTION | {}
        closure-proposal | PROPOSE_CLOSURE | {"reason": "完了"}
        closure | CLOSE | {}
        reopening | REOPEN | {"reason": "再開"}
        erasure-proposal | PROPOSE_ERASURE | {"reason": "保存期間の経過"}
        erasure | ERASE: manager general-affairs | {}
        supplements | SUPPLEMENT_FORM | {"values": [{"fieldId": "A205", "value": "目視"}]}
        reports/occurrence/issues | ISSUE_FORM | {}\
        """;

    private static final String QUESTIONS = """
         | READ_INCIDENT
        timeline | READ_INCIDENT
        obligations | READ_INCIDENT
        steps | READ_INCIDENT
        guards | READ_INCIDENT
        personnel-actions | READ_PERSONNEL_ACTIONS
        reports/occurrence?format=json | READ_REPORT
        reports/response/preflight | READ_REPORT
        reports/occurrence/issues | READ_REPORT
        reports/first/issues/1 | READ_REPORT
        reports/first/issues/1/changes | READ_REPORT
        attachments/FILE | READ_INCIDENT
        evidence-bundle | READ_LOG\
        """;

    /** Outside of incidents. Whoever may change the organisation is told 400 for a body of nothing. */
    private static final String ELSEWHERE = """
        POST /v1/organisation/organs | CHANGE_UNITS
        POST /v1/organisation/departments | CHANGE_UNITS
        POST /v1/organisation/persons | ADD_PERSON
        POST /v1/organisation/posts/CISO/assignments | ASSIGN_POST
        POST /v1/organisation/posts/CISO/absences | ASSIGN_POST
        POST /v1/accounts | GRANT_ACCESS
        POST /v1/accounts/ID/external-ids | GRANT_ACCESS
        POST /v1/api-keys | GRANT_ACCESS
        GET /v1/accounts | GRANT_ACCESS
        GET /v1/api-keys | GRANT_ACCESS
        DELETE /v1/api-keys/ID | GRANT_ACCESS
        DELETE /v1/templates/occurrence/docx | MANAGE_TEMPLATES
        GET /v1/organisation | READ_ORGANISATION
        GET /v1/organisation/posts | READ_ORGANISATION
        GET /v1/integrity/head | READ_INTEGRITY
        GET /v1/integrity/checkpoints | READ_INTEGRITY
        GET /v1/integrity/log | READ_LOG: csirt-lead general-affairs ciso auditor
        GET /v1/audit | READ_AUDIT
        GET /v1/ops/projections | OPERATE
        GET /v1/ops/dead-letters | OPERATE
        POST /v1/ops/projections/audit/rebuild | OPERATE
        POST /v1/ops/dead-letters/none/retry | OPERATE\
        """;

    private final TestService service = new TestService();
    private final Client client = service.client();
    private final Map<String, JsonNode> sessions = new HashMap<>();
    private final UUID incident;
    private final UUID ofVendor;
    private final String event;
    private final String file;

    PermissionsOverHttpTest() {
        var report = Reports.ofTax("権限の表");
        report.putArray("systems").addObject().put("name", "端末").put("managerPost", "SYS_MANAGER");
        this.incident = Reports.file(client, report);
        this.ofVendor = client.post("/v1/incidents", "vendor", Reports.ofTax("業者の報告"))
                .created()
                .incidentId();
        this.event = client.get("/v1/incidents/" + incident + "/timeline", "ciso")
                .ok()
                .at("/items/0/eventId")
                .asString();
        this.file = Multipart.file("覚え.txt", "覚え".getBytes(StandardCharsets.UTF_8))
                .attach(client, incident, "staff")
                .toString();
        client.act(incident, "reports/first/issues", "csirt-lead", "{}");
    }

    @AfterAll
    void close() {
        service.close();
    }

    private JsonNode session(String key) {
        return sessions.computeIfAbsent(
                key, k -> client.get("/v1/session", k).ok().json());
    }

    private boolean may(String key, Row row) {
        JsonNode session = session(key);
        Set<Role> roles = session.path("roles")
                .valueStream()
                .map(role -> Role.valueOf(role.asString()))
                .collect(Collectors.toSet());
        boolean scoped = session.path("scopes")
                .valueStream()
                .anyMatch(scope -> Scope.of(scope.asString()).orElseThrow()
                        == row.permission().scope());
        return scoped
                && row.permission().roles().stream().anyMatch(roles::contains)
                && (row.only().isEmpty() || row.only().contains(key));
    }

    private String body(Row row) {
        return row.body().replace("HASH", "ab".repeat(32)).replace("EVENT", event);
    }

    static Stream<Row> acts() {
        return ACTS.lines().map(Row::of);
    }

    static Stream<Row> questions() {
        return QUESTIONS.lines().map(Row::of);
    }

    static Stream<Row> elsewhere() {
        return ELSEWHERE.lines().map(Row::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acts")
    @DisplayName("B.2 どの行為も、見える者のうち表にある役割だけができる")
    void an_act_is_done_by_the_roles_of_the_matrix_alone(Row row) {
        var answers = new TreeMap<String, Integer>();
        var expected = new TreeMap<String, Integer>();
        for (String key : KEYS) {
            answers.put(key, act(incident, row, key));
            expected.put(key, IN_SIGHT.contains(key) ? (may(key, row) ? 412 : 403) : 404);
        }
        assertThat(answers).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acts")
    @DisplayName("8.1 委託事業者は、自ら報告した事案でも表にある行為だけができる")
    void a_vendor_does_what_the_matrix_says(Row row) {
        assertThat(act(ofVendor, row, "vendor")).isEqualTo(may("vendor", row) ? 412 : 403);
    }

    private int act(UUID about, Row row, String key) {
        String path = row.path().replace("ID", UUID.randomUUID().toString());
        if (row.body().equals("MULTIPART")) {
            return Multipart.file("覚え.txt", "覚え".getBytes(StandardCharsets.UTF_8))
                    .to(client, about, key, "If-Match", "\"0\"")
                    .status();
        }
        return client.post("/v1/incidents/" + about + "/" + path, key, body(row), "If-Match", "\"0\"")
                .status();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    @DisplayName("B.2 どの問いも、見える者のうち表にある役割だけが答えを得る")
    void a_question_is_answered_to_the_roles_of_the_matrix_alone(Row row) {
        var answers = new TreeMap<String, Integer>();
        var expected = new TreeMap<String, Integer>();
        String path = "/v1/incidents/" + incident
                + (row.path().isEmpty() ? "" : "/" + row.path().replace("FILE", file));
        for (String key : KEYS) {
            answers.put(key, client.get(path, key).status());
            expected.put(key, IN_SIGHT.contains(key) ? (may(key, row) ? 200 : 403) : 404);
        }
        assertThat(answers).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("elsewhere")
    @DisplayName("B.2 組織、鍵、記録、運用も、表にある役割だけに開かれる")
    void what_lies_outside_of_incidents_opens_to_the_matrix_alone(Row row) {
        String method = row.path().substring(0, row.path().indexOf(' '));
        String path = row.path()
                .substring(method.length() + 1)
                .replace("ID", UUID.randomUUID().toString());
        byte @Nullable [] body = method.equals("POST") ? "{}".getBytes(StandardCharsets.UTF_8) : null;
        var refused = new TreeMap<String, Boolean>();
        var expected = new TreeMap<String, Boolean>();
        for (String key : KEYS) {
            int status = client.call(method, path, key, body).status();
            assertThat(status).as(key).isIn(200, 202, 204, 400, 403, 404);
            refused.put(key, status == 403);
            expected.put(key, !may(key, row));
        }
        assertThat(refused).isEqualTo(expected);
    }

    @Test
    @DisplayName("B.2 事案についての操作はすべて表にある")
    void every_path_of_an_incident_stands_in_the_table() {
        Set<String> known = Stream.concat(acts(), questions())
                .map(row -> row.path().replaceAll("\\?.*", ""))
                .map(path -> path.isEmpty() ? "" : "/" + path)
                .map(PermissionsOverHttpTest::shape)
                .collect(Collectors.toSet());
        List<String> contract = new YAMLMapper()
                .readTree(Spec.INCIDENT_API.bytes()).path("paths").propertyNames().stream()
                        .filter(path -> path.startsWith("/v1/incidents/{id}"))
                        .filter(path -> !path.endsWith("/notification-receipts")) // a machine's: ReceiptsTest
                        .map(path -> shape(path.substring("/v1/incidents/{id}".length())))
                        .toList();
        assertThat(known).containsAll(contract);
    }

    /** A path with every variable as a star. */
    private static String shape(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(part -> part.matches("\\{.*}|ID|FILE|1|occurrence|response|first") ? "*" : part)
                .collect(Collectors.joining("/"));
    }

    /** One row: where, by which permission, only by whom, with which body. */
    record Row(String path, Permission permission, List<String> only, String body) {

        static Row of(String line) {
            String[] cells = line.split("\\|", -1);
            String[] needed = cells[1].strip().split(": ", -1);
            return new Row(
                    cells[0].strip(),
                    Permission.valueOf(needed[0]),
                    needed.length == 1 ? List.of() : List.of(needed[1].split(" ", -1)),
                    cells.length == 2 ? "" : cells[2].strip());
        }

        @Override
        public String toString() {
            return path + " " + permission;
        }
    }
}
