package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("志免町のほかの団体")
class OtherBodiesTest {

    /** 101 persons' data leaked, and every other question is answered with no. */
    private static final String LEAK = """
            {"involved": "YES", "myNumber": "NO", "kinds": ["RESIDENT"], "sensitive": "NO", "ordinanceSensitive": "NO",
             "propertyDamageRisk": "NO", "wrongfulPurpose": "NO", "subjects": 101, "myNumberSubjects": 0,
             "subjectsCertainty": "CONFIRMED", "stronglyEncrypted": "NO", "recovered": "NO"}""";

    private static void at(String profile, Consumer<Client> journey) {
        try (var service =
                new TestService("--csirt.profile=" + profile, "--csirt.mongodb-uri=", "--csirt.master-key=")) {
            assertThat(service.client()
                            .get("/v1/profiles", "staff")
                            .ok()
                            .at("/items/0/id")
                            .asString())
                    .isEqualTo(profile);
            journey.accept(service.client());
        }
    }

    /** An incident that touches these networks. */
    private static ObjectNode report(String organ, String... zones) {
        ObjectNode report = Reports.least("ネットワークの事案").put("organ", organ).put("crimePossible", "NO");
        var systems = report.putArray("systems");
        for (String zone : zones) {
            systems.addObject().put("name", "機器 " + zone).put("zone", zone);
        }
        report.putObject("personalData").put("involved", "NO").put("myNumber", "NO");
        return report;
    }

    private static JsonNode scope(Client client, UUID incident) {
        return client.get("/v1/incidents/" + incident, "csirt").ok().at("/policyScope");
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    /** Recipient, stage, state and grounds of every duty. */
    private static List<String> duties(Client client, UUID incident) {
        return client.get("/v1/incidents/" + incident + "/obligations", "csirt")
                .ok()
                .at("/items")
                .valueStream()
                .map(duty -> String.join(
                        " ",
                        duty.path("recipient").asString(),
                        duty.path("stage").asString(),
                        duty.path("state").asString(),
                        String.join("+", texts(duty.path("basis")))))
                .toList();
    }

    private static List<String> timeline(Client client, UUID incident) {
        return client.get("/v1/incidents/" + incident + "/timeline", "csirt").each("/items", "text");
    }

    /** Labels and words of the occurrence report. */
    private static List<String> paper(Client client, UUID incident) {
        JsonNode form = client.get("/v1/incidents/" + incident + "/reports/occurrence?format=json", "csirt")
                .ok()
                .json();
        return form.path("groups")
                .valueStream()
                .flatMap(group -> group.path("fields").valueStream())
                .map(field -> "%s %s: %s"
                        .formatted(
                                field.path("fieldId").asString(),
                                field.path("label").asString(),
                                field.path("text").asString()))
                .toList();
    }

    private static void confirm(Client client, UUID incident, String category) {
        client.act(incident, "assessments", "csirt", """
                {"verdict": "INCIDENT", "level": 2, "category": "%s", "reason": "確認した"}""".formatted(category)).created();
    }

    private static void startsWithCode(Exchange filed, String code) {
        assertThat(filed.at("/number").asString()).startsWith(code + "-").endsWith("-0001");
    }

    @Test
    @DisplayName("(f) 海南市: 教育系の事案は受け付けて適用対象外と示し、所管へ引き継ぐ義務となる")
    void kainan_hands_over_what_its_policy_leaves_out() {
        at("kainan-city", client -> {
            Exchange filed = client.post("/v1/incidents", "staff", report("mayor", "LEARNING"))
                    .created();
            startsWithCode(filed, "KAINAN");
            UUID incident = filed.incidentId();
            assertThat(texts(scope(client, incident).path("excludedNetworks"))).containsExactly("education");
            assertThat(scope(client, incident).path("ruleSets").isEmpty()).isTrue();
            assertThat(duties(client, incident)).containsExactly("OTHER FIRST REQUIRED FURTHER.EXCLUDED_NETWORK");
            assertThat(timeline(client, incident))
                    .contains("適用対象外: 教育系ネットワーク（所管へ引き継ぐ）")
                    .contains("外部報告の義務（その他 第一報、基本方針第1章第4節第1項）: 必要（期限の定め: 速やかに所管へ引き継ぐ）");
            assertThat(paper(client, incident))
                    .contains("A402 ネットワーク区分: 教育系ネットワーク（学習系）\n適用対象外: 教育系ネットワーク")
                    .anyMatch(field -> field.startsWith("A604 市民・企業への影響"))
                    .anyMatch(field -> field.startsWith("A701 セキュリティ侵害該当性"));
            handsOver(client, incident);

            UUID inside = Reports.file(client, report("mayor", "INTERNET"));
            assertThat(scope(client, inside).isMissingNode()).isTrue();
            client.act(incident, "situations", "csirt", """
                    {"findings": "庁内の端末であった", "systems": [{"name": "端末", "zone": "INTERNET"}]}""").done();
            assertThat(scope(client, incident).isMissingNode()).isTrue();
            assertThat(timeline(client, incident)).contains("適用対象外のネットワークに関わらない");
        });
    }

    private static void handsOver(Client client, UUID incident) {
        String duty = client.get("/v1/incidents/" + incident + "/obligations", "csirt")
                .at("/items/0/obligationId")
                .asString();
        client.act(incident, "obligations/" + duty + "/draft", "csirt", "{\"content\": \"所管への引継ぎ\"}")
                .done();
        client.act(incident, "obligations/" + duty + "/approval", "ciso", "{}").done();
        client.act(incident, "obligations/" + duty + "/submission", "liaison", """
                        {"submittedAt": "%s", "channel": "EMAIL"}""".formatted(Reports.minutesAgo(0)))
                .done();
        assertThat(duties(client, incident)).containsExactly("OTHER FIRST SUBMITTED FURTHER.EXCLUDED_NETWORK");
    }

    @Test
    @DisplayName("(f) 小郡市: 機関ごとの対策基準により、他の機関には共有したときだけ見える")
    void ogori_keeps_organs_apart_until_they_share() {
        at("ogori-city", client -> {
            Exchange filed = client.post("/v1/incidents", "csirt", report("education", "INTERNET"))
                    .created();
            startsWithCode(filed, "OGORI");
            UUID incident = filed.incidentId();
            assertThat(texts(scope(client, incident).path("ruleSets"))).containsExactly("education");
            assertThat(paper(client, incident)).contains("A402 ネットワーク区分: インターネット接続系\n適用される規程: 教育委員会の対策基準");
            assertThat(client.get("/v1/profiles", "staff")
                            .at("/items/0/planStrength")
                            .asString())
                    .isEqualTo("ENDEAVOUR");
            confirm(client, incident, "MALWARE");
            assertThat(duties(client, incident)).contains("ASSEMBLY FIRST PROPOSED FURTHER.OTHER_ORGAN");

            String chief = new Staff(client).holder("議会事務局長", "secretariat", "OVERALL_MANAGER@assembly");
            String speaker = new Staff(client).holder("議長", null, "CISO@assembly");
            for (String key : List.of(chief, speaker)) {
                client.get("/v1/incidents/" + incident, key).refused(404, "not-found");
                assertThat(client.get("/v1/incidents", key).ok().at("/items").isEmpty())
                        .isTrue();
            }
            long position = shareWithAssembly(client, incident);
            for (String key : List.of(chief, speaker)) {
                client.get("/v1/incidents/" + incident, key).ok();
                assertThat(client.get("/v1/incidents?after=" + position, key)
                                .ok()
                                .each("/items", "incidentId"))
                        .containsExactly(incident.toString());
            }
            client.act(incident, "containment-instructions", chief, """
                            {"to": "education", "measures": "遮断"}""").refused(403, "forbidden");
            client.act(incident, "emergency-plan", speaker, "{\"planVersion\": \"1\"}")
                    .refused(403, "forbidden");
        });
    }

    private static long shareWithAssembly(Client client, UUID incident) {
        client.act(incident, "information-sharings", "csirt", """
                {"to": "県セキュリティクラウド", "tlp": "TLP_AMBER", "content": "送信元"}""").done();
        long position = client.act(incident, "information-sharings", "csirt", """
                        {"to": "assembly", "tlp": "TLP_AMBER_STRICT", "content": "共用の回線の事案"}""")
                .done()
                .position();
        assertThat(timeline(client, incident))
                .contains("関係機関との共有（県セキュリティクラウド、TLP:AMBER）: 送信元")
                .contains("機関の間の共有（議会、TLP:AMBER+STRICT。閲覧できる）: 共用の回線の事案");
        return position;
    }

    @Test
    @DisplayName("(f) 東松山市議会: 68条の報告はなく、条例により議長が本人に通知する")
    void the_assembly_notifies_by_its_ordinance_alone() {
        at("higashimatsuyama-city-assembly", client -> {
            ObjectNode report =
                    Reports.least("会議資料の誤送信").put("organ", "assembly").put("crimePossible", "NO");
            report.putObject("reporter").put("kind", "COUNCILLOR").put("name", "議員");
            report.set("personalData", JsonMapper.shared().readTree(LEAK));
            Exchange filed = client.post("/v1/incidents", "staff", report).created();
            startsWithCode(filed, "HIGASHIMATSUYAMA");
            assertThat(duties(client, filed.incidentId()))
                    .containsExactly("SUBJECTS NOTICE REQUIRED ASSEMBLY.OVER_100");
            assertThat(paper(client, filed.incidentId()))
                    .contains("A102 報告者区分: 議員")
                    .contains("A504 種類: 市民")
                    .anyMatch(field -> field.startsWith("A1001") && field.endsWith("本人への通知は議長が行う"));
            UUID ofHospital = Reports.file(client, report.put("department", "hospital"));
            assertThat(duties(client, ofHospital)).noneMatch(duty -> duty.startsWith("PPC"));
            assertThat(client.get("/v1/organisation/persons?limit=100", "staff").each("/items", "name"))
                    .contains("議長", "議会事務局長")
                    .doesNotContain("副町長", "総務課長");
        });
    }

    @Test
    @DisplayName("(f) 市川市: 庁内と校内のネットワークで規程と体制が分かれ、両方なら両方による")
    void ichikawa_chooses_the_rules_by_the_network() {
        at("ichikawa-city", client -> {
            Exchange filed = client.post("/v1/incidents", "staff", report("mayor", "SCHOOL_ADMIN"))
                    .created();
            startsWithCode(filed, "ICHIKAWA");
            UUID school = filed.incidentId();
            assertThat(texts(scope(client, school).path("ruleSets"))).containsExactly("education");
            assertThat(texts(scope(client, school).path("route"))).containsExactly("education");
            assertThat(timeline(client, school)).contains("適用される規程: 教育情報セキュリティポリシー。対応する体制: 教育委員会");
            assertThat(paper(client, school)).contains("A402 ネットワーク区分: 校務系\n適用される規程: 教育情報セキュリティポリシー");
            confirm(client, school, "UNAUTHORIZED_ACCESS");
            assertThat(duties(client, school)).contains("MEXT FIRST PROPOSED FURTHER.SCHOOL");
            client.act(school, "containment-instructions", "education", """
                            {"to": "education", "measures": "校務系の遮断"}""").created();

            UUID office = Reports.file(client, report("mayor", "INTERNET"));
            assertThat(texts(scope(client, office).path("ruleSets"))).containsExactly("information-security");
            client.get("/v1/incidents/" + office, "education").refused(404, "not-found");

            UUID both = Reports.file(client, report("mayor", "LGWAN", "LEARNING"));
            assertThat(texts(scope(client, both).path("ruleSets")))
                    .containsExactly("information-security", "education");
            client.get("/v1/incidents/" + both, "education").ok();
            assertThat(paper(client, both))
                    .contains("A402 ネットワーク区分: LGWAN接続系（情報系）、学習系\n適用される規程: 情報セキュリティポリシー、教育情報セキュリティポリシー");
            long position = client.get("/v1/incidents/" + both + "/timeline", "csirt")
                    .at("/items")
                    .valueStream()
                    .mapToLong(item -> item.path("position").asLong())
                    .max()
                    .orElseThrow();
            assertThat(client.get("/v1/incidents?after=" + position, "education")
                            .each("/items", "incidentId"))
                    .containsExactlyInAnyOrderElementsOf(Arrays.asList(school.toString(), both.toString()));
        });
    }

    @Test
    @DisplayName("(f) 志免町: 規程は一つなので、同じ報告でも規程の判定はなく、町の言葉で書かれる")
    void shime_has_nothing_to_choose() {
        at("shime-town", client -> {
            UUID incident = Reports.file(client, report("mayor", "LEARNING"));
            assertThat(scope(client, incident).isMissingNode()).isTrue();
            assertThat(duties(client, incident)).isEmpty();
            assertThat(paper(client, incident))
                    .contains("A402 ネットワーク区分: 学習系")
                    .anyMatch(field -> field.startsWith("A604 住民・企業への影響"))
                    .anyMatch(field -> field.startsWith("A701 インシデント該当性"));
            confirm(client, incident, "RANSOMWARE");
            assertThat(timeline(client, incident)).contains("外部報告の義務（福岡県 第一報、1(9)④）: 必要");
            assertThat(duties(client, incident)).contains("NCO FIRST PROPOSED FURTHER.COMMON_FORM");
        });
    }
}
