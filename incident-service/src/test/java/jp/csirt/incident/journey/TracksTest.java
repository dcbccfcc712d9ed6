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
import tools.jackson.databind.node.ObjectNode;

@DisplayName("停止・調査・指示・共有・委託事業者・例外措置")
@ExtendWith(SharedService.class)
class TracksTest {

    private static final String STOP = "{\"system\": \"公開Webサーバ\", \"stoppedAt\": \"2026-04-01T09:20:00+09:00\"%s}";
    private static final String ORDER = "{\"scope\": \"認証ログ\", \"target\": \"税務課の端末\"}";
    private static final String REQUEST = "{\"vendor\": \"保守業者\", \"request\": \"作業の中断\", \"suspend\": true}";
    private static final String EXCEPTION =
            "{\"what\": \"無害化を通さない取込み\", \"reason\": \"他に方法がない\", \"until\": \"2030-04-05\", \"emergency\": %s}";

    private final Client client;

    TracksTest(Client client) {
        this.client = client;
    }

    private UUID filed() {
        return Reports.file(client, Reports.ofTax("その他の記録"));
    }

    private JsonNode detail(UUID id) {
        return client.get("/v1/incidents/" + id, "ciso").ok().json();
    }

    private String field(UUID id, String field) {
        return client.get(
                        "/v1/incidents/" + id + "/reports/response?format=json", "csirt", "Accept", "application/json")
                .ok()
                .at("/groups")
                .valueStream()
                .flatMap(group -> group.path("fields").valueStream())
                .filter(one -> one.path("fieldId").asString().equals(field))
                .map(one -> one.path("text").asString())
                .findFirst()
                .orElseThrow();
    }

    private List<String> timeline(UUID id) {
        return client.get("/v1/incidents/" + id + "/timeline", "ciso").ok().each("/items", "text");
    }

    @Test
    @DisplayName("6.5(2) システムの停止は、再開を後から記録でき、様式と時系列に出る")
    void a_stop_is_recorded_and_later_ended() {
        UUID id = filed();
        client.act(id, "system-stops", "ciso", STOP.formatted("")).done();
        assertThat(detail(id).at("/systemStops/0/restartedAt").isMissingNode()).isTrue();
        client.act(
                        id,
                        "system-stops",
                        "general-affairs",
                        STOP.formatted(", \"restartedAt\": \"2026-04-01T18:00:00+09:00\""))
                .done();

        JsonNode stops = detail(id).path("systemStops");
        assertThat(stops).hasSize(1);
        assertThat(stops.at("/0/restartedAt").asString()).isEqualTo("2026-04-01T09:00:00Z");
        assertThat(stops.at("/0/actor").asString()).isEqualTo("副町長");
        assertThat(field(id, "B203")).contains("公開Webサーバ", "令和8年4月1日 9時20分", "令和8年4月1日 18時00分", "副町長");
        assertThat(timeline(id)).anyMatch(text -> text.contains("システムの停止: 公開Webサーバ（2026年4月1日 9時20分 から"));
    }

    @Test
    @DisplayName("6.5(2) 再開は停止より前にならず、どちらも未来にならない")
    void times_of_a_stop_are_in_order() {
        UUID id = filed();
        client.act(id, "system-stops", "ciso", STOP.formatted(", \"restartedAt\": \"2026-04-01T09:00:00+09:00\""))
                .invalid("/stoppedAt OUT_OF_ORDER");
        client.act(id, "system-stops", "ciso", STOP.formatted(", \"restartedAt\": \"2100-04-01T09:00:00+09:00\""))
                .invalid("/restartedAt IN_FUTURE");
        client.act(
                        id,
                        "system-stops",
                        "ciso",
                        "{\"system\": \"端末\", \"stoppedAt\": \"%s\"}".formatted(Reports.inMinutes(10)))
                .invalid("/stoppedAt IN_FUTURE");
        client.act(id, "system-stops", "ciso", "{}").invalid("/system REQUIRED", "/stoppedAt REQUIRED");
    }

    @Test
    @DisplayName("7.2(2) 利用状況の調査は、CISOか、CISOが指示で名指しした職だけが命じる")
    void an_investigation_is_ordered_by_the_ciso_or_whom_the_ciso_names() {
        UUID id = filed();
        client.act(id, "usage-investigations", "csirt-lead", ORDER).refused(403, "forbidden");
        client.act(id, "ciso-instructions", "ciso", "{\"text\": \"調査を任せる\", \"to\": [\"CSIRT_LEAD\", \"CSIRT責任者\"]}")
                .done();
        client.act(id, "usage-investigations", "csirt", ORDER).refused(403, "forbidden");
        client.act(id, "usage-investigations", "csirt-lead", ORDER).done();
        client.act(id, "usage-investigations", "ciso", ORDER).done();

        assertThat(detail(id).path("usageInvestigations")).hasSize(2);
        assertThat(detail(id).at("/cisoInstructions/0/to/1").asString()).isEqualTo("CSIRT責任者");
        assertThat(field(id, "B402")).contains("CSIRT責任者", "認証ログ", "税務課の端末");
        assertThat(timeline(id))
                .anyMatch(text -> text.equals("CISOの指示（CSIRT責任者、CSIRT責任者へ）: 調査を任せる"))
                .anyMatch(text -> text.equals("利用状況の調査を命令（対象 税務課の端末）: 認証ログ"));
    }

    @Test
    @DisplayName("1(9)③ CISOの指示で名指しされた職には、その事案が見える")
    void an_instructed_post_sees_the_incident() {
        UUID id = filed();
        client.get("/v1/incidents/" + id, "welfare").refused(404, "not-found");
        client.act(id, "ciso-instructions", "ciso", "{\"text\": \"確かめること\", \"to\": [\"SEC_MANAGER@welfare\"]}")
                .done();

        client.get("/v1/incidents/" + id, "welfare").ok();
        client.get("/v1/incidents/" + id, "hospital").refused(404, "not-found");
    }

    @Test
    @DisplayName("7.3(1) 緊急時対応計画の発動は版とともに様式に出る")
    void the_plan_stands_on_the_form() {
        UUID id = filed();
        assertThat(field(id, "B103")).isEqualTo("調査中");
        client.act(id, "emergency-plan", "general-affairs", "{\"planVersion\": \"第3版\"}")
                .done();

        assertThat(detail(id).at("/emergencyPlans/0/planVersion").asString()).isEqualTo("第3版");
        assertThat(field(id, "B103")).startsWith("発動　第3版").endsWith("総務課長");
        assertThat(timeline(id)).contains("緊急時対応計画を発動（第3版）");
    }

    @Test
    @DisplayName("1(9)⑥ 関係機関との共有はTLP 2.0の区分を持ち、WHITEは受け付けない")
    void sharing_has_a_marking_of_tlp_2() {
        UUID id = filed();
        String body = "{\"to\": \"県\", \"tlp\": \"%s\", \"content\": \"送信元\"}";
        for (String marking : List.of("TLP_RED", "TLP_AMBER_STRICT", "TLP_AMBER", "TLP_GREEN", "TLP_CLEAR")) {
            client.act(id, "information-sharings", "liaison", body.formatted(marking))
                    .done();
        }
        for (String marking : List.of("TLP_WHITE", "WHITE", "AMBER", "")) {
            client.act(id, "information-sharings", "csirt", body.formatted(marking))
                    .invalid("/tlp WRONG_TYPE");
        }

        assertThat(detail(id).path("informationSharings")).hasSize(5);
        assertThat(field(id, "B704")).contains("県　TLP:AMBER+STRICT　送信元");
        assertThat(timeline(id)).contains("関係機関との共有（県、TLP:RED）: 送信元");
    }

    @Test
    @DisplayName("8.1(3)①(エ) 委託事業者への対処要求は、回答で一時中断、再開、対処済へ進む")
    void a_request_to_a_vendor_goes_from_its_demand_to_its_end() {
        UUID id = filed();
        Exchange asked = client.act(id, "vendor-requests", "manager", REQUEST).created();
        assertThat(asked.at("/n").asInt()).isEqualTo(1);
        assertThat(asked.header("Location")).endsWith("/vendor-requests/1");
        assertThat(open(id)).contains("VENDOR_OPEN");
        answer(id, "system-manager", "SUSPENDED").refused(404, "not-found");
        answer(id, "manager", "SUSPENDED").done();
        assertThat(open(id)).contains("VENDOR_OPEN");
        answer(id, "manager", "RESUMED").done();
        assertThat(open(id)).doesNotContain("VENDOR_OPEN");
        answer(id, "manager", "DONE").done();
        answer(id, "manager", "DONE").refused(409, "vendor-request-done");
        client.act(id, "vendor-requests/2/answer", "manager", "{\"what\": \"中断\", \"state\": \"DONE\"}")
                .refused(404, "unknown-vendor-request");

        JsonNode request = detail(id).at("/vendorRequests/0");
        assertThat(request.path("state").asString()).isEqualTo("DONE");
        assertThat(request.path("answers")).hasSize(3);
        assertThat(field(id, "B1001")).contains("保守業者", "作業の中断", "求める", "一時中断", "対処済");
        assertThat(timeline(id)).contains("委託事業者への対処要求 1（保守業者、一時中断を含む）: 作業の中断", "委託事業者の措置 1（対処済）: 措置した");
    }

    private Exchange answer(UUID id, String key, String state) {
        return client.act(
                id, "vendor-requests/1/answer", key, "{\"what\": \"措置した\", \"state\": \"%s\"}".formatted(state));
    }

    private List<String> open(UUID id) {
        return client.get("/v1/incidents/" + id + "/guards", "ciso").ok().each("/guards", "code");
    }

    @Test
    @DisplayName("8.1 委託事業者は、自ら報告した事案の対処要求に回答できる")
    void a_vendor_answers_in_what_it_filed() {
        ObjectNode report = Reports.ofTax("委託先の報告");
        report.putObject("vendor").put("name", "保守業者").put("contract", "端末保守契約");
        UUID id = client.post("/v1/incidents", "vendor", report).created().incidentId();
        assertThat(open(id)).contains("VENDOR_OPEN");
        client.act(id, "vendor-requests", "vendor", REQUEST).refused(403, "forbidden");
        client.act(id, "vendor-requests", "general-affairs", REQUEST).created();
        answer(id, "vendor", "DONE").done();

        assertThat(open(id)).doesNotContain("VENDOR_OPEN");
        assertThat(detail(id).at("/vendorRequests/0/answers/0/actor").asString())
                .isEqualTo("委託事業者");
    }

    @Test
    @DisplayName("7.4 例外措置は申請、許可、事後の報告へ進む")
    void an_exception_is_asked_decided_and_reported() {
        UUID id = filed();
        client.act(id, "exceptions", "manager", EXCEPTION.formatted("true")).created();
        assertThat(state(id)).isEqualTo("EMERGENCY_APPLIED");
        client.act(id, "exceptions/1/after-report", "manager", "{\"text\": \"経路を閉じた\"}")
                .done();
        assertThat(state(id)).isEqualTo("REPORTED_AFTER");
        client.act(id, "exceptions/1/after-report", "manager", "{\"text\": \"再度\"}")
                .refused(409, "exception-already-reported");
        client.act(id, "exceptions/1/decision", "ciso", "{\"result\": \"APPROVED\", \"comment\": \"認める\"}")
                .done();
        client.act(id, "exceptions/1/decision", "ciso", "{\"result\": \"REJECTED\", \"comment\": \"\"}")
                .refused(409, "exception-already-decided");
        client.act(id, "exceptions/2/decision", "ciso", "{\"result\": \"REJECTED\", \"comment\": \"\"}")
                .refused(404, "unknown-exception");
        client.act(id, "exceptions", "manager", EXCEPTION.formatted("false")).created();
        client.act(id, "exceptions/2/after-report", "manager", "{\"text\": \"報告\"}")
                .refused(409, "exception-not-emergency");

        assertThat(detail(id).at("/exceptions/0/until").asString()).isEqualTo("2030-04-05");
        assertThat(field(id, "B1401")).contains("無害化を通さない取込み", "令和12年4月5日", "許可", "認める", "経路を閉じた", "未決定");
        assertThat(timeline(id)).contains("例外措置 1 の決定: 許可。認める", "例外措置 1 の事後報告: 経路を閉じた");
    }

    private String state(UUID id) {
        return detail(id).at("/exceptions/0/state").asString();
    }

    @ParameterizedTest
    @CsvSource({"2026-04-05T23:30:00+09:00, 2026-04-05", "2026-04-05T15:00:00Z, 2026-04-06", "2030-12-31, 2030-12-31"})
    @DisplayName("7.4 例外措置の期限は日付か、日時ならその日本の日である")
    void the_last_day_may_come_as_a_time(String until, String day) {
        UUID id = filed();
        client.act(
                        id,
                        "exceptions",
                        "manager",
                        "{\"what\": \"例外\", \"reason\": \"理由\", \"until\": \"%s\"}".formatted(until))
                .created();

        assertThat(detail(id).at("/exceptions/0/until").asString()).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-30, WRONG_TYPE",
        "2026-04-05T23:30:00, WRONG_TYPE",
        "tomorrow, WRONG_TYPE",
        "1949-12-31, OUT_OF_RANGE",
        "2200-01-01, OUT_OF_RANGE",
        "+999999999-12-31T23:59:59+09:00, OUT_OF_RANGE",
        "-999999999-01-01T00:00:00+18:00, WRONG_TYPE"
    })
    @DisplayName("7.4 暦にない期限は受け付けない")
    void a_last_day_that_is_none_is_refused(String until, String code) {
        client.act(
                        filed(),
                        "exceptions",
                        "manager",
                        "{\"what\": \"例外\", \"reason\": \"理由\", \"until\": \"%s\"}".formatted(until))
                .invalid("/until " + code);
    }

    @ParameterizedTest
    @CsvSource({
        "system-stops, general-affairs ciso",
        "usage-investigations, ciso",
        "ciso-instructions, ciso",
        "emergency-plan, general-affairs ciso",
        "information-sharings, csirt csirt-lead liaison",
        "vendor-requests, manager general-affairs",
        "vendor-requests/1/answer, manager general-affairs",
        "exceptions, manager general-affairs",
        "exceptions/1/decision, ciso",
        "exceptions/1/after-report, manager general-affairs",
        "supplements, manager general-affairs csirt csirt-lead liaison"
    })
    @DisplayName("B.2 役割ごとの権限は表のとおりである")
    void only_the_roles_of_the_matrix_may_act(String path, String keys) {
        UUID id = filed();
        for (String key : List.of(
                "staff",
                "officer",
                "manager",
                "general-affairs",
                "csirt",
                "csirt-lead",
                "liaison",
                "ciso",
                "auditor")) {
            Exchange answer = client.act(id, path, key, "{\"unknown\": 1}");
            boolean named = path.equals("usage-investigations")
                    && List.of("csirt", "csirt-lead", "general-affairs").contains(key);
            if (List.of(keys.split(" ")).contains(key) || named) {
                answer.invalid("/unknown UNKNOWN_FIELD");
            } else {
                answer.refused(403, "forbidden");
            }
        }
    }
}
