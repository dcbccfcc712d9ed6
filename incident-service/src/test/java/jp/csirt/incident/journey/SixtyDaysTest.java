package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** From 2026-04-01, a Wednesday: the thirtieth day is a Thursday, the sixtieth a Saturday, so that Monday 6月1日 counts. */
@DisplayName("一件の六十日")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SixtyDaysTest {

    private static final String FINAL = "外部報告";

    private final TestService service =
            new TestService("--csirt.clock.adjustable=true", "--csirt.mongodb-uri=", "--csirt.master-key=");
    private final Client client = service.client();

    @AfterAll
    void close() {
        service.close();
    }

    /** A leak of 101 persons' data that has nothing to do with a crime, known and filed at nine. */
    private WatchedCase filed() {
        WatchedCase.set(client, "2026-04-01T09:00:00");
        ObjectNode report = Reports.ofTax("名簿の紛失")
                .put("awareAt", "2026-04-01T09:00:00+09:00")
                .put("level", 3)
                .put("category", "LOSS")
                .put("crimePossible", "NO");
        report.set("personalData", JsonMapper.shared().readTree("""
                {"involved": "YES", "myNumber": "NO", "sensitive": "NO", "ordinanceSensitive": "NO",
                 "propertyDamageRisk": "NO", "wrongfulPurpose": "NO", "subjects": 101, "subjectsCertainty": "CONFIRMED",
                 "stronglyEncrypted": "NO", "recovered": "NO"}"""));
        UUID incident = Reports.file(client, report);
        return new WatchedCase(client, incident);
    }

    @Test
    @DisplayName("報告から、速報、確報の超過、六十日への延長と再度の超過、措置の見守り、完了まで、期限どおりに進む")
    void one_case_is_carried_through_sixty_days() {
        WatchedCase one = filed();
        firstDay(one);
        preliminaryInTime(one);
        causeTooLate(one);
        thirtyDays(one);
        sixtyDays(one);
        measures(one);
        closing(one);
    }

    private static void firstDay(WatchedCase one) {
        assertThat(one.duties("PPC", "PRELIMINARY")).isEqualTo("REQUIRED 2026-04-05");
        assertThat(one.duties("PPC", "FINAL_LEGAL")).isEqualTo("REQUIRED 2026-04-30");
        assertThat(one.duties("SUBJECTS", "NOTICE")).isEqualTo("REQUIRED 2026-04-04");
        one.until("2026-04-01T09:08:00");
        one.told("CSIRTの受付", "注意: CSIRTの受付（目標時間の50%）。統一的な窓口へ");
        assertThat(one.step(2)).containsExactly("OPEN 1 0");
        one.act("receipt", "csirt", "{}");
        one.act("internal-reports", "manager", """
                {"to": "OVERALL_MANAGER", "kind": "REPORT", "method": "PHONE"}""");
        one.act("internal-reports", "manager", """
                {"to": "CISO", "kind": "REPORT", "method": "PHONE"}""");
        one.act("containment/not-needed", "csirt", "{\"reason\": \"紙のみ\"}");
        one.act("recovery/not-needed", "csirt", "{\"reason\": \"業務は止まっていない\"}");

        one.until("2026-04-01T10:00:00");
        one.act("assessments", "csirt", """
                {"verdict": "INCIDENT", "level": 3, "category": "LOSS", "reason": "見当たらない"}""");
        one.act("assessments/1/approval", "csirt-lead", "{}");
        one.act("internal-reports", "csirt-lead", """
                {"to": "CISO", "kind": "ASSESSMENT", "method": "IN_PERSON"}""");
        one.act("lateral-checks", "csirt", "{\"conclusion\": \"ほかにない\", \"checks\": []}");
        one.act("disclosure-decision", "ciso", """
                {"result": "NOT_PUBLIC", "reason": "OTHER", "note": "本人に知らせる", "mode": "NONE"}""");
        one.act("subject-notification-decision", "general-affairs", """
                {"result": "REQUIRED", "reason": "連絡先が分かる"}""");
        assertThat(one.duties("MIC", "FIRST")).isEqualTo("REQUIRED 2026-04-01");
        for (String authority : new String[] {"MIC", "PREFECTURE"}) {
            one.report(authority, "FIRST", "general-affairs");
            one.waive(authority, "FOLLOW_UP");
        }
        assertThat(one.step(2)).containsExactly("DONE 1 0");
        assertThat(one.step(11)).containsExactly("DONE 0 0", "DONE 0 0");
        assertThat(one.step(12)).containsExactly("NOT_NEEDED 0 0", "NOT_NEEDED 0 0");
    }

    private static void preliminaryInTime(WatchedCase one) {
        one.until("2026-04-02T08:31:00");
        one.told("期限の予告: " + FINAL, "期限の予告: 外部報告（3日前）。外部との連携等へ");
        one.until("2026-04-02T23:00:00");
        one.told("原因究明（中間）", "注意: 原因究明（中間）（目標時間の50%）。CSIRT");
        one.until("2026-04-03T10:00:00");
        one.told("本人通知", "期限の予告: 判断された本人通知の実施（1日前）。税務課 情報セキュリティ管理者へ");
        one.report("PPC", "PRELIMINARY", "general-affairs");
        assertThat(one.duties("PPC", "PRELIMINARY")).isEqualTo("SUBMITTED 2026-04-05");
        assertThat(one.duty("PPC", "PRELIMINARY").path("lateBy").isNull()).isTrue();
        one.act("subject-notifications", "manager", """
                {"method": "LETTER", "count": 101, "at": "%s"}""".formatted(one.now()));
        assertThat(one.duties("SUBJECTS", "NOTICE")).isEqualTo("SUBMITTED 2026-04-04");
    }

    /** Step 21 has three days at level 3. */
    private static void causeTooLate(WatchedCase one) {
        one.until("2026-04-03T20:00:00");
        one.told("原因究明（中間）", "注意: 原因究明（中間）（目標時間の80%）。税務課 情報セキュリティ管理者、CSIRT責任者へ");
        one.until("2026-04-04T10:30:00");
        one.told("原因究明（中間）", "上申: 原因究明（中間）（目標時間の100%）。統括情報セキュリティ責任者へ");
        assertThat(one.step(21)).containsExactly("OVERDUE 2 1");
        one.until("2026-04-05T22:30:00");
        one.told("原因究明（中間）", "上申: 原因究明（中間）（目標時間の150%）。最高情報セキュリティ責任者へ");
        one.until("2026-04-06T22:30:00");
        one.told("原因究明（中間）", "上申: 原因究明（中間）（目標時間の150%、1日目）。最高情報セキュリティ責任者へ");
        one.act("causes", "csirt", """
                {"certainty": "DETERMINED", "causeClass": "ACCIDENTAL", "actorClass": "STAFF", "direct": "置き忘れ"}""");
        assertThat(one.step(21)).containsExactly("DONE 2 3");
        assertThat(one.step(22)).containsExactly("DONE 0 0");

        one.until("2026-04-08T09:00:00");
        one.act("prevention-plans", "csirt-lead", """
                {"measures": [{"what": "施錠", "ownerPost": "SEC_MANAGER@tax", "dueOn": "2026-05-29"}]}""");
        one.act("prevention-plans/1/decision", "ciso", """
                {"result": "APPROVED", "comment": "了", "orders": [
                 {"measure": "施錠", "ownerPost": "SEC_MANAGER@tax", "dueOn": "2026-05-29"}]}""");
        one.report("MIC", "LAST", "ciso");
        one.report("PREFECTURE", "LAST", "ciso");
        assertThat(one.step(24)).containsExactly("DONE 0 0");
        assertThat(one.step(25)).containsExactly("OPEN 0 0");
    }

    private static void thirtyDays(WatchedCase one) {
        one.until("2026-04-16T08:31:00");
        one.told("期限の予告: " + FINAL, "期限の予告: 外部報告（14日前）");
        one.until("2026-04-27T08:31:00");
        one.told("期限の予告: " + FINAL, "期限の予告: 外部報告（7日前）", "期限の予告: 外部報告（3日前）");
        one.until("2026-04-30T23:59:00");
        one.told(FINAL, "期限の予告: 外部報告（1日前）", "上申: 外部報告。最高情報セキュリティ責任者へ");
        assertThat(one.duties("PPC", "FINAL_LEGAL")).isEqualTo("REQUIRED 2026-04-30");
        one.until("2026-05-01T00:00:01");
        one.told(FINAL, "期限超過: 外部報告。最高情報セキュリティ責任者、統括情報セキュリティ責任者、CSIRT責任者へ");
        assertThat(one.duties("PPC", "FINAL_LEGAL")).isEqualTo("REQUIRED 2026-04-30 overdue");
        assertThat(one.step(16)).containsExactly("OVERDUE 4 2");
        assertThat(one.get("", "csirt").at("/overdue").asBoolean()).isTrue();
    }

    /** 不正の目的 is found on the day after the limit was missed: the same beginning, sixty days. */
    private static void sixtyDays(WatchedCase one) {
        one.until("2026-05-01T10:00:00");
        one.act("situations", "csirt", """
                {"findings": "持ち去りと判明", "personalData": {"wrongfulPurpose": "YES"}}""");
        assertThat(one.duties("PPC", "FINAL_LEGAL")).isEqualTo("REQUIRED 2026-06-01");
        assertThat(one.duties("PPC", "PRELIMINARY")).isEqualTo("SUBMITTED 2026-04-05");
        assertThat(one.step(16)).containsExactly("OPEN 4 2");
        assertThat(one.texts())
                .anySatisfy(text -> assertThat(text)
                        .startsWith("外部報告の義務（個人情報保護委員会 確報、")
                        .endsWith("。期限を 2026年4月30日 から 2026年6月1日 に改めた（理由: 持ち去りと判明）"));
        one.told("期限の変更", "決定の通知: 外部報告の期限の変更。外部との連携等へ、期限 2026年6月1日 24時00分");
        one.until("2026-05-18T08:31:00");
        one.told("期限の予告: " + FINAL, "期限の予告: 外部報告（14日前）");
    }

    /** Ordered until 5月29日; the sixtieth day comes between. */
    private static void measures(WatchedCase one) {
        one.until("2026-05-26T08:31:00");
        one.told("期限の予告", "期限の予告: 指示された措置の実施（7日前）。税務課 情報セキュリティ管理者へ", "期限の予告: 外部報告（7日前）", "期限の予告: 指示された措置の実施（3日前）");
        one.until("2026-05-30T00:01:00");
        one.told("", "期限の予告: 指示された措置の実施（1日前）", "期限の予告: 外部報告（3日前）", "上申: 実施期限を過ぎた措置。統括情報セキュリティ責任者へ");
        assertThat(one.step(25)).containsExactly("OVERDUE 3 1");

        one.until("2026-06-01T23:59:00");
        one.told("", "期限の予告: 外部報告（1日前）", "上申: 外部報告。最高情報セキュリティ責任者へ");
        assertThat(one.duties("PPC", "FINAL_LEGAL")).isEqualTo("REQUIRED 2026-06-01");
        one.until("2026-06-02T00:00:01");
        one.told("", "期限超過: 外部報告。最高情報セキュリティ責任者");
        assertThat(one.duties("PPC", "FINAL_LEGAL")).isEqualTo("REQUIRED 2026-06-01 overdue");
        one.until("2026-06-03T00:01:00");
        one.told("", "期限超過: 外部報告（超過、1日目）");
        one.until("2026-06-03T10:00:00");
        one.report("PPC", "FINAL_LEGAL", "ciso");
        assertThat(one.duties("PPC", "FINAL_LEGAL")).isEqualTo("SUBMITTED 2026-06-01");
        assertThat(one.duty("PPC", "FINAL_LEGAL").path("lateBy").asString()).startsWith("PT34H");
        assertThat(one.step(16)).containsExactly("DONE 8 5");

        String measure = one.get("", "ciso").at("/measures/0/measureId").asString();
        one.act("measures/" + measure + "/implementation", "manager", "{\"what\": \"施錠した\"}");
        one.told("効果確認", "依頼: 措置の効果確認。CSIRT責任者へ");
        one.act("measures/" + measure + "/verification", "csirt", "{\"result\": \"EFFECTIVE\", \"note\": \"施錠を見た\"}");
        assertThat(one.step(25)).containsExactly("DONE 3 1");
    }

    private static void closing(WatchedCase one) {
        one.act("reports/occurrence/issues", "csirt-lead", "{\"final\": true}");
        one.act("reports/response/issues", "csirt-lead", "{\"final\": true}");
        one.act("closure-proposal", "csirt-lead", "{\"reason\": \"対応を終えた\"}");
        assertThat(one.guards()).isEmpty();
        one.act("closure", "ciso", "{}");
        one.told("完了", "依頼: 完了の承認。最高情報セキュリティ責任者へ");
        assertThat(one.get("", "csirt").at("/milestone").asString()).isEqualTo("CLOSED");
        assertThat(one.step(26)).containsExactly("DONE 0 0");
        assertThat(one.duty("COMMITTEE", "LAST").at("/due/hardOn").asString()).isEqualTo("2026-07-03");

        one.until("2026-06-19T08:31:00");
        one.told("期限", "期限の予告: 外部報告（14日前）");
    }
}
