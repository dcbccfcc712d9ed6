package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import jp.csirt.incident.journey.Screen.Look;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("ui")
@ExtendWith({SharedService.class, Chromium.class})
@DisplayName("実際のブラウザーでの仕事")
class ScreenJourneysTest {

    private final Client client;
    private final Browser browser;

    ScreenJourneysTest(Client client, Browser browser) {
        this.client = client;
        this.browser = browser;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("職員がマルウェア感染を報告する。スクリプトがなくても同じようにできる 5.3(1)①")
    void an_employee_reports_a_malware_infection(boolean scripts) {
        try (var staff = Screen.of(browser, client, "staff", scripts ? Look.DESK : Look.PLAIN)) {
            staff.open("/").follow("インシデントを報告する");
            assertThat(staff.text()).contains("LANケーブルを抜き", "電源は切らない");
            staff.fill(Map.of("category", "MALWARE", "title", "添付ファイルを開いた", "summary", "請求書という添付を開いた。"))
                    .press("次へ")
                    .fill(Map.of("systems.0.name", "税務端末"))
                    .press("次へ")
                    .press("次へ");
            assertThat(staff.text()).contains("添付ファイルを開いた", "請求書という添付を開いた。", "税務端末");
            staff.press("この内容で報告する");

            assertThat(staff.h1()).contains("報告しました");
            var id = UUID.fromString(staff.page().url().replaceFirst(".*/report/", ""));
            Exchange filed = client.get("/v1/incidents/" + id, "csirt").ok();
            assertThat(staff.text()).contains(filed.at("/number").asString());
            assertThat(filed.at("/title").asString()).isEqualTo("添付ファイルを開いた");
            staff.effort().print("report_staff");
            assertThat(staff.effort().clicks())
                    .as("clicks and fields of the shortest report")
                    .isLessThanOrEqualTo(10);
        }
    }

    @Test
    @DisplayName("CSIRTが受付からCISOの措置の指示まで運ぶ。どの行為へも、事案からリンクで行ける 5.3(3)")
    void the_csirt_carries_it_to_the_orders_of_the_ciso() {
        var report = Reports.ofTax("画面だけで運ぶ事案");
        report.putArray("systems")
                .addObject()
                .put("name", "税務端末")
                .put("zone", "INTERNET")
                .put("managerPost", "SYS_MANAGER");
        UUID id = Reports.file(client, report);
        try (var csirt = Screen.of(browser, client, "csirt", Look.DESK);
                var lead = Screen.of(browser, client, "csirt-lead", Look.DESK);
                var manager = Screen.of(browser, client, "manager", Look.DESK);
                var systems = Screen.of(browser, client, "system-manager", Look.DESK);
                var ciso = Screen.of(browser, client, "ciso", Look.DESK)) {
            csirt.act(id, "receipt", Map.of());
            manager.act(id, "internal-reports", internalReport("OVERALL_MANAGER", "REPORT"));
            manager.act(id, "internal-reports", internalReport("CISO", "REPORT"));
            csirt.act(id, "situations", Map.of("findings", "端末1台。外部通信の痕跡なし。"));
            csirt.act(
                    id,
                    "assessments",
                    Map.of("verdict", "INCIDENT", "level", "1", "category", "MALWARE", "reason", "検知名を確認"));
            lead.act(id, "assessments/1/approval", Map.of());
            lead.act(id, "internal-reports", internalReport("CISO", "ASSESSMENT"));
            csirt.act(id, "containment-instructions", Map.of("to", "tax", "measures", "端末隔離、パスワード変更"));
            manager.act(id, "containment-actions", Map.of("what", "端末を隔離した", "effect", "拡大なし"));
            csirt.act(id, "recovery-instructions", Map.of("to", "tax", "measures", "再セットアップ"));
            systems.act(id, "recovery-actions", Map.of("what", "再セットアップ完了", "effect", "業務再開"));
            csirt.act(id, "lateral-checks", Map.of("conclusion", "同種端末に痕跡なし"));
            csirt.act(
                    id,
                    "evidence",
                    Map.of(
                            "kind",
                            "LOG",
                            "description",
                            "認証ログ",
                            "sha256",
                            "ab".repeat(32),
                            "location",
                            "金庫",
                            "custodian",
                            "CSIRT"));
            csirt.act(
                    id,
                    "causes",
                    Map.of(
                            "certainty",
                            "DETERMINED",
                            "causeClass",
                            "ACCIDENTAL",
                            "actorClass",
                            "STAFF",
                            "direct",
                            "添付ファイルの実行"));
            lead.act(id, "prevention-plans", plan("添付ファイルの無害化"));
            ciso.act(id, "prevention-plans/1/decision", decision("添付ファイルの無害化"));

            csirt.effort().print("carry_csirt");
            lead.effort().print("carry_csirt_lead");
            manager.effort().print("carry_manager");
            systems.effort().print("carry_system_manager");
            ciso.effort().print("carry_ciso");
            assertThat(client.get("/v1/incidents/" + id, "ciso")
                            .at("/measures/0/state")
                            .asString())
                    .isEqualTo("ORDERED");
        }
    }

    @Test
    @DisplayName("CISOはタブレットで一度差し戻し、改められた再発防止策を承認する 5.3(3)③")
    void the_ciso_returns_once_and_approves() {
        UUID id = readyForPrevention("CISOが差し戻す事案");
        try (var lead = Screen.of(browser, client, "csirt-lead", Look.DESK);
                var ciso = Screen.of(browser, client, "ciso", Look.TABLET)) {
            lead.act(id, "prevention-plans", plan("研修のみ"));

            Awaitility.await()
                    .pollInSameThread()
                    .until(() -> ciso.open("/").text().contains("CISOが差し戻す事案"));
            ciso.act(id, "prevention-plans/1/decision", Map.of("result", "RETURNED", "comment", "技術的な対策も示すこと"));

            lead.open("/incidents/" + id);
            assertThat(lead.text()).contains("技術的な対策も示すこと");
            lead.act(id, "prevention-plans", plan("無害化と研修"));
            ciso.act(id, "prevention-plans/2/decision", decision("無害化と研修"));

            ciso.effort().print("return_once_ciso");
            assertThat(client.get("/v1/incidents/" + id, "ciso")
                            .at("/measures/0/state")
                            .asString())
                    .isEqualTo("ORDERED");
        }
    }

    @Test
    @DisplayName("課長はメールのリンクから、ログインを経て求められた用紙に着き、答える 5.3(1)⑤")
    void a_manager_answers_from_the_link() {
        UUID id = Reports.file(client, Reports.ofTax("リンクから答える事案"));
        client.act(id, "containment-instructions", "csirt", "{\"to\": \"tax\", \"measures\": \"端末を隔離する\"}");
        try (var manager = new Screen(browser, client, Look.TABLET)) {
            manager.open("/incidents/" + id + "/containment-actions").enter("manager");

            assertThat(manager.h1()).isEqualTo("応急措置の実施");
            manager.fill(Map.of("what", "隔離した", "effect", "拡大なし")).record();
            manager.effort().print("answer_manager");

            assertThat(manager.text()).contains("「応急措置の実施」を記録しました。", "隔離した");
        }
    }

    private UUID readyForPrevention(String title) {
        UUID id = Reports.file(client, Reports.ofTax(title));
        client.act(id, "receipt", "csirt", "{}");
        client.act(
                id,
                "assessments",
                "csirt",
                "{\"verdict\": \"INCIDENT\", \"level\": 1, \"category\": \"MALWARE\", \"reason\": \"確認\"}");
        client.act(id, "assessments/1/approval", "csirt-lead", "{}");
        client.act(
                id,
                "causes",
                "csirt",
                "{\"certainty\": \"DETERMINED\", \"causeClass\": \"ACCIDENTAL\", \"actorClass\": \"STAFF\", \"direct\": \"実行\"}");
        return id;
    }

    private static Map<String, String> internalReport(String to, String kind) {
        return Map.of("to", to, "kind", kind, "method", "PHONE");
    }

    private static Map<String, String> plan(String measure) {
        return Map.of(
                "measures.0.what", measure, "measures.0.ownerPost", "SYS_MANAGER", "measures.0.dueOn", inTwoMonths());
    }

    private static Map<String, String> decision(String measure) {
        return Map.of(
                "result",
                "APPROVED",
                "comment",
                "了",
                "orders.0.measure",
                measure,
                "orders.0.ownerPost",
                "SYS_MANAGER",
                "orders.0.dueOn",
                inTwoMonths());
    }

    private static String inTwoMonths() {
        return LocalDate.now(ZoneOffset.ofHours(9)).plusMonths(2).toString();
    }
}
