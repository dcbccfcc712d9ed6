package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.csirt.notification.domain.TokyoTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReachingTest {

    private RunningService service;

    @BeforeEach
    void start() {
        service = new RunningService();
        service.appointAll();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    @DisplayName("職の全員に一通ずつ届き、番号、レベル、用件、期限、リンクだけがある")
    void every_holder_is_told_at_once_with_number_level_matter_due_time_and_links() {
        int before = service.mailsTo("csirt").size();
        UUID id = service.ask(
                Map.of("to", List.of(Map.of("post", "CSIRT_INTAKE")), "level", 1, "dueAt", "2026-04-01T00:05:00Z"));
        var mail = service.awaitMailsTo("csirt", before + 1).getLast();
        service.awaitMailsTo("csirt-2", 1);

        assertThat(Mails.subject(mail)).isEqualTo("SHIME-2026-0001 報告の受付");
        assertThat(Mails.text(mail))
                .contains("管理番号: SHIME-2026-0001", "被害レベル: 1", "報告の受付（依頼）", "2026年4月1日 9時05分", "5.3(1)①")
                .doesNotContain("未確認のため", "{{");
        assertThat(Mails.html(mail)).contains("<a href=\"http://127.0.0.1").doesNotContain("<img", "src=", "url(");
        JsonNode message = service.notification(id)
                .path("messages")
                .valueStream()
                .filter(one -> one.path("personId")
                        .asString()
                        .equals(RunningService.person("csirt").toString()))
                .findFirst()
                .orElseThrow();
        assertThat(Mails.header(mail, "Message-ID"))
                .isEqualTo("<%s@localhost>".formatted(message.path("messageId").asString()));
        assertThat(Mails.header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(Mails.header(mail, "X-CSIRT-Notification")).isEqualTo(id.toString());
        assertThat(Mails.header(mail, "X-CSIRT-Kind")).isEqualTo("SINGLE");
        assertThat(service.awaitReceipts(id, 2)).containsExactly("DELIVERED", "DELIVERED");
    }

    @Test
    @DisplayName("確認がなければ次の職に「未確認のため」と届き、その確認が記録に返る")
    void an_unanswered_post_is_followed_by_the_next_whose_confirmation_goes_back() {
        int deputy = service.mailsTo("general-affairs").size();
        UUID id = service.ask(Map.of("then", List.of(Map.of("post", "OVERALL_MANAGER"))));
        service.awaitReceipts(id, 1);
        assertThat(service.mailsTo("general-affairs")).hasSize(deputy);

        service.advance(Duration.ofMinutes(16));
        var mail = service.awaitMailsTo("general-affairs", deputy + 1).getLast();
        assertThat(Mails.text(mail)).contains("未確認のため");
        service.client()
                .post(Mails.link(mail), null, null, "Accept", "text/html")
                .ok();

        service.awaitState(id, "CONFIRMED");
        assertThat(service.awaitReceipts(id, 3)).containsExactlyInAnyOrder("DELIVERED", "DELIVERED", "CONFIRMED");
        JsonNode receipt = service.feed().receipts(id).stream()
                .filter(one -> one.path("state").asString().equals("CONFIRMED"))
                .findFirst()
                .orElseThrow();
        assertThat(receipt.path("detail").asString()).isEqualTo("OVERALL_MANAGER");
        assertThat(receipt.path("channel").asString()).isEqualTo("MAIL");
        assertThat(receipt.path("authorization").asString()).isEqualTo("Bearer demo-notification");
        assertThat(service.notification(id).path("confirmedBy").asString())
                .isEqualTo(RunningService.person("general-affairs").toString());
    }

    @Test
    @DisplayName("不在の人には届かず、その代行者に届く")
    void whoever_is_away_is_not_told_but_the_deputy_is() {
        service.appoint("SYS_MANAGER", "general-affairs", "system-manager");
        Instant now = service.now();
        service.feed()
                .add(
                        "jp.csirt.absence-recorded.v1",
                        Map.of(
                                "post", "SYS_MANAGER",
                                "unit", "general-affairs",
                                "personId",
                                        RunningService.person("system-manager").toString(),
                                "from", now.minusSeconds(60).toString(),
                                "to", now.plusSeconds(86_400).toString(),
                                "deputyPersonId",
                                        RunningService.person("officer").toString()));
        UUID id = service.ask(Map.of("to", List.of(Map.of("post", "SYS_MANAGER", "unit", "general-affairs"))));
        service.awaitMailsTo("officer", 1);
        assertThat(service.mailsTo("system-manager")).isEmpty();
        assertThat(service.notification(id).path("messages")).hasSize(1);
    }

    @Test
    @DisplayName("連絡先のない人、誰も就いていない職は、すぐに次へ進み、FAILED の記録が返り、reach に示される")
    void a_person_without_contact_and_a_vacant_post_count_as_unanswered_at_once() {
        service.appoint("PRIVACY_LEAD", null, "notification");
        int lead = service.mailsTo("csirt-lead").size();
        UUID id = service.ask(Map.of(
                "to", List.of(Map.of("post", "PRIVACY_LEAD")),
                "then", List.of(Map.of("post", "COMMITTEE"), Map.of("post", "CSIRT_LEAD"))));
        service.awaitMailsTo("csirt-lead", lead + 1);
        assertThat(service.awaitReceipts(id, 3)).containsExactlyInAnyOrder("FAILED", "FAILED", "DELIVERED");
        assertThat(service.feed().receipts(id).stream()
                        .map(receipt -> receipt.path("detail").asString()))
                .contains("NO_CONTACT PRIVACY_LEAD", "VACANT COMMITTEE");
        assertThat(service.health("reach")).isEqualTo("WARNING");
        service.client()
                .post("/v1/notifications/" + id + "/confirmation", "csirt-lead", null)
                .ok();
    }

    @Test
    @DisplayName("誰も確認しなければ EXHAUSTED となり、統括とCSIRT責任者に、事案の中身を書かずに知らされ、なお確認できる")
    void when_nobody_is_left_the_overall_manager_and_the_lead_are_told() {
        int manager = service.mailsTo("general-affairs").size();
        int lead = service.mailsTo("csirt-lead").size();
        UUID id = service.ask(Map.of("to", List.of(Map.of("post", "SEC_MANAGER", "unit", "tax"))));
        service.awaitReceipts(id, 1);
        service.advance(Duration.ofMinutes(16));
        service.awaitState(id, "EXHAUSTED");
        var mail = service.awaitMailsTo("general-affairs", manager + 1).getLast();
        JsonNode asked = service.notification(id);
        assertThat(Mails.text(mail))
                .contains("確認されていない連絡", "/incidents/" + asked.path("incidentId").asString())
                .doesNotContain("/c/", asked.path("number").asString());
        service.awaitMailsTo("csirt-lead", lead + 1);
        assertThat(service.awaitReceipts(id, 4)).contains("FAILED");
        assertThat(service.health("reach")).isEqualTo("WARNING");
        service.client()
                .post("/v1/notifications/" + id + "/confirmation", "ciso", null)
                .ok();
        service.awaitState(id, "CONFIRMED");
    }

    @Test
    @DisplayName("一つの連絡が扱えなくても、後の連絡は届き、健全性に示される")
    void a_notification_that_cannot_be_told_holds_up_no_other() {
        service.ask(Map.of("confirmWithin", "P400000000000D"));
        assertThat(service.awaitReceipts(service.ask(Map.of()), 1)).containsExactly("DELIVERED");
        assertThat(service.health("reach")).isEqualTo("WARNING");
    }

    @Test
    @DisplayName("確認の要らない連絡は INFORMED で、確認のリンクがなく、確認は409")
    void what_only_informs_has_no_link_and_cannot_be_confirmed() {
        int before = service.mailsTo("csirt-lead").size();
        UUID id = service.ask(
                Map.of("to", List.of(Map.of("post", "CSIRT_LEAD")), "kind", "DECISION", "confirmationWanted", false));
        var mail = service.awaitMailsTo("csirt-lead", before + 1).getLast();
        assertThat(Mails.text(mail)).doesNotContain("/c/", "確認:");
        assertThat(service.notification(id).path("state").asString()).isEqualTo("INFORMED");
        service.client()
                .post("/v1/notifications/" + id + "/confirmation", "csirt-lead", null)
                .refused(409, "confirmation-not-wanted");
    }

    @Test
    @DisplayName("静穏時間はレベル0・1の連絡を朝まで待たせ、レベル2・3はすぐ届く")
    void quiet_hours_hold_back_what_is_not_urgent() {
        service.contact("hospital", """
                {"language": "en", "points": [{"kind": "MAIL", "address": "hospital@shime.example"}],
                 "quietHours": {"from": "00:00", "to": "23:59"}}""");
        service.appoint("SEC_MANAGER", "hospital", "hospital");
        service.setClock(TokyoTime.at(service.today().plusDays(1), LocalTime.NOON));
        var post = List.of(Map.of("post", "SEC_MANAGER", "unit", "hospital"));
        UUID late = service.ask(Map.of("to", post, "level", 1, "confirmWithin", "PT24H"));
        UUID urgent = service.ask(Map.of("to", post, "level", 2));
        var mail = service.awaitMailsTo("hospital", 1).getFirst();
        assertThat(Mails.header(mail, "X-CSIRT-Notification")).isEqualTo(urgent.toString());
        assertThat(Mails.text(mail)).contains("Wanted: receive report (request)");
        assertThat(service.notification(late).at("/messages/0/state").asString())
                .isEqualTo("WAITING");
        service.advance(Duration.ofHours(23));
        service.awaitMailsTo("hospital", 2);
    }
}
