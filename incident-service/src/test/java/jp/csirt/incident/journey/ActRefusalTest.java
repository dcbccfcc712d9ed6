package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("既にある事案への操作の拒否")
@ExtendWith(SharedService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActRefusalTest {

    private static final String ASSESSMENT = """
            {"verdict": "INCIDENT", "level": 1, "category": "MALWARE", "reason": "検知名を確認"}""";

    private final Client client;
    private final UUID incident;
    private final String path;
    private final long version;
    private final long acts;

    ActRefusalTest(Client client) {
        this.client = client;
        this.incident = Reports.file(client, Reports.ofTax("断られる事案"));
        this.path = "/v1/incidents/" + incident + "/";
        this.version = client.act(incident, "assessments", "csirt", ASSESSMENT)
                .created()
                .version();
        this.acts = client.acts();
    }

    @AfterAll
    void nothing_was_stored_but_the_refusal_for_the_auditor() {
        assertThat(client.acts()).isEqualTo(acts);
        assertThat(client.get("/v1/incidents/" + incident, "csirt").ok().version())
                .isEqualTo(version);
        assertThat(AuditLog.of(client, incident))
                .containsExactly("REFUSED CSIRT員 POST /v1/incidents/{id}/assessments/{n}/approval");
    }

    private Exchange act(String act, String key, String body) {
        return client.act(incident, act, key, body);
    }

    @Test
    @DisplayName("確かめる順は 401、404、403、400、428、412、409")
    void checks_come_in_their_order() {
        String approval = path + "assessments/1/approval";
        String wrong = "{\"colour\": 1}";
        client.post(approval, null, wrong).refused(401, "unauthenticated");
        client.post(approval, "welfare", wrong).refused(404, "not-found");
        client.post(approval, "csirt", wrong).refused(403, "forbidden");
        client.post(approval, "csirt-lead", wrong).invalid("/colour UNKNOWN_FIELD");
        client.post(approval, "csirt-lead", "{}").refused(428, "precondition-required");
        client.post(approval, "csirt-lead", "{}", "If-Match", "\"1\"").refused(412, "stale-version");
        client.post(path + "reopening", "csirt-lead", "{\"reason\": \"誤り\"}", "If-Match", "\"1\"")
                .refused(412, "stale-version");
        client.post(path + "reopening", "csirt-lead", "{\"reason\": \"誤り\"}", "If-Match", "\"" + version + "\"")
                .refused(409, "not-closed");
    }

    @ParameterizedTest
    @DisplayName("今の版を含まないIf-Matchは412")
    @ValueSource(
            strings = {
                "\"1\"",
                "\"99\"",
                "\"99999999999999999999\"",
                "\"x\"",
                "\"\"",
                "W/\"V\"",
                "\"1\", \"99\"",
                "\"1\",W/\"V\"",
                "\"0V\""
            })
    void stale_version_is_refused(String match) {
        client.post(path + "receipt", "csirt", "{}", "If-Match", match.replace("V", "" + version))
                .refused(412, "stale-version");
    }

    @ParameterizedTest
    @DisplayName("形の崩れたIf-Matchは400")
    @ValueSource(strings = {"2", "\"2", "2\"", "w/\"2\"", "**", "\"2\",", ",", "\"1\" \"2\"", "\"2\", *", "'2'"})
    void malformed_version_is_refused(String match) {
        client.post(path + "receipt", "csirt", "{}", "If-Match", match).refused(400, "invalid-header");
    }

    @ParameterizedTest
    @DisplayName("形の崩れた識別子と知らない識別子は404")
    @ValueSource(
            strings = {
                "abc",
                "0",
                "1-1-1-1-1",
                "0198a3f0-5c1e-7b0a-9d6e-3f2a1b4c5d6",
                "%20",
                "%00",
                "%E3%81%82",
                "..%2f",
                "{id}",
                "0198a3f0-5c1e-7b0a-9d6e-3f2a1b4c5d6e",
                "00000000-0000-0000-0000-000000000000"
            })
    void unknown_incident_is_not_found(String id) {
        String there = "/v1/incidents/" + id.replace("{", "%7B").replace("}", "%7D");
        client.get(there, "csirt").refused(404, "not-found");
        client.get(there + "/timeline", "csirt").refused(404, "not-found");
        client.post(there + "/receipt", "csirt", "{}", "If-Match", "*").refused(404, "not-found");
    }

    @ParameterizedTest
    @DisplayName("番号は1からの整数だけ")
    @ValueSource(strings = {"0", "-1", "abc", "1.0", "01", "99999999999", "%20", "１", "+1"})
    void malformed_number_is_not_found(String n) {
        String there = n.equals("１") ? "%EF%BC%91" : n;
        act("assessments/" + there + "/approval", "csirt-lead", "{}").refused(404, "not-found");
        act("prevention-plans/" + there + "/decision", "ciso", "{\"result\": \"RETURNED\", \"comment\": \"\"}")
                .refused(404, "not-found");
    }

    @ParameterizedTest
    @DisplayName("事案の中で知らないものは404")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "assessments/2/approval | csirt-lead | {} | unknown-assessment",
                "prevention-plans/1/decision | ciso | {\"result\": \"RETURNED\", \"comment\": \"\"} | unknown-prevention-plan",
                "lateral-checks/ID/answer | system-manager-x | {} | not-found",
                "evidence/ID/verifications | csirt | {} | unknown-evidence",
                "evidence/ID/transfers | csirt | {\"to\": \"県警\", \"reason\": \"捜査\"} | unknown-evidence",
                "measures/ID/verification | csirt | {\"result\": \"EFFECTIVE\", \"note\": \"\"} | unknown-measure",
                "measures/ID/implementation | manager | {\"what\": \"設定\"} | unknown-measure",
                "evidence/abc/verifications | csirt | {} | not-found",
                "measures/1/implementation | manager | {\"what\": \"設定\"} | not-found",
            })
    void unknown_part_is_not_found(String act, String key, String body, String slug) {
        String known = key.equals("system-manager-x") ? "system-manager" : key;
        act(act.replace("ID", UUID.randomUUID().toString()), known, body).refused(404, slug);
    }

    @ParameterizedTest
    @DisplayName("操作の本文の誤りは、その場所を示して断る")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "receipt | csirt | {\"duplicateOf\": \"SHIME-2026-0001\"} | /duplicateOf WRONG_TYPE",
                "receipt | csirt | {\"occurredAt\": \"9999-01-01T00:00:00Z\"} | /occurredAt OUT_OF_RANGE",
                "internal-reports | manager | {\"to\": \"MAYOR\"} | /to WRONG_TYPE",
                "internal-reports | manager | {\"to\": \"CISO\", \"kind\": \"REPORT\"} | /method REQUIRED",
                "internal-reports | manager | {\"to\": \"CISO\", \"method\": \"PHONE\"} | /kind REQUIRED",
                "internal-reports | manager | {\"to\": \"CISO\", \"kind\": \"REPORT\", \"method\": \"口頭\"} | /method WRONG_TYPE",
                "internal-reports | manager | {\"to\": \"CISO\", \"notNeeded\": {}} | /notNeeded/reason REQUIRED",
                "internal-reports | manager | {\"to\": \"CISO\", \"notNeeded\": {\"reason\": \"軽微\"}, \"kind\": \"REPORT\"} | /notNeeded CONTRADICTION",
                "internal-reports | manager | {\"to\": \"CISO\", \"notNeeded\": {\"reason\": \"軽微\"}, \"note\": \"第一報\"} | /notNeeded CONTRADICTION",
                "situations | csirt | {\"findings\": \"調査\", \"awareAt\": \"2100-01-01T00:00:00Z\"} | /awareAt OUT_OF_ORDER",
                "situations | csirt | {\"findings\": \"調査\", \"personalData\": {\"subjects\": -1}} | /personalData/subjects OUT_OF_RANGE",
                "situations | csirt | {\"findings\": \"調査\", \"systems\": [null]} | /systems/0 REQUIRED",
                "assessments | csirt | {\"verdict\": \"INCIDENT\", \"level\": 4, \"category\": \"LOSS\", \"reason\": \"紛失\"} | /level OUT_OF_RANGE",
                "assessments/1/approval | csirt-lead | {\"override\": {}} | /override/reason REQUIRED",
                "assessments/1/approval | csirt-lead | {\"override\": {\"reason\": \" \"}} | /override/reason BLANK",
                "containment-actions | manager | {\"instruction\": 0, \"what\": \"隔離\", \"effect\": \"\"} | /instruction OUT_OF_RANGE",
                "containment-instructions | csirt | {\"to\": \"tax\", \"measures\": \"隔離\", \"dueAt\": \"明日\"} | /dueAt WRONG_TYPE",
                "lateral-checks | csirt | {\"conclusion\": \"要確認\"} | /checks REQUIRED",
                "lateral-checks | csirt | {\"conclusion\": \"要確認\", \"checks\": [null]} | /checks/0 REQUIRED",
                "lateral-checks | csirt | {\"conclusion\": \"要確認\", \"checks\": [{\"system\": \"端末\"}]} | /checks/0/managerPost REQUIRED",
                "lateral-checks | csirt | {\"conclusion\": \"要確認\", \"checks\": [{\"system\": \"端末\", \"managerPost\": \"課長\"}]} | /checks/0/managerPost WRONG_FORM",
                "situations | csirt | {\"findings\": \"確認\", \"systems\": [{\"name\": \"端末\", \"managerPost\": \"\"}]} | /systems/0/managerPost WRONG_FORM",
                "evidence | csirt | {\"kind\": \"LOG\", \"description\": \"ログ\", \"sha256\": \"ab\", \"location\": \"金庫\", \"custodian\": \"CSIRT\"} | /sha256 WRONG_FORM",
                "prevention-plans | csirt | {\"measures\": []} | /measures REQUIRED",
                "prevention-plans | csirt | {\"measures\": [null]} | /measures/0 REQUIRED",
                "prevention-plans | csirt | {\"measures\": [{\"what\": \"研修\", \"ownerPost\": \"CISO\", \"dueOn\": \"2026-02-30\"}]} | /measures/0/dueOn WRONG_TYPE",
                "prevention-plans/1/decision | ciso | {\"result\": \"APPROVED\", \"comment\": \"\"} | /orders REQUIRED",
                "prevention-plans/1/decision | ciso | {\"result\": \"APPROVED\", \"comment\": \"\", \"orders\": [null]} | /orders/0 REQUIRED",
                "prevention-plans/1/decision | ciso | {\"result\": \"RETURNED\", \"comment\": \"\", \"orders\": [{\"measure\": \"研修\", \"ownerPost\": \"CISO\", \"dueOn\": \"2026-02-28\"}]} | /orders CONTRADICTION",
                "closure-proposal | csirt | {\"reason\": 1} | /reason WRONG_TYPE",
            })
    void field_at_fault_is_told(String act, String key, String body, String error) {
        act(act, key, body).invalid(error);
    }
}
