package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("庁内報告の経路と兼務")
@ExtendWith(SharedService.class)
class SamePersonChainTest {

    private static final String WAIVED = """
            {"to": "CISO", "notNeeded": {"reason": "庁内に被害がない"}}""";
    private static final String TOLD = """
            {"to": "CISO", "kind": "%s", "method": "IN_PERSON"}""";

    private final Client client;

    SamePersonChainTest(Client client) {
        this.client = client;
    }

    private static ObjectNode of(String organ, String department) {
        return Reports.least("兼務の報告経路")
                .put("organ", organ)
                .put("department", department)
                .put("level", 0);
    }

    private static ObjectNode fromCitizen(ObjectNode report) {
        report.putObject("reporter").put("kind", "CITIZEN").put("name", "住民");
        return report;
    }

    private JsonNode detail(UUID incident) {
        return client.get("/v1/incidents/" + incident, "csirt").ok().json();
    }

    private List<String> ciso(UUID incident) {
        return client.get("/v1/incidents/" + incident + "/guards", "csirt")
                .ok()
                .at("/guards")
                .valueStream()
                .filter(guard -> guard.path("code").asString().equals("CISO_REPORT_MISSING"))
                .map(guard -> guard.path("clause").asString())
                .toList();
    }

    @Test
    @DisplayName("1(8) 総務課の事案では、統括への報告が兼ねられたことが詳細、時系列、様式に残る")
    void the_manager_who_is_overall_manager_was_told_with_the_report() {
        UUID incident = Reports.file(client, of("mayor", "general-affairs"));
        JsonNode one = detail(incident).at("/samePerson");
        assertThat(one.path("person").asString()).isEqualTo("総務課長");
        assertThat(one.path("posts").valueStream().map(post -> post.asString()))
                .containsExactly("SEC_MANAGER@general-affairs", "OVERALL_MANAGER");
        JsonNode told = client.get("/v1/incidents/" + incident + "/timeline", "csirt")
                .ok()
                .at("/items")
                .valueStream()
                .filter(item -> item.path("event").asString().equals("reporting-chain-collapsed"))
                .findFirst()
                .orElseThrow();
        assertThat(told.path("text").asString()).contains("同じ者", "総務課 情報セキュリティ管理者", "CISO");
        assertThat(told.path("clauses").valueStream().map(clause -> clause.asString()))
                .containsExactly("1(8)", "5.3(1)②");
        assertThat(client.get("/v1/incidents/" + incident + "/reports/occurrence?format=json", "csirt")
                        .ok()
                        .json()
                        .toString())
                .contains("（管理者と兼務）");
    }

    @Test
    @DisplayName("1(2) 教育委員会の事案でも、教育長が管理者と統括を兼ねる")
    void so_is_the_superintendent() {
        assertThat(detail(client.post("/v1/incidents", "csirt", of("education", "education"))
                                .created()
                                .incidentId())
                        .at("/samePerson/posts")
                        .valueStream()
                        .map(post -> post.asString()))
                .containsExactly("SEC_MANAGER@education", "OVERALL_MANAGER@education");
    }

    @Test
    @DisplayName("1(8) 兼務なら、レベル0の非該当でも、CISOへの発生報告まで完了できない")
    void the_ciso_is_told_whatever_the_level() {
        UUID incident = Reports.file(client, of("mayor", "general-affairs"));
        client.act(incident, "assessments", "csirt", """
                        {"verdict": "NOT_INCIDENT", "level": 0, "category": "OTHER", "reason": "誤検知"}""").created();
        assertThat(ciso(incident)).containsExactly("5.3(1)③、1(8)");
        client.act(incident, "internal-reports", "csirt-lead", TOLD.formatted("ASSESSMENT"))
                .done();
        assertThat(ciso(incident)).hasSize(1);
        client.act(incident, "internal-reports", "general-affairs", TOLD.formatted("REPORT"))
                .done();
        assertThat(ciso(incident)).isEmpty();
    }

    @Test
    @DisplayName("1(8) 兼務なら、外部からの報告でもCISOへの報告を不要とできない")
    void nothing_is_kept_from_the_ciso_by_one_person() {
        UUID incident = Reports.file(client, fromCitizen(of("mayor", "general-affairs")));
        client.act(incident, "internal-reports", "general-affairs", WAIVED).refused(409, "not-needed-refused");
    }

    @Test
    @DisplayName("5.3(2)③ 別の者なら、外部からの報告のCISOへの報告だけを、管理者が不要とできる")
    void what_came_from_outside_may_be_kept_from_the_ciso() {
        UUID outside = Reports.file(client, fromCitizen(of("mayor", "tax")));
        assertThat(detail(outside).has("samePerson")).isFalse();
        for (String other : List.of("SECURITY_MANAGER", "OVERALL_MANAGER", "COMMITTEE")) {
            client.act(outside, "internal-reports", "manager", WAIVED.replace("CISO", other))
                    .refused(409, "not-needed-refused");
        }
        client.act(outside, "internal-reports", "csirt-lead", WAIVED).refused(403, "forbidden");
        client.act(outside, "internal-reports", "manager", WAIVED).done();

        UUID inside = Reports.file(client, of("mayor", "tax"));
        client.act(inside, "internal-reports", "manager", WAIVED).refused(409, "not-needed-refused");
    }

    @Test
    @DisplayName("6.5(5) 兼務する者が当事者なら、統括への報告は済んだことにならない")
    void an_implicated_person_was_not_told() {
        String chief = client.get("/v1/session", "general-affairs")
                .ok()
                .at("/personId")
                .asString();
        ObjectNode report = of("mayor", "general-affairs");
        report.putArray("implicatedPersonIds").add(chief);
        assertThat(detail(Reports.file(client, report)).has("samePerson")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"containment-actions", "recovery-actions"})
    @DisplayName("6.1(4)③ 作業した本人の名や識別子は、確認者にならない")
    void who_did_the_work_has_not_checked_it(String path) {
        UUID incident = Reports.file(client, Reports.ofTax("二人作業"));
        String body = """
                {"what": "設定を変更した", "effect": "遮断", "checkedBy": "%s"}""";
        String own = client.get("/v1/session", "manager").ok().at("/personId").asString();
        for (String name : List.of("課長", " 課　長 ", own)) {
            client.act(incident, path, "manager", body.formatted(name)).refused(409, "same-person");
        }
        client.act(incident, path, "manager", body.formatted("情報システム管理者")).created();
    }
}
