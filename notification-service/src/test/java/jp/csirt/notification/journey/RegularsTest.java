package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.csirt.notification.domain.TokyoTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RegularsTest {

    private static final LocalTime MORNING = LocalTime.of(8, 30);

    private RunningService service;
    private LocalDate monday;

    @BeforeEach
    void start() {
        service = new RunningService();
        service.appointAll();
        monday = service.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private void digest(Instant at) {
        digest(at, 1);
    }

    private void digest(Instant at, int items) {
        service.feed().tellTimeBy(Clock.fixed(at, ZoneOffset.UTC));
        service.feed()
                .add(
                        "jp.csirt.digest-requested.v1",
                        Map.of(
                                "post", "SEC_MANAGER",
                                "unit", "tax",
                                "items",
                                        Collections.nCopies(
                                                items,
                                                Map.of(
                                                        "incidentId",
                                                        UUID.randomUUID().toString(),
                                                        "number",
                                                        "SHIME-2026-0007",
                                                        "what",
                                                        "IMPLEMENT_MEASURE",
                                                        "dueAt",
                                                        "2026-04-01T00:05:00Z"))));
        service.awaitRead();
    }

    @Test
    @DisplayName("一通に載せきれない朝の一覧は、載せられるだけ載せ、残りの件数を示す")
    void what_a_mail_cannot_hold_is_counted() {
        Instant morning = TokyoTime.at(service.today().plusDays(1), MORNING);
        service.setClock(morning);
        digest(morning, 1003);
        var mail = service.awaitMailsTo("manager", 1).getFirst();
        assertThat(Mails.subject(mail)).contains("未了1003件");
        assertThat(Mails.text(mail).lines().filter(line -> line.startsWith("・SHIME-2026-0007")))
                .hasSize(1000);
        assertThat(Mails.text(mail)).contains("ほか 3件");
    }

    @Test
    @DisplayName("朝の一覧は、その職の人に一通で、項目ごとに一行とリンク")
    void the_morning_digest_has_a_line_and_a_link_for_each_item() {
        Instant morning = TokyoTime.at(service.today().plusDays(1), MORNING);
        service.setClock(morning);
        digest(morning);
        var mail = service.awaitMailsTo("manager", 1).getFirst();
        assertThat(Mails.header(mail, "X-CSIRT-Kind")).isEqualTo("DIGEST");
        assertThat(Mails.subject(mail)).contains("情報セキュリティ管理者 (tax)", "未了1件");
        assertThat(Mails.text(mail)).contains("・SHIME-2026-0007 指示された措置の実施　期限 2026年4月1日 9時05分", "/incidents/");
    }

    @Test
    @DisplayName("早く来た一覧は8時30分まで待ち、昨日の一覧は送られない")
    void an_early_digest_waits_and_yesterdays_is_left_out() {
        LocalDate tomorrow = service.today().plusDays(1);
        Instant early = TokyoTime.at(tomorrow, LocalTime.of(7, 0));
        service.setClock(early);
        digest(TokyoTime.at(tomorrow.minusDays(1), MORNING));
        digest(early);
        UUID marker = service.ask(Map.of());
        service.awaitReceipts(marker, 1);
        assertThat(service.mailsTo("manager")).isEmpty();
        service.setClock(TokyoTime.at(tomorrow, MORNING));
        service.awaitMailsTo("manager", 1);
        service.awaitMailsTo("csirt-lead", 1);
        assertThat(service.mailsTo("manager")).hasSize(1);
    }

    @Test
    @DisplayName("毎朝、CSIRT責任者に稼働の知らせが一度届き、再起動しても二度は届かない")
    void each_morning_the_lead_gets_one_sign_of_life() {
        LocalDate tuesday = monday.plusDays(1);
        service.setClock(TokyoTime.at(monday, MORNING));
        service.awaitMailsTo("csirt-lead", 1);
        service.restart();
        service.awaitFollowing();
        service.setClock(TokyoTime.at(monday, MORNING.plusHours(1)));
        service.setClock(TokyoTime.at(tuesday, MORNING));
        var mails = service.awaitMailsTo("csirt-lead", 2);
        assertThat(mails)
                .hasSize(2)
                .allSatisfy(mail -> assertThat(Mails.subject(mail)).startsWith("稼働の知らせ"));
        assertThat(Mails.text(mails.getFirst())).contains("配信の位置 " + service.position());
        assertThat(Mails.header(mails.getFirst(), "X-CSIRT-Kind")).isEqualTo("DIGEST");
    }

    @Test
    @DisplayName("月曜の朝、CISOに週間のまとめが一度届く")
    void on_mondays_the_ciso_gets_the_weeks_summary() {
        service.feed().tellTimeBy(Clock.fixed(TokyoTime.at(monday.minusDays(2), MORNING), ZoneOffset.UTC));
        UUID open = service.ask(Map.of("to", List.of(Map.of("post", "CSIRT_LEAD")), "confirmWithin", "P30D"));
        service.awaitReceipts(open, 1);
        service.setClock(TokyoTime.at(monday, MORNING));
        var mail = service.awaitMailsTo("ciso", 1).getFirst();
        assertThat(Mails.header(mail, "X-CSIRT-Kind")).isEqualTo("WEEKLY");
        assertThat(Mails.text(mail)).contains("確認を待っている連絡: 1件", "・SHIME-2026-0001（レベル3） 報告の受付");
    }

    @Test
    @DisplayName("6か月確かめられない連絡先は STALE と示され、知らせに数えられ、確かめれば戻る")
    void a_contact_that_nobody_verified_for_six_months_is_reported() {
        service.setClock(TokyoTime.at(monday.plusMonths(7), MORNING));
        assertThat(contactOf("ciso")).isEqualTo("STALE");
        var life = service.awaitMailsTo("csirt-lead", 1).getFirst();
        assertThat(Mails.text(life)).contains("連絡先: 未登録 0人、6か月以上未確認 6人");
        service.client()
                .post("/v1/contacts/" + RunningService.person("ciso") + "/verification", "admin", null)
                .answers(202);
        assertThat(contactOf("ciso")).isEqualTo("OK");
        service.client()
                .call("DELETE", "/v1/contacts/" + RunningService.person("ciso"), "admin", null)
                .answers(204);
        assertThat(contactOf("ciso")).isEqualTo("MISSING");
    }

    private String contactOf(String name) {
        return service.client()
                .get("/v1/posts", "csirt")
                .ok()
                .at("/items")
                .valueStream()
                .filter(item -> item.path("personId")
                        .asString()
                        .equals(RunningService.person(name).toString()))
                .findFirst()
                .orElseThrow()
                .path("contact")
                .asString();
    }
}
