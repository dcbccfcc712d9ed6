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

@DisplayName("公表・本人通知・警察への連絡")
@ExtendWith(SharedService.class)
class OutsideTest {

    private static final String AT = "2026-03-02T09:00:00+09:00";
    private static final List<String> ROSTER = List.of(
            "staff",
            "officer",
            "manager",
            "general-affairs",
            "system-manager",
            "csirt",
            "csirt-lead",
            "liaison",
            "ciso",
            "auditor");

    private final Client client;
    private final UUID incident;

    OutsideTest(Client client) {
        this.client = client;
        var report = Reports.ofTax("外への知らせ");
        report.putArray("systems").addObject().put("name", "税務端末").put("managerPost", "SYS_MANAGER");
        this.incident = Reports.file(client, report);
    }

    private Exchange act(String path, String key, String body) {
        return client.act(incident, path, key, body);
    }

    private JsonNode detail() {
        return client.get("/v1/incidents/" + incident, "ciso").ok().json();
    }

    private List<String> guards() {
        return client.get("/v1/incidents/" + incident + "/guards", "ciso").ok().each("/guards", "code");
    }

    private void createsNumbered(String path, String key, String body, int n) {
        Exchange answer = act(path, key, body).created();
        assertThat(answer.at("/n").asInt()).isEqualTo(n);
        assertThat(answer.header("Location")).isEqualTo("/v1/incidents/%s/%s/%d".formatted(incident, path, n));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "disclosure-proposal | {\"result\": \"PUBLIC\"} | general-affairs csirt csirt-lead",
                "disclosure-decision | {\"result\": \"PUBLIC\"} | ciso",
                "disclosures | {\"medium\": \"WEB\", \"at\": \"" + AT
                        + "\", \"text\": \"本文\"} | csirt csirt-lead liaison",
                "subject-notification-proposal | {\"result\": \"EXEMPT\", \"reason\": \"暗号化\"} | manager general-affairs csirt csirt-lead",
                "subject-notification-decision | {\"result\": \"EXEMPT\", \"reason\": \"暗号化\"} | general-affairs ciso",
                "subject-notifications | {\"method\": \"PHONE\", \"count\": 1, \"at\": \"" + AT
                        + "\"} | manager general-affairs csirt csirt-lead",
                "police-contacts | {\"type\": \"INFO\", \"office\": \"粕屋署\", \"at\": \"" + AT
                        + "\"} | general-affairs csirt csirt-lead liaison",
            })
    @DisplayName("B.2 定められた役割の者だけが行える")
    void only_the_roles_of_the_matrix_may_act(String path, String body, String allowed) {
        var may = List.of(allowed.split(" "));
        for (String key : ROSTER) {
            Exchange answer = act(path, key, body);
            if (may.contains(key)) {
                assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
            } else {
                answer.refused(403, "forbidden");
            }
        }
        act(path, "welfare", body).refused(404, "not-found");
    }

    @Test
    @DisplayName("1(9)⑤ 公表は案、判断、実施の順に進み、判断が完了の条件を外す")
    void disclosure_goes_from_proposal_to_fact() {
        act("assessments", "csirt", """
                {"verdict": "INCIDENT", "level": 1, "category": "LOSS", "reason": "紛失"}""").created();
        act("disclosure-proposal", "csirt", """
                {"result": "PUBLIC", "note": "影響が広い", "mode": "INDIVIDUAL"}""").done();
        assertThat(detail().at("/disclosure/state").asString()).isEqualTo("UNDECIDED");
        assertThat(detail().at("/disclosure/proposal/note").asString()).isEqualTo("影響が広い");
        createsNumbered("disclosures", "liaison", """
                {"medium": "PRESS_RELEASE", "at": "%s", "text": "第一報"}""".formatted(AT), 1);
        assertThat(detail().at("/disclosure/state").asString()).isEqualTo("PUBLISHED");
        assertThat(guards()).contains("DISCLOSURE_UNDECIDED");
        act("disclosure-decision", "ciso", """
                {"result": "DEFERRED", "reason": "INVESTIGATION", "until": "2030-01-01T00:00:00Z"}""").done();
        assertThat(guards()).contains("DISCLOSURE_UNDECIDED");
        act("disclosure-decision", "ciso", """
                {"result": "PUBLIC", "note": "公表する", "mode": "INDIVIDUAL"}""").done();
        assertThat(guards()).doesNotContain("DISCLOSURE_UNDECIDED");
        createsNumbered("disclosures", "csirt", """
                {"medium": "WEB", "at": "2026-03-05T09:00:00+09:00", "text": "第二報"}""", 2);

        JsonNode part = detail().at("/disclosure");
        assertThat(part.has("proposal")).isFalse();
        assertThat(part.at("/decisions").valueStream().map(d -> d.path("result").asString()))
                .containsExactly("DEFERRED", "PUBLIC");
        assertThat(part.at("/disclosures/0/occurredAt").asString()).isEqualTo("2026-03-02T00:00:00Z");
        assertThat(part.at("/disclosures/1/text").asString()).isEqualTo("第二報");
    }

    @Test
    @DisplayName("個人情報保護法68条2項 本人通知は判断と実施が揃って決着する")
    void subjects_are_told_as_decided() {
        act("assessments", "csirt", """
                {"verdict": "INCIDENT", "level": 1, "category": "LOSS", "reason": "紛失"}""").created();
        act("situations", "csirt", """
                {"findings": "3人分と確認", "personalData": {"subjects": 3}}""").done();
        createsNumbered("subject-notifications", "manager", """
                {"method": "PHONE", "count": 2, "at": "%s", "note": "2人に電話"}""".formatted(AT), 1);
        assertThat(guards()).contains("SUBJECTS_OPEN");
        act("subject-notification-proposal", "manager", """
                {"result": "REQUIRED", "reason": "口座番号を含むため"}""").done();
        act("subject-notification-decision", "general-affairs", """
                {"result": "REQUIRED", "reason": "口座番号を含むため"}""").done();
        assertThat(guards()).contains("SUBJECTS_OPEN");
        assertThat(detail().at("/subjectNotification/state").asString()).isEqualTo("NOTIFIED");
        createsNumbered("subject-notifications", "csirt", """
                {"method": "VISIT", "count": 1, "at": "%s"}""".formatted(AT), 2);
        assertThat(guards()).doesNotContain("SUBJECTS_OPEN");
        assertThat(detail().at("/subjectNotification/notified").asInt()).isEqualTo(3);
        assertThat(detail().at("/subjectNotification/subjects").asInt()).isEqualTo(3);
    }

    @Test
    @DisplayName("6.5(3) 警察への連絡は番号を付けて残り、犯罪の可能性がある事案の条件を外す")
    void police_contacts_are_numbered() {
        act("situations", "csirt", "{\"findings\": \"不正アクセス\", \"crimePossible\": \"YES\"}")
                .done();
        assertThat(guards()).contains("POLICE_OPEN");
        createsNumbered("police-contacts", "liaison", """
                {"type": "DAMAGE_REPORT", "office": "粕屋警察署", "at": "%s", "reference": "受第1号"}""".formatted(AT), 1);
        assertThat(guards()).doesNotContain("POLICE_OPEN");
        assertThat(detail().at("/policeContacts/0/reference").asString()).isEqualTo("受第1号");
        assertThat(client.get("/v1/incidents/" + incident + "/timeline", "ciso").each("/items", "text"))
                .contains("警察への被害届: 粕屋警察署（受理番号 受第1号）");
    }

    @Test
    @DisplayName("1(8)① 案を作った本人は判断できず、理由があれば残る")
    void proposer_does_not_decide() {
        act("subject-notification-decision", "ciso", """
                {"result": "EXEMPT", "reason": "該当なし", "override": {"reason": "念のため"}}""").done();
        act("disclosure-proposal", "general-affairs", "{\"result\": \"PUBLIC\"}")
                .done();
        act("subject-notification-proposal", "general-affairs", "{\"result\": \"EXEMPT\", \"reason\": \"暗号化\"}")
                .done();
        act("subject-notification-decision", "general-affairs", "{\"result\": \"EXEMPT\", \"reason\": \"暗号化\"}")
                .refused(409, "same-person");
        act("subject-notification-decision", "general-affairs", """
                {"result": "EXEMPT", "reason": "暗号化", "override": {"reason": "CISO不在"}}""").done();

        JsonNode decisions = detail().at("/subjectNotification/decisions");
        assertThat(decisions.at("/0").has("override")).isFalse();
        assertThat(decisions.at("/1/override").asString()).isEqualTo("CISO不在");
    }

    @Test
    @DisplayName("足りない理由、食い違う日時、未来の日時は400")
    void contradictions_are_refused() {
        act("disclosure-decision", "ciso", "{\"result\": \"NOT_PUBLIC\"}").invalid("/reason REQUIRED");
        act("disclosure-decision", "ciso", "{\"result\": \"PUBLIC\", \"reason\": \"HARM\"}")
                .invalid("/reason CONTRADICTION");
        act("disclosure-proposal", "csirt", "{\"result\": \"DEFERRED\"}").invalid("/until REQUIRED");
        act("disclosure-proposal", "csirt", "{\"result\": \"PUBLIC\", \"until\": \"" + AT + "\"}")
                .invalid("/until CONTRADICTION");
        act("disclosures", "csirt", "{\"medium\": \"WEB\", \"text\": \"本文\"}").invalid("/at REQUIRED");
        act("disclosures", "csirt", "{\"medium\": \"WEB\", \"text\": \"本文\", \"at\": \"" + Reports.inMinutes(5) + "\"}")
                .invalid("/at IN_FUTURE");
        act(
                        "disclosures",
                        "csirt",
                        "{\"medium\": \"WEB\", \"text\": \"本文\", \"at\": \"" + AT + "\", \"occurredAt\": \"" + AT
                                + "\"}")
                .created();
        act(
                        "police-contacts",
                        "csirt",
                        "{\"type\": \"INFO\", \"office\": \"署\", \"at\": \"" + AT + "\", \"occurredAt\": \""
                                + Reports.minutesAgo(5) + "\"}")
                .invalid("/occurredAt CONTRADICTION");
        act("subject-notifications", "csirt", "{\"method\": \"PHONE\", \"count\": 0, \"at\": \"" + AT + "\"}")
                .invalid("/count OUT_OF_RANGE");
        act("subject-notifications", "csirt", "{\"method\": \"SUBSTITUTE\", \"count\": 0, \"at\": \"" + AT + "\"}")
                .created();
        act("subject-notifications", "csirt", "{\"method\": \"FAX\", \"count\": 1, \"at\": \"" + AT + "\"}")
                .refused(400, "invalid-request");
    }
}
