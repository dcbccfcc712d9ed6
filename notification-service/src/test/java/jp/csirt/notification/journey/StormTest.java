package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StormTest {

    @Test
    @DisplayName("50件の事案が一度に来ても、一人には5通とまとめ一通だけで、どの連絡も確認できる")
    void fifty_incidents_at_once_give_five_mails_and_one_digest() {
        try (var service = new RunningService("--csirt.storm.limit=5", "--csirt.storm.window=PT15S")) {
            service.appointAll();
            var asked = new ArrayList<UUID>();
            for (int i = 1; i <= 50; i++) {
                asked.add(service.ask(Map.of("number", "SHIME-2026-%04d".formatted(i))));
            }
            List<MimeMessage> mails = service.awaitMailsTo("ciso", 6);
            MimeMessage digest = mails.stream()
                    .filter(mail -> Mails.header(mail, "X-CSIRT-Kind").equals("STORM"))
                    .findFirst()
                    .orElseThrow();
            String text = Mails.text(digest);
            assertThat(text.lines().filter(line -> line.startsWith("・SHIME-2026-")))
                    .hasSize(45);
            assertThat(text.lines().filter(line -> line.startsWith("確認: http"))).hasSize(45);
            assertThat(Mails.header(digest, "X-CSIRT-Notification").split(",", -1))
                    .hasSize(45);
            for (UUID id : asked) {
                service.awaitReceipts(id, 1);
            }
            assertThat(service.mailsTo("ciso")).hasSize(6);
            service.client()
                    .post(Mails.link(digest), null, null, "Accept", "application/json")
                    .ok();
        }
    }

    @Test
    @DisplayName("訓練と実際の連絡は、一通にまとめられない")
    void drills_and_what_is_real_are_never_in_one_digest() {
        try (var service = new RunningService("--csirt.storm.limit=1", "--csirt.storm.window=PT10S")) {
            service.appointAll();
            service.ask(Map.of());
            for (int i = 0; i < 3; i++) {
                service.ask(Map.of("drill", true));
                service.ask(Map.of());
            }
            List<String> subjects =
                    service.awaitMailsTo("ciso", 3).stream().map(Mails::subject).toList();
            assertThat(subjects).contains("【訓練】連絡3件のまとめ", "連絡3件のまとめ");
        }
    }
}
