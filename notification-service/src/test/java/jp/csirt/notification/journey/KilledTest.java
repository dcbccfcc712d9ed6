package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KilledTest {

    private static final int ROUNDS = 4;
    private static final int PER_ROUND = 6;

    @Test
    @DisplayName("どこで強制終了しても、誰もが知らされ、同じ連絡が十度届くことはない")
    void wherever_it_is_killed_nobody_is_told_nothing_and_nobody_ten_times() {
        try (var mail = Postbox.plain();
                var feed = new FakeFeed();
                var service = ServiceProcess.own(List.of(
                        "--csirt.incident.url=" + feed.url(),
                        "--spring.mail.port=" + mail.port(),
                        "--csirt.storm.limit=1000"))) {
            feed.add(
                    "jp.csirt.post-assigned.v1",
                    Map.of(
                            "post", "CISO",
                            "personId", RunningService.person("ciso").toString(),
                            "from", LocalDate.of(2020, 4, 1).toString()));
            var asked = new ArrayList<UUID>();
            for (int round = 1; round <= ROUNDS; round++) {
                for (int i = 0; i < PER_ROUND; i++) {
                    UUID id = UUID.randomUUID();
                    asked.add(id);
                    feed.add("jp.csirt.notification-requested.v1", Asked.request(id, Map.of()));
                }
                int atLeast = (round - 1) * PER_ROUND + round;
                Await.until("some mails of round " + round, () -> mail.mails().size() >= atLeast);
                service.kill();
                service.start();
            }
            Await.until("everybody is told", () -> told(mail).keySet().containsAll(texts(asked)));
            Await.until(
                    "every delivery came back",
                    () -> asked.stream()
                            .allMatch(id -> feed.receipts(id).stream()
                                    .anyMatch(receipt ->
                                            receipt.path("state").asString().equals("DELIVERED"))));
            assertThat(told(mail))
                    .allSatisfy((id, times) -> assertThat(times).as(id).isLessThanOrEqualTo(ROUNDS));
            assertThat(mail.mails().size()).isLessThanOrEqualTo(asked.size() + ROUNDS * 4);
        }
    }

    private static List<String> texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }

    private static Map<String, Long> told(Postbox mail) {
        return mail.mails().stream()
                .collect(Collectors.groupingBy(KilledTest::notification, TreeMap::new, Collectors.counting()));
    }

    private static String notification(MimeMessage message) {
        return Mails.header(message, "X-CSIRT-Notification");
    }
}
