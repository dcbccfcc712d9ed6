package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("被害レベルの変更")
@ExtendWith(SharedService.class)
class LevelChangesTest {

    private final Client client;
    private final UUID incident;

    LevelChangesTest(Client client) {
        this.client = client;
        this.incident = Reports.file(client, Reports.ofTax("レベル"));
    }

    private Exchange change(String key, int level) {
        return client.act(incident, "level-changes", key, "{\"level\": %d, \"reason\": \"見直し\"}".formatted(level));
    }

    private Exchange approve(String key, int n, String body) {
        return client.act(incident, "level-changes/" + n + "/approval", key, body);
    }

    private JsonNode detail() {
        return client.get("/v1/incidents/" + incident, "csirt").ok().json();
    }

    @Test
    @DisplayName("B.2 管理者が上げ、CSIRTが下げる提案をし、CISOが承認する")
    void is_raised_at_once_and_lowered_with_approval() {
        Exchange raised = change("manager", 3).created();
        assertThat(raised.header("Location")).isEqualTo("/v1/incidents/" + incident + "/level-changes/1");
        assertThat(raised.at("/n").asInt()).isEqualTo(1);
        assertThat(detail().path("level").asInt()).isEqualTo(3);
        change("csirt", 1).created();
        assertThat(detail().path("level").asInt()).isEqualTo(3);
        assertThat(detail().at("/levelChanges/1/state").asString()).isEqualTo("PROPOSED");
        approve("csirt-lead", 2, "{}").refused(403, "forbidden");
        approve("general-affairs", 2, "{}").refused(403, "forbidden");
        long position = approve("ciso", 2, "{\"override\": {\"reason\": \"念のため\"}}")
                .done()
                .position();
        JsonNode detail = detail();
        assertThat(detail.path("level").asInt()).isEqualTo(1);
        assertThat(detail.at("/levelChanges/1/state").asString()).isEqualTo("APPROVED");
        assertThat(detail.at("/levelChanges/1/approval/actor").asString()).isEqualTo("副町長");
        assertThat(detail.at("/levelChanges/1/approval").has("override")).isFalse();
        assertThat(client.get("/v1/incidents?limit=100&level=1&after=" + position, "csirt")
                        .each("/items", "incidentId"))
                .contains(incident.toString());
        approve("ciso", 2, "{}").refused(409, "already-approved");
    }

    @ParameterizedTest
    @CsvSource({"1,csirt-lead,general-affairs", "2,general-affairs,csirt-lead", "3,ciso,general-affairs"})
    @DisplayName("B.2 下げることの承認は1からCSIRT責任者、2から統括、3からCISO")
    void approver_depends_on_the_level(int from, String approver, String other) {
        if (from > 1) {
            change("csirt", from).created();
        }
        int n = change("csirt", 0).created().at("/n").asInt();
        approve(other, n, "{}").refused(403, "forbidden");
        approve(approver, n, "{}").done();
        assertThat(detail().path("level").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"manager", "csirt-lead", "general-affairs", "ciso"})
    @DisplayName("B.2 下げることを提案できるのはCSIRT員だけである")
    void only_a_member_of_the_csirt_proposes_to_lower(String key) {
        change(key, 0).refused(403, "forbidden");
        change(key, 2).created();
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "officer", "liaison", "auditor"})
    @DisplayName("B.2 上げることもできない者がいる")
    void others_do_not_change_the_level(String key) {
        int status = change(key, 3).status();
        assertThat(status).isIn(403, 404);
    }

    @Test
    @DisplayName("D.1 事実が下限を決め、下回る評価も変更も断られる")
    void nothing_goes_below_the_floor() {
        client.act(incident, "situations", "csirt", """
                {"findings": "窓口が止まった。", "impact": {"departments": ["tax"], "residentServiceStopped": true}}""").done();
        assertThat(detail().path("level").asInt()).isEqualTo(3);
        assertThat(detail().at("/levelChanges/0/rule").asString()).isEqualTo("RESIDENT_SERVICE");
        long acts = client.acts();
        change("csirt", 2).refused(409, "level-below-floor");
        client.act(incident, "assessments", "csirt", """
                        {"verdict": "INCIDENT", "level": 2, "category": "DOS", "reason": "軽い"}""").refused(409, "level-below-floor");
        assertThat(client.acts()).isEqualTo(acts);
    }

    @Test
    @DisplayName("D.1 今より低い評価は、承認を待つ下げる提案となる")
    void lower_assessment_is_a_proposal() {
        change("csirt", 2).created();
        client.act(incident, "assessments", "csirt", """
                {"verdict": "INCIDENT", "level": 1, "category": "MALWARE", "reason": "課内にとどまる"}""").created();
        assertThat(detail().path("level").asInt()).isEqualTo(2);
        assertThat(detail().at("/levelChanges/1/reason").asString()).isEqualTo("課内にとどまる");
        approve("general-affairs", 2, "{}").done();
        assertThat(detail().path("level").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("断られる変更と承認には、それぞれの理由がある")
    void refusals_say_why() {
        change("csirt", 1).refused(409, "level-unchanged");
        approve("csirt-lead", 9, "{}").refused(404, "unknown-level-change");
        int n = change("csirt", 0).created().at("/n").asInt();
        change("csirt", 2).created();
        approve("csirt-lead", n, "{}").refused(409, "level-superseded");
        client.act(incident, "level-changes", "csirt", "{\"level\": 4, \"reason\": \"範囲外\"}")
                .invalid("/level OUT_OF_RANGE");
        client.act(incident, "level-changes", "csirt", "{\"level\": 2}").invalid("/reason REQUIRED");
    }

    @Test
    @DisplayName("7.3(5) 部署の管理者がレベル0の報告を確認し、非該当として完了する")
    void manager_takes_note_of_a_report_of_level_zero() {
        ObjectNode report = Reports.ofTax("ヒヤリハット").put("level", 0).put("crimePossible", "NO");
        UUID near = Reports.file(client, report);
        client.act(near, "assessments", "csirt", """
                {"verdict": "NOT_INCIDENT", "level": 0, "category": "OTHER", "reason": "被害なし"}""").created();
        client.act(near, "assessments/1/approval", "csirt-lead", "{}").done();
        client.act(near, "closure-proposal", "csirt", "{\"reason\": \"記録のみ\"}").done();
        Exchange refused = client.act(near, "closure", "ciso", "{}").refused(409, "guards-unmet");
        assertThat(refused.each("/guards", "code")).containsExactly("SEPARATION_OF_DUTIES");
        assertThat(refused.at("/guards/0/message").asString()).contains("管理者の確認");
        client.act(near, "acknowledgement", "csirt", "{}").refused(403, "forbidden");
        client.act(near, "acknowledgement", "general-affairs", "{}").refused(403, "forbidden");
        client.act(near, "acknowledgement", "manager", "").done();
        client.act(near, "acknowledgement", "manager", "{}").refused(409, "already-noted");
        assertThat(client.get("/v1/incidents/" + near, "csirt")
                        .at("/noted/post")
                        .asString())
                .isEqualTo("SEC_MANAGER@tax");
        client.act(near, "closure", "ciso", "{}").done();
        client.act(incident, "acknowledgement", "manager", "{}").refused(409, "level-not-zero");
    }

    @Test
    @DisplayName("6.5(5) 当事者は、職員の処置を見てよい者だけに示される")
    void implicated_persons_are_named_only_to_those_who_may_know() {
        ObjectNode report = Reports.ofTax("内部不正");
        report.putArray("implicatedPersonIds").add("0198a3f0-5c1e-7b0a-9d6e-3f2a1b4c5d6e");
        String path = "/v1/incidents/" + Reports.file(client, report);
        for (String key : new String[] {"csirt-lead", "general-affairs", "ciso"}) {
            assertThat(client.get(path, key).ok().at("/implicatedPersonIds/0").asString())
                    .as(key)
                    .startsWith("0198a3f0");
        }
        for (String key : new String[] {"staff", "officer", "manager", "csirt", "liaison", "auditor"}) {
            assertThat(client.get(path, key).ok().json().has("implicatedPersonIds"))
                    .as(key)
                    .isFalse();
        }
    }
}
