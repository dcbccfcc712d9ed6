package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.Obligation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("外部報告の期限")
@ExtendWith(SharedService.class)
class DutyDueTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** 火曜日; the thirtieth day is 大晦日, the sixtieth a Friday. */
    private static final String KNOWN = "2025-12-02T10:00:00+09:00";

    private final Client client;
    private UUID incident = new UUID(0, 0);

    DutyDueTest(Client client) {
        this.client = client;
    }

    /** A leak of 101 persons' data that has nothing to do with a crime. */
    private void file(String awareAt, String differences) {
        ObjectNode report = Reports.ofTax("期限")
                .put("awareAt", awareAt)
                .put("category", "LOSS")
                .put("crimePossible", "NO");
        report.set("personalData", JSON.readTree("""
                {"involved": "YES", "myNumber": "NO", "sensitive": "NO", "ordinanceSensitive": "NO",
                 "propertyDamageRisk": "NO", "wrongfulPurpose": "NO", "subjects": 101, "subjectsCertainty": "CONFIRMED",
                 "stronglyEncrypted": "NO", "recovered": "NO"}"""));
        ((ObjectNode) report.path("personalData")).setAll((ObjectNode) JSON.readTree(differences));
        incident = Reports.file(client, report);
    }

    private Exchange act(String path, String key, String body) {
        Exchange answer = client.act(incident, path, key, body);
        assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
        return answer;
    }

    private JsonNode duty(String recipient, String stage) {
        return client.get("/v1/incidents/" + incident + "/obligations", "csirt")
                .ok()
                .at("/items")
                .valueStream()
                .filter(duty -> duty.path("recipient").asString().equals(recipient)
                        && duty.path("stage").asString().equals(stage))
                .findFirst()
                .orElseThrow();
    }

    private String hardOn(String stage) {
        return duty("PPC", stage).at("/due/hardOn").asString();
    }

    private Exchange submit(String recipient, String stage, String submittedAt, boolean alsoFinal) {
        String path =
                "obligations/" + duty(recipient, stage).path("obligationId").asString() + "/submission";
        return client.act(incident, path, "liaison", """
                {"submittedAt": "%s", "channel": "EMAIL", "alsoFinal": %b}""".formatted(submittedAt, alsoFinal));
    }

    private void situation(String personalData, String awareAt) {
        act("situations", "csirt", """
                {"findings": "数え直した。", "personalData": %s, "awareAt": "%s"}""".formatted(personalData, awareAt));
    }

    private void correctAwareness(String value) {
        String report = client.get("/v1/incidents/" + incident + "/timeline", "csirt")
                .each("/items", "eventId")
                .getFirst();
        act("corrections", "csirt", """
                {"eventId": "%s", "field": "/awareAt", "value": "%s", "reason": "聞き取りの誤り"}""".formatted(report, value));
        act("corrections/1/approval", "csirt-lead", "{}");
    }

    private static Instant instant(JsonNode node) {
        return OffsetDateTime.parse(node.asString()).toInstant();
    }

    private static String daysAgo(int days) {
        return Reports.minutesAgo(days * 24 * 60);
    }

    @Test
    @DisplayName("C.3 届け出ると同時に速報・確報の期限が定まり、履歴に残る")
    void due_times_stand_with_the_filing() {
        file(KNOWN, "{}");
        JsonNode preliminary = duty("PPC", "PRELIMINARY");
        assertThat(preliminary.at("/due/softOn").asString()).isEqualTo("2025-12-04");
        assertThat(preliminary.at("/due/hardOn").asString()).isEqualTo("2025-12-06");
        assertThat(instant(preliminary.at("/due/hard"))).isEqualTo(Instant.parse("2025-12-06T15:00:00Z"));
        assertThat(preliminary.path("calendarVersion").isNull()).isTrue();
        assertThat(preliminary.path("overdue").asBoolean()).isTrue();
        assertThat(preliminary.path("lateBy").isNull()).isTrue();

        JsonNode last = duty("PPC", "FINAL_LEGAL");
        assertThat(last.at("/due/hardOn").asString()).isEqualTo("2026-01-05");
        assertThat(last.at("/due").has("soft")).isFalse();
        assertThat(last.path("calendarVersion").asString()).isNotBlank();
        assertThat(last.path("history")).singleElement().satisfies(change -> {
            assertThat(change.path("from").isNull()).isTrue();
            assertThat(change.path("to")).isEqualTo(last.path("due"));
            assertThat(change.path("reason").asString()).isEqualTo("期限");
        });
        assertThat(instant(duty("SUBJECTS", "NOTICE").at("/due/hard")))
                .isEqualTo(OffsetDateTime.parse(KNOWN).toInstant().plus(Duration.ofDays(3)));
    }

    @Test
    @DisplayName("C.3(1) 早く知っていたと分かると期限が早まり、後に改めるには訂正を要し、前の期限は残る")
    void awareness_moves_the_due_times_and_all_stay_visible() {
        file(KNOWN, "{}");
        situation("{\"subjects\": 101}", "2025-12-01T10:00:00+09:00");
        assertThat(hardOn("PRELIMINARY")).isEqualTo("2025-12-05");
        situation("{\"subjects\": 101}", "2025-12-03T10:00:00+09:00");
        assertThat(hardOn("PRELIMINARY")).isEqualTo("2025-12-05");
        assertThat(duty("PPC", "PRELIMINARY").path("history")).hasSize(2);

        file(KNOWN, "{}");
        correctAwareness("2025-12-03T10:00:00+09:00");
        JsonNode corrected = duty("PPC", "PRELIMINARY");
        assertThat(corrected.at("/due/hardOn").asString()).isEqualTo("2025-12-07");
        assertThat(corrected.at("/history/1/from/hardOn").asString()).isEqualTo("2025-12-06");
        assertThat(corrected.at("/history/1/reason").asString()).isEqualTo("聞き取りの誤り");
    }

    @Test
    @DisplayName("5.3(1)① 知った日時は報告の日時より後であり得ない")
    void awareness_after_the_report_is_refused() {
        ObjectNode report = Reports.ofTax("逆").put("awareAt", KNOWN).put("occurredAt", "2025-12-02T09:59:59+09:00");
        client.post("/v1/incidents", "staff", report).invalid("/awareAt OUT_OF_ORDER");
    }

    @Test
    @DisplayName("C.3(2) 後から100人を超えた根拠は超えた時から、不正の目的は同じ起算で60日とする")
    void later_grounds_have_their_own_awareness() {
        file(KNOWN, "{\"subjects\": 100}");
        situation("{\"subjects\": 101}", "2025-12-10T10:00:00+09:00");
        assertThat(hardOn("PRELIMINARY")).isEqualTo("2025-12-14");

        file(KNOWN, "{}");
        situation("{\"wrongfulPurpose\": \"YES\"}", "2025-12-20T10:00:00+09:00");
        assertThat(hardOn("FINAL_LEGAL")).isEqualTo("2026-01-30");
        assertThat(duty("PPC", "FINAL_LEGAL").at("/history/1/from/hardOn").asString())
                .isEqualTo("2026-01-05");
    }

    @Test
    @DisplayName("C.3(3) 不正の目的でないと分かると30日に戻り、過ぎていればその場で期限超過となる")
    void ruled_out_purpose_is_overdue_at_once() {
        file(daysAgo(45), "{\"wrongfulPurpose\": \"YES\"}");
        assertThat(duty("PPC", "FINAL_LEGAL").path("overdue").asBoolean()).isFalse();
        act("situations", "csirt", """
                {"findings": "誤廃棄と判明", "personalData": {"wrongfulPurpose": "NO"}}""");
        assertThat(duty("PPC", "FINAL_LEGAL").path("overdue").asBoolean()).isTrue();
        assertThat(duty("PPC", "FINAL_LEGAL").path("history")).hasSize(2);
    }

    @Test
    @DisplayName("C.3(4) 報告の対象でなくなれば、期限を過ぎていても超過ではない")
    void withdrawn_duty_is_not_overdue() {
        file(KNOWN, "{}");
        situation("{\"involved\": \"NO\"}", "2025-12-20T10:00:00+09:00");
        assertThat(duty("PPC", "PRELIMINARY").path("state").asString()).isEqualTo("WITHDRAWN");
        assertThat(duty("PPC", "PRELIMINARY").path("overdue").asBoolean()).isFalse();
    }

    @Test
    @DisplayName("C.3(5) 確報を兼ねる速報は両方を果たし、遅れはそれぞれの期限で測る")
    void report_that_serves_as_both_settles_both() {
        file(KNOWN, "{}");
        submit("PPC", "PRELIMINARY", "2025-12-08T01:00:00+09:00", true).done();
        JsonNode preliminary = duty("PPC", "PRELIMINARY");
        assertThat(preliminary.path("lateBy").asString()).isEqualTo("PT25H");
        assertThat(preliminary.path("overdue").asBoolean()).isFalse();
        JsonNode last = duty("PPC", "FINAL_LEGAL");
        assertThat(last.path("state").asString()).isEqualTo("SUBMITTED");
        assertThat(last.path("lateBy").isNull()).isTrue();
        assertThat(instant(last.path("submittedAt"))).isEqualTo(Instant.parse("2025-12-07T16:00:00Z"));
        submit("PPC", "PRELIMINARY", "2025-12-09T01:00:00+09:00", false).refused(409, "already-submitted");
    }

    @Test
    @DisplayName("C.3 遅れは提出の時に定まり、後の訂正で期限が延びても消えず、様式にも残る")
    void lateness_is_frozen() {
        file(KNOWN, "{}");
        submit("PPC", "PRELIMINARY", "2025-12-07T03:30:00+09:00", false).done();
        correctAwareness("2025-12-04T10:00:00+09:00");
        JsonNode late = duty("PPC", "PRELIMINARY");
        assertThat(late.at("/due/hardOn").asString()).isEqualTo("2025-12-08");
        assertThat(late.path("lateBy").asString()).isEqualTo("PT3H30M");
        assertThat(client.get("/v1/incidents/" + incident + "/reports/response?format=json", "csirt")
                        .ok()
                        .at("/groups")
                        .valueStream()
                        .flatMap(group -> group.path("fields").valueStream())
                        .filter(field -> field.path("fieldId").asString().equals("B701"))
                        .map(field -> field.path("text").asString()))
                .singleElement()
                .asString()
                .contains("期限: 令和7年12月6日", "期限後（3時間30分の遅れ）");
    }

    @Test
    @DisplayName("C.3 未確定の項目がある確報は追完の義務を残す")
    void final_report_with_unknown_items_asks_for_a_supplement() {
        file(KNOWN, "{}");
        submit("PPC", "FINAL_LEGAL", "2025-12-20T10:00:00+09:00", false).done();
        JsonNode supplement = duty("PPC", "SUPPLEMENT");
        assertThat(supplement.path("state").asString()).isEqualTo("REQUIRED");
        assertThat(supplement.at("/due/hardOn").asString()).isEqualTo("2026-01-19");
        assertThat(supplement.at("/history/0/reason").asString()).contains("原因");
        submit("PPC", "SUPPLEMENT", "2025-12-25T10:00:00+09:00", false).done();
        assertThat(duty("PPC", "FINAL_LEGAL").path("state").asString()).isEqualTo("AMENDED");
    }

    @Test
    @DisplayName("C.3 暦の及ばない期限はnullのまま受け付け、暦の版を示す")
    void beyond_the_calendar_nothing_is_guessed() {
        file("2021-06-01T10:00:00+09:00", "{}");
        JsonNode last = duty("PPC", "FINAL_LEGAL");
        assertThat(last.path("state").asString()).isEqualTo("REQUIRED");
        assertThat(last.path("due").isNull()).isTrue();
        assertThat(last.path("overdue").asBoolean()).isFalse();
        assertThat(last.path("calendarVersion").asString()).isNotBlank();
        assertThat(hardOn("PRELIMINARY")).isEqualTo("2021-06-05");
    }

    @Test
    @DisplayName("D.3 過ぎた期限は、レベルを下げても隠れない。上げると残りの期限は早まる")
    void missed_due_time_is_not_hidden_by_a_new_level() {
        file(daysAgo(1), "{\"involved\": \"NO\"}");
        String confirmedAt = Reports.minutesAgo(90);
        act("assessments", "csirt", """
                {"verdict": "INCIDENT", "level": 3, "category": "LOSS", "reason": "紛失", "occurredAt": "%s"}""".formatted(confirmedAt));
        Instant from = OffsetDateTime.parse(confirmedAt).toInstant();
        Instant missed = from.plus(Duration.ofHours(1));
        assertThat(instant(duty("MIC", "FIRST").at("/due/hard"))).isEqualTo(missed);
        assertThat(instant(duty("PUBLIC", "FIRST").at("/due/hard"))).isEqualTo(from.plus(Duration.ofHours(8)));
        act("level-changes", "csirt", "{\"level\": 2, \"reason\": \"見直し\"}");
        act("level-changes/1/approval", "ciso", "{}");

        assertThat(instant(duty("MIC", "FIRST").at("/due/hard"))).isEqualTo(missed);
        assertThat(duty("MIC", "FIRST").path("overdue").asBoolean()).isTrue();
        assertThat(instant(duty("PUBLIC", "FIRST").at("/due/hard"))).isEqualTo(from.plus(Duration.ofDays(1)));
        act("level-changes", "csirt", "{\"level\": 3, \"reason\": \"住民に及ぶ\"}");
        assertThat(instant(duty("PUBLIC", "FIRST").at("/due/hard"))).isEqualTo(from.plus(Duration.ofHours(8)));
    }

    @Test
    @DisplayName("6.5(2) 報告のたびに次の続報の義務が生じ、前の続報の受領も残せる")
    void follow_ups_are_owed_again_and_again() {
        file(daysAgo(1), "{\"involved\": \"NO\"}");
        String unknown = Obligation.idOf(new IncidentId(incident), Recipient.MIC, ReportStage.FIRST)
                .toString();
        client.act(incident, "obligations/" + unknown + "/submission", "liaison", """
                {"submittedAt": "%s", "channel": "EMAIL"}""".formatted(KNOWN))
                .refused(404, "unknown-obligation");
        act("assessments", "csirt", """
                {"verdict": "INCIDENT", "level": 3, "category": "LOSS", "reason": "紛失"}""");
        String at = Reports.minutesAgo(1);
        submit("MIC", "FIRST", at, false).done();
        submit("MIC", "FOLLOW_UP", at, false).done();
        submit("MIC", "FOLLOW_UP", at, false).done();
        JsonNode next = duty("MIC", "FOLLOW_UP");
        assertThat(next.path("state").asString()).isEqualTo("PROPOSED");
        assertThat(instant(next.at("/due/hard")))
                .isEqualTo(OffsetDateTime.parse(at).toInstant().plus(Duration.ofDays(1)));
        act("obligations/" + next.path("obligationId").asString() + "/acknowledgement", "liaison", """
                {"at": "%s"}""".formatted(at));
        submit("MIC", "LAST", at, false).done();
        assertThat(List.of(
                        duty("MIC", "FOLLOW_UP").path("state").asString(),
                        duty("MIC", "LAST").path("state").asString()))
                .containsExactly("WITHDRAWN", "SUBMITTED");
        assertThat(LocalDate.parse(duty("MIC", "LAST").at("/due/hardOn").asString()))
                .isAfter(LocalDate.parse(next.at("/due/hardOn").asString()));
    }
}
