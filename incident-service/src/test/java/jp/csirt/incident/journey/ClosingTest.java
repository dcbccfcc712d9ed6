package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** From the report to the closing: every guard stands until the act that removes it. */
@DisplayName("報告から完了まで")
@ExtendWith(SharedService.class)
class ClosingTest {

    private static final String AT = "2026-03-02T09:00:00+09:00";
    private static final String SUBMISSION = """
            {"submittedAt": "2026-03-02T09:00:00+09:00", "channel": "EMAIL", "receiptNumber": "受-%s"}""";

    private final Client client;
    private UUID incident = new UUID(0, 0);
    private List<String> guards = List.of();
    private String measure = "";

    ClosingTest(Client client) {
        this.client = client;
    }

    private void file(String title, String facts) {
        ObjectNode report = Reports.ofTax(title);
        report.setAll((ObjectNode) JsonMapper.shared().readTree(facts));
        incident = Reports.file(client, report);
    }

    private Exchange act(String path, String key, String body) {
        Exchange answer = client.act(incident, path, key, body);
        assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
        return answer;
    }

    private List<String> guards() {
        return client.get("/v1/incidents/" + incident + "/guards", "ciso").ok().each("/guards", "code");
    }

    /** The acts since the last look removed exactly these guards. */
    private void removed(String... codes) {
        List<String> expected = new ArrayList<>(guards);
        assertThat(expected).contains(codes);
        expected.removeAll(List.of(codes));
        guards = guards();
        assertThat(guards).containsExactlyElementsOf(expected);
    }

    private JsonNode obligation(String recipient, String stage) {
        return client.get("/v1/incidents/" + incident + "/obligations", "liaison")
                .ok()
                .at("/items")
                .valueStream()
                .filter(item -> item.path("recipient").asString().equals(recipient)
                        && item.path("stage").asString().equals(stage))
                .findFirst()
                .orElseThrow();
    }

    private String path(String recipient, String stage) {
        return "obligations/"
                + obligation(recipient, stage).path("obligationId").asString() + "/";
    }

    private void report(String recipient, String stage, String approver) {
        String one = path(recipient, stage);
        act(one + "draft", "csirt", "{\"content\": \"概要\"}");
        act(one + "approval", approver, "{}");
        act(one + "submission", "liaison", SUBMISSION.formatted(stage));
    }

    private void assess(int level) {
        act("receipt", "csirt", "");
        act("assessments", "csirt", """
                {"verdict": "INCIDENT", "level": %d, "category": "MALWARE", "reason": "検知名を確認"}""".formatted(level));
        act("assessments/1/approval", "csirt-lead", "{}");
        guards = guards();
        act("internal-reports", "csirt-lead", """
                {"to": "CISO", "kind": "ASSESSMENT", "method": "IN_PERSON"}""");
        removed("CISO_REPORT_MISSING");
    }

    private void respond() {
        act("containment-actions", "manager", "{\"what\": \"隔離した\", \"effect\": \"止まった\"}");
        removed("CONTAINMENT_OPEN");
        act("recovery/not-needed", "csirt", "{\"reason\": \"業務は止まっていない\"}");
        removed("RECOVERY_OPEN");
        act("lateral-checks", "csirt", "{\"conclusion\": \"同種の端末はない\", \"checks\": []}");
        removed("LATERAL_CHECK_OPEN");
    }

    private void tellTheAuthorities() {
        report("MIC", "FIRST", "general-affairs");
        assertThat(guards()).contains("MIC_OPEN");
        report("MIC", "LAST", "ciso");
        removed("MIC_OPEN");
        String waived = path("PREFECTURE", "FIRST");
        act(waived + "waiver-proposal", "csirt-lead", "{\"reason\": \"総務省経由で共有されるため\"}");
        act(waived + "waiver", "ciso", "{}");
        removed("PREFECTURE_OPEN");
        assertThat(obligation("MIC", "FIRST").path("state").asString()).isEqualTo("SUBMITTED");
        assertThat(obligation("MIC", "FIRST").path("submittedAt").asString()).isEqualTo("2026-03-02T00:00:00Z");
        assertThat(obligation("PREFECTURE", "FIRST").path("state").asString()).isEqualTo("NOT_APPLICABLE");
    }

    private void finish() {
        act("causes", "csirt", """
                {"certainty": "DETERMINED", "causeClass": "ACCIDENTAL", "actorClass": "STAFF", "direct": "添付の実行"}""");
        removed("CAUSE_OPEN");
        act("prevention-plans", "csirt-lead", """
                {"measures": [{"what": "無害化", "ownerPost": "SYS_MANAGER", "dueOn": "2030-03-31"}]}""");
        measure = act("prevention-plans/1/decision", "ciso", """
                {"result": "APPROVED", "comment": "了", "orders": [
                 {"measure": "無害化", "ownerPost": "SYS_MANAGER", "dueOn": "2030-03-31"}]}""").at("/ids/0").asString();
        assertThat(guards()).contains("MEASURE_OPEN").doesNotContain("PREVENTION_NOT_ORDERED");
        act("measures/" + measure + "/carry-over", "ciso", """
                {"ownerPost": "SYS_MANAGER", "dueOn": "2031-03-31", "reason": "次年度の予算による"}""");
        removed("PREVENTION_NOT_ORDERED");
        act("closure-proposal", "csirt-lead", "{\"reason\": \"対応を終えた\"}");
        removed("SEPARATION_OF_DUTIES");
        act("reports/occurrence/issues", "csirt-lead", "{\"final\": true}");
        client.act(incident, "closure", "ciso", "{}").refused(409, "guards-unmet");
        act("reports/response/issues", "csirt-lead", "{\"final\": true}");
        removed("FORMS_NOT_ISSUED");
        assertThat(guards).isEmpty();
        act("closure", "ciso", "{}");
        assertThat(client.get("/v1/incidents/" + incident, "ciso")
                        .at("/milestone")
                        .asString())
                .isEqualTo("CLOSED");
    }

    /** 9.1(7)②: what was carried over is led to, done and checked although the incident is closed. */
    private void carriedOut() {
        String implementation = "measures/" + measure + "/implementation";
        try (var owner = Browser.of(client, "system-manager")) {
            assertThat(owner.open("/incidents/" + incident).ok().link("「改善計画へ引き継がれた措置（無害化）」へ進む"))
                    .isEqualTo("/incidents/" + incident + "/" + implementation);
            owner.press(
                            owner.open("/incidents/" + incident + "/" + implementation),
                            "「措置の実施」を記録する",
                            Map.of("what", "無害化を始めた"))
                    .ok();
            assertThat(owner.open("/incidents/" + incident).ok().text()).doesNotContain("「改善計画へ引き継がれた措置（無害化）」へ進む");
        }
        act("measures/" + measure + "/verification", "csirt", "{\"result\": \"EFFECTIVE\", \"note\": \"無害化された\"}");
        assertThat(client.get("/v1/incidents/" + incident, "ciso")
                        .at("/measures/0/state")
                        .asString())
                .isEqualTo("VERIFIED");
        client.act(incident, implementation, "system-manager", "{\"what\": \"もう一度\"}")
                .refused(409, "measure-not-ordered");
    }

    private String field(String form, String id) {
        return client.get("/v1/incidents/" + incident + "/reports/" + form + "?format=json", "csirt")
                .ok()
                .at("/groups")
                .valueStream()
                .flatMap(group -> group.path("fields").valueStream())
                .filter(field -> field.path("fieldId").asString().equals(id))
                .map(field -> field.path("text").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("A.4 レベル2の事案は、残る条件を一つずつ外して完了できる")
    void incident_of_level_two_is_closed() {
        file("レベル2の事案", """
                {"level": 2, "crimePossible": "NO", "personalData": {"involved": "NO", "myNumber": "NO"}}""");
        assess(2);
        respond();
        tellTheAuthorities();
        act("disclosure-decision", "ciso", """
                {"result": "NOT_PUBLIC", "reason": "OTHER", "note": "庁内に限られる", "mode": "NONE"}""");
        removed("DISCLOSURE_UNDECIDED");
        finish();

        assertThat(field("response", "B701")).contains("総務省", "最終報", "受-LAST", "外部連携");
        assertThat(field("response", "B702")).contains("都道府県", "総務省経由", "副町長");
        assertThat(field("response", "B901")).contains("公表しない", "副町長");
        assertThat(field("response", "B902")).isEqualTo("該当なし");
        assertThat(field("response", "B903")).contains("その他相当の理由", "庁内に限られる");
        carriedOut();
    }

    @Test
    @DisplayName("A.4 個人情報の事案は、警察・委員会・本人への義務も済ませて完了できる")
    void incident_with_personal_data_is_closed() {
        file("個人情報の事案", """
                {"crimePossible": "YES", "personalData": {"involved": "YES", "myNumber": "NO", "sensitive": "YES",
                 "subjects": 2, "subjectsCertainty": "CONFIRMED", "leakTypes": ["LEAK"], "leakCertainty": "OCCURRED"}}""");
        assess(3);
        respond();
        act("evidence", "csirt", """
                {"kind": "LOG", "description": "認証ログ", "sha256": "%s", "location": "金庫", "custodian": "CSIRT"}""".formatted("ab".repeat(32)));
        removed("EVIDENCE_MISSING");
        act("police-contacts", "liaison", """
                {"type": "CONSULT", "office": "粕屋警察署", "at": "%s", "reference": "受第1号"}""".formatted(AT));
        removed("POLICE_OPEN");
        assertThat(obligation("POLICE", "FIRST").path("state").asString()).isEqualTo("SUBMITTED");
        tellTheAuthorities();
        String preliminary = path("PPC", "PRELIMINARY");
        act(preliminary + "draft", "csirt", "{}");
        act(preliminary + "submission", "liaison", """
                {"submittedAt": "%s", "channel": "WEB_FORM", "alsoFinal": true}""".formatted(AT));
        removed("PPC_OPEN");
        act(preliminary + "acknowledgement", "liaison", "{\"at\": \"" + AT + "\", \"reference\": \"受付済\"}");
        assertThat(obligation("PPC", "FINAL_LEGAL").path("state").asString()).isEqualTo("SUBMITTED");
        act("subject-notification-decision", "general-affairs", """
                {"result": "REQUIRED", "reason": "要配慮個人情報を含む"}""");
        assertThat(guards()).contains("SUBJECTS_OPEN");
        act("subject-notifications", "manager", """
                {"method": "LETTER", "count": 2, "at": "%s"}""".formatted(AT));
        removed("SUBJECTS_OPEN");
        act("disclosures", "liaison", """
                {"medium": "WEB", "at": "%s", "text": "お知らせ"}""".formatted(AT));
        assertThat(guards()).contains("DISCLOSURE_UNDECIDED");
        act("disclosure-decision", "ciso", "{\"result\": \"PUBLIC\", \"mode\": \"INDIVIDUAL\"}");
        removed("DISCLOSURE_UNDECIDED");
        act(preliminary + "approval", "general-affairs", "{}");
        finish();

        assertThat(field("response", "B703")).contains("相談", "粕屋警察署", "受第1号");
        assertThat(field("response", "B801")).contains("判断: 通知する", "実施: 文書", "2人");
        assertThat(field("response", "B802")).isEqualTo("該当なし");
        assertThat(field("response", "B902")).contains("第1回", "お知らせ");
        assertThat(field("response", "B903")).isEqualTo("該当なし");
    }

    @Test
    @DisplayName("1(8)① 承認のない提出は、承認されるまで完了を妨げる")
    void submission_without_approval_stands_against_closing() {
        file("承認のない提出", """
                {"crimePossible": "NO", "personalData": {"involved": "NO", "myNumber": "NO"}}""");
        assess(2);
        String first = path("MIC", "FIRST");
        act("closure-proposal", "csirt-lead", "{\"reason\": \"対応を終えた\"}");
        assertThat(guards()).doesNotContain("SEPARATION_OF_DUTIES");
        act(first + "submission", "general-affairs", SUBMISSION.formatted("1"));
        assertThat(guards()).contains("SEPARATION_OF_DUTIES");
        client.act(incident, first + "submission", "liaison", SUBMISSION.formatted("2"))
                .refused(409, "already-submitted");
        client.act(incident, first + "approval", "general-affairs", "{}").refused(409, "same-person");
        act(first + "approval", "ciso", "{}");
        assertThat(guards()).doesNotContain("SEPARATION_OF_DUTIES");
    }

    @Test
    @DisplayName("A.1 報告した後に非該当となると、取下げ・訂正を済ませるまで完了できない")
    void report_that_was_made_is_taken_back() {
        file("取り下げる事案", """
                {"crimePossible": "NO", "personalData": {"involved": "NO", "myNumber": "NO"}}""");
        assess(2);
        report("MIC", "FIRST", "ciso");
        act("assessments", "csirt", """
                {"verdict": "NOT_INCIDENT", "level": 1, "category": "MALWARE", "reason": "誤検知と判明"}""");
        assertThat(guards()).contains("MIC_OPEN").doesNotContain("PREFECTURE_OPEN");
        assertThat(obligation("MIC", "LAST").path("state").asString()).isEqualTo("WITHDRAWN");
        client.act(incident, path("MIC", "LAST") + "submission", "liaison", SUBMISSION.formatted("x"))
                .refused(409, "obligation-withdrawn");
        report("MIC", "WITHDRAWAL", "ciso");
        assertThat(guards()).doesNotContain("MIC_OPEN");
    }

    @Test
    @DisplayName("B.2 外部報告の承認者は区分により、知らない義務は404")
    void approvers_depend_on_the_stage() {
        file("承認者", """
                {"crimePossible": "NO", "personalData": {"involved": "NO", "myNumber": "NO"}}""");
        assess(2);
        String first = path("MIC", "FIRST");
        act(first + "draft", "liaison", "{}");
        client.act(incident, first + "approval", "csirt-lead", "{}").refused(403, "forbidden");
        client.act(incident, first + "approval", "liaison", "{}").refused(403, "forbidden");
        client.act(incident, first + "submission", "csirt", SUBMISSION.formatted("1"))
                .refused(403, "forbidden");
        client.act(incident, first + "waiver", "general-affairs", "{}").refused(403, "forbidden");
        client.act(incident, first + "waiver", "ciso", "{}").refused(409, "waiver-not-proposed");
        client.act(incident, first + "acknowledgement", "liaison", "{\"at\": \"" + AT + "\"}")
                .refused(409, "report-not-submitted");
        client.act(incident, "obligations/" + UUID.randomUUID() + "/draft", "csirt", "{}")
                .refused(404, "unknown-obligation");
        client.act(incident, first + "submission", "liaison", """
                {"submittedAt": "%s", "channel": "FAX"}""".formatted(AT)).refused(400, "invalid-request");
        client.act(incident, first + "submission", "liaison", """
                {"submittedAt": "%s", "channel": "EMAIL", "issue": {"form": "second", "n": 1}}""".formatted(AT)).invalid("/issue/form UNKNOWN_FORM");
        client.act(incident, first + "submission", "liaison", """
                {"submittedAt": "%s", "channel": "EMAIL", "issue": {"form": "occurrence", "n": 1}}""".formatted(AT)).refused(409, "unknown-issue");
        act(first + "approval", "general-affairs", "{}");
        act(first + "submission", "liaison", SUBMISSION.formatted("1"));
        String followUp = path("MIC", "FOLLOW_UP");
        act(followUp + "draft", "csirt", "{}");
        act(followUp + "approval", "csirt-lead", "{}");
        String last = path("MIC", "LAST");
        act(last + "draft", "csirt", "{}");
        client.act(incident, last + "approval", "general-affairs", "{}").refused(403, "forbidden");
        act(last + "approval", "ciso", "{}");
    }
}
