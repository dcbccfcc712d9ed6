package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("外部報告の義務")
@ExtendWith(SharedService.class)
class DutiesTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Personal data leaked; every question is answered with no, so that a test says what is different. */
    private static final String LEAK = """
            {"involved": "YES", "myNumber": "NO", "kinds": ["EMPLOYEE"], "sensitive": "NO", "ordinanceSensitive": "NO",
             "propertyDamageRisk": "NO", "wrongfulPurpose": "NO", "subjects": 1, "myNumberSubjects": 0,
             "subjectsCertainty": "CONFIRMED", "stronglyEncrypted": "NO", "recovered": "NO"}""";

    private final Client client;

    DutiesTest(Client client) {
        this.client = client;
    }

    private UUID file(String organ, String department, String differences) {
        ObjectNode report =
                Reports.least("漏えい").put("organ", organ).put("category", "LOSS").put("crimePossible", "NO");
        if (!department.isEmpty()) {
            report.put("department", department);
        }
        report.set("personalData", ((ObjectNode) JSON.readTree(LEAK)).setAll((ObjectNode) JSON.readTree(differences)));
        return Reports.file(client, report);
    }

    private List<JsonNode> obligations(UUID incident) {
        return client.get("/v1/incidents/" + incident + "/obligations", "csirt")
                .ok()
                .at("/items")
                .valueStream()
                .toList();
    }

    /** Recipient, stage, state and grounds of every duty. */
    private List<String> duties(UUID incident) {
        return obligations(incident).stream()
                .map(duty -> "%s %s %s %s"
                        .formatted(
                                duty.path("recipient").asString(),
                                duty.path("stage").asString(),
                                duty.path("state").asString(),
                                String.join(
                                        "+",
                                        duty.path("basis")
                                                .valueStream()
                                                .map(JsonNode::asString)
                                                .toList())))
                .toList();
    }

    private List<String> guards(UUID incident) {
        return client.get("/v1/incidents/" + incident + "/guards", "ciso").each("/guards", "code");
    }

    private void situation(UUID incident, String personalData) {
        client.act(incident, "situations", "csirt", """
                {"findings": "数え直した。", "personalData": %s}""".formatted(personalData)).done();
    }

    @Test
    @DisplayName("C.1 病院は26条: 1,000人を超えれば委員会に報告する")
    void hospital_reports_above_a_thousand() {
        assertThat(duties(file("enterprise", "hospital", "{\"subjects\": 1000}")))
                .isEmpty();
        UUID incident = file("enterprise", "hospital", "{\"subjects\": 1001}");
        assertThat(duties(incident))
                .containsExactly(
                        "PPC PRELIMINARY REQUIRED APPI.OVER_1000",
                        "PPC FINAL_LEGAL REQUIRED APPI.OVER_1000",
                        "SUBJECTS NOTICE REQUIRED APPI.OVER_1000");
        assertThat(obligations(incident).getFirst().path("clause").asString()).isEqualTo("個人情報保護法26条1項");
    }

    @Test
    @DisplayName("C.1 議会は条例で本人に通知し、番号法だけは委員会に報告する")
    void assembly_notifies_by_its_ordinance() {
        assertThat(duties(file("assembly", "", "{\"subjects\": 101}")))
                .containsExactly("SUBJECTS NOTICE REQUIRED ASSEMBLY.OVER_100");
        assertThat(duties(file("assembly", "", "{\"myNumber\": \"YES\", \"wrongfulPurpose\": \"YES\"}")))
                .containsExactly(
                        "PPC PRELIMINARY REQUIRED MYNUMBER.WRONGFUL",
                        "PPC FINAL_LEGAL REQUIRED MYNUMBER.WRONGFUL",
                        "SUBJECTS NOTICE REQUIRED ASSEMBLY.WRONGFUL+MYNUMBER.WRONGFUL");
    }

    @Test
    @DisplayName("GL別添2 マイナンバーは1人でも報告し、レベルは3になる")
    void one_my_number_is_reported() {
        UUID incident = file("mayor", "tax", "{\"myNumber\": \"YES\", \"myNumberSubjects\": 1}");
        assertThat(duties(incident))
                .containsExactly(
                        "PPC PRELIMINARY REQUIRED MYNUMBER.GUIDELINE",
                        "PPC FINAL_LEGAL REQUIRED MYNUMBER.GUIDELINE",
                        "SUBJECTS NOTICE PROPOSED MYNUMBER.GUIDELINE");
        JsonNode detail = client.get("/v1/incidents/" + incident, "csirt").ok().json();
        assertThat(detail.path("level").asInt()).isEqualTo(3);
        assertThat(detail.at("/levelChanges/0/rule").asString()).isEqualTo("MY_NUMBER");
        assertThat(detail.at("/determinations/0/findings/0/basis").asString()).isEqualTo("MYNUMBER.GUIDELINE");
        assertThat(detail.at("/determinations/0/actor").asString()).isEqualTo("職員");
        assertThat(client.get("/v1/incidents/" + incident + "/timeline", "csirt")
                        .each("/items", "text"))
                .anyMatch(text -> text.startsWith("被害レベルを1から3（住民・企業に被害・影響）へ引上げ（自動）"))
                .anyMatch(text -> text.startsWith("報告要否の判定（個人情報保護法68条）: 特定個人情報"))
                .contains("外部報告の義務（個人情報保護委員会 速報、特定個人情報ガイドライン別添2）: 必要");
    }

    @Test
    @DisplayName("C.3(2) 人数が後で100人を超えると、知った時から義務となる")
    void count_that_passes_a_hundred_later() {
        UUID incident = file("mayor", "tax", "{\"subjects\": 100}");
        assertThat(duties(incident)).isEmpty();
        String awareAt = Reports.minutesAgo(20);
        client.act(incident, "situations", "csirt", """
                        {"findings": "101人と判明", "personalData": {"subjects": 101}, "awareAt": "%s"}""".formatted(awareAt)).done();
        JsonNode first = obligations(incident).getFirst();
        assertThat(first.path("state").asString()).isEqualTo("REQUIRED");
        assertThat(OffsetDateTime.parse(first.path("awareAt").asString()).toInstant())
                .isEqualTo(OffsetDateTime.parse(awareAt).toInstant());
        assertThat(first.at("/due/hardOn").asString())
                .isEqualTo(
                        OffsetDateTime.parse(awareAt).toLocalDate().plusDays(4).toString());
        assertThat(first.path("history")).hasSize(1);
        assertThat(guards(incident)).contains("PPC_OPEN", "SUBJECTS_OPEN");
    }

    @Test
    @DisplayName("C.3(4) 事実が改まると、同じ義務が取り消され、戻れば再び開く")
    void facts_that_fall_away_withdraw_the_duty() {
        UUID incident = file("mayor", "tax", "{\"sensitive\": \"YES\"}");
        List<JsonNode> before = obligations(incident);
        situation(incident, "{\"sensitive\": \"NO\"}");
        assertThat(obligations(incident))
                .allMatch(duty -> duty.path("state").asString().equals("WITHDRAWN"));
        assertThat(guards(incident)).doesNotContain("PPC_OPEN", "SUBJECTS_OPEN");
        assertThat(client.get("/v1/incidents/" + incident + "/timeline", "csirt")
                        .each("/items", "text"))
                .contains("外部報告の義務（個人情報保護委員会 速報）が消滅: 数え直した。");
        situation(incident, "{\"sensitive\": \"YES\"}");
        List<JsonNode> again = obligations(incident);
        assertThat(again).allMatch(duty -> duty.path("state").asString().equals("REQUIRED"));
        assertThat(again.stream().map(duty -> duty.path("obligationId")))
                .containsExactlyElementsOf(
                        before.stream().map(duty -> duty.path("obligationId")).toList());
    }

    @Test
    @DisplayName("C.1 不明は黙って落とさず、判断待ちとする")
    void unknown_facts_are_proposed() {
        ObjectNode report = Reports.ofTax("不明");
        report.putObject("personalData").put("involved", "YES").put("myNumber", "NO");
        assertThat(duties(Reports.file(client, report)))
                .first()
                .isEqualTo("PPC PRELIMINARY PROPOSED APPI.SENSITIVE+APPI.PROPERTY+APPI.WRONGFUL+APPI.OVER_100"
                        + "+APPI.ORDINANCE_SENSITIVE");
        assertThat(duties(Reports.file(client, Reports.ofTax("有無も不明"))))
                .containsExactly("POLICE FIRST PROPOSED CRIME.POSSIBLE");
    }

    @Test
    @DisplayName("1(9)④ 該当のおそれと評価すると総務省と県への義務が生じ、非該当に改めると消える")
    void verdict_brings_and_removes_duties() {
        UUID incident = file("mayor", "tax", "{\"involved\": \"NO\"}");
        client.act(incident, "assessments", "csirt", """
                {"verdict": "SUSPECTED", "level": 1, "category": "MALWARE", "reason": "疑い"}""").created();
        assertThat(duties(incident))
                .containsExactly(
                        "MIC FIRST REQUIRED INCIDENT.CONFIRMED",
                        "PREFECTURE FIRST REQUIRED INCIDENT.CONFIRMED",
                        "PUBLIC FIRST PROPOSED INCIDENT.CONFIRMED",
                        "RELATED_BODY FIRST PROPOSED INCIDENT.ATTACK");
        assertThat(guards(incident)).contains("MIC_OPEN", "PREFECTURE_OPEN").doesNotContain("POLICE_OPEN");
        client.act(incident, "assessments", "csirt", """
                {"verdict": "NOT_INCIDENT", "level": 1, "category": "OTHER", "reason": "誤検知"}""").created();
        assertThat(obligations(incident))
                .allMatch(duty -> duty.path("state").asString().equals("WITHDRAWN"));
    }

    @Test
    @DisplayName("6.5(3) 犯罪の可能性があれば警察への義務となる")
    void possible_crime_brings_the_duty_to_the_police() {
        UUID incident = file("mayor", "tax", "{\"involved\": \"NO\"}");
        client.act(incident, "situations", "csirt", "{\"findings\": \"侵入\", \"crimePossible\": \"YES\"}")
                .done();
        assertThat(duties(incident)).containsExactly("POLICE FIRST REQUIRED CRIME.POSSIBLE");
        assertThat(guards(incident)).contains("POLICE_OPEN");
    }

    @Test
    @DisplayName("訓練の義務には訓練と記される")
    void duties_of_a_drill_are_marked() {
        UUID incident = Reports.file(client, Reports.ofTax("訓練").put("drill", true));
        assertThat(obligations(incident)).allMatch(duty -> duty.path("drill").asBoolean());
    }
}
