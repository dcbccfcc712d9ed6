package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Both services as they run, each in a process of its own: the jar of the other one is there once the whole product was built
 * ({@code mvn verify}). Every test looks at the mails about its own incident only.
 */
@TestInstance(Lifecycle.PER_CLASS)
@EnabledIf("isBuilt")
class BothServicesTest {

    private static final Path JAR = Path.of("../incident-service/target/incident-service.jar");

    private final Postbox mail = Postbox.plain();
    private ServiceProcess incidents;
    private ServiceProcess notifications;

    static boolean isBuilt() {
        return JAR.toFile().exists();
    }

    @BeforeAll
    void start() {
        incidents = ServiceProcess.of(JAR, List.of("--csirt.clock.adjustable=true", "--csirt.demo.samples=false"));
        notifications = ServiceProcess.own(List.of(
                "--csirt.clock.adjustable=true",
                "--csirt.incident.url=" + incidents.url(),
                "--spring.mail.port=" + mail.port(),
                "--csirt.storm.limit=1000"));
        awaitFeed("UP");
    }

    @AfterAll
    void stop() {
        notifications.close();
        incidents.close();
        mail.close();
    }

    private static JsonNode call(ServiceProcess service, String method, String path, String key, String body) {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(service.url() + path))
                    .method(method, BodyPublishers.ofString(body))
                    .header("Authorization", "Bearer demo-" + key)
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json");
            var answer = Client.send(http, request.build());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return JsonMapper.shared().readTree(answer.body());
        }
    }

    private void awaitFeed(String status) {
        Await.until(
                "the feed is " + status,
                () -> call(notifications, "GET", "/actuator/health", "csirt", "")
                        .at("/components/feed/status")
                        .asString()
                        .equals(status));
    }

    /** Somebody reports an incident; its id. */
    private String report() {
        return call(incidents, "POST", "/v1/incidents", "staff", """
                        {"title": "電源の断", "summary": "基幹の系統が止まった。", "awareAt": "%s", "level": 3,
                         "category": "MALWARE", "organ": "mayor", "department": "tax"}""".formatted(
                                Instant.now().minusSeconds(600)))
                .path("incidentId")
                .asString();
    }

    private List<JsonNode> receipts(String incident) {
        return call(incidents, "GET", "/v1/incidents/" + incident + "/timeline", "ciso", "")
                .path("items")
                .valueStream()
                .filter(item -> item.path("event").asString().equals("notification-receipt-recorded"))
                .toList();
    }

    private static Predicate<MimeMessage> about(String incident) {
        return one -> Mails.text(one).contains(incident);
    }

    /** How often each message about an incident arrived. */
    private Map<String, Long> timesTold(String incident) {
        return mail.mails().stream()
                .filter(about(incident))
                .collect(Collectors.groupingBy(
                        one -> Mails.header(one, "Message-ID"), TreeMap::new, Collectors.counting()));
    }

    private static void once(String messageId, Long times) {
        assertThat(times).as(messageId).isEqualTo(1);
    }

    @Test
    @DisplayName("CISOが応じないまま時が過ぎると代行者に届き、その確認が事案の時系列に現れる")
    void an_unanswered_ciso_is_followed_by_the_deputy_whose_confirmation_shows_in_the_timeline() {
        String incident = report();
        MimeMessage asked =
                mail.await("ciso", about(incident).and(one -> Mails.subject(one).contains("事案への対応")));
        String id = Mails.header(asked, "X-CSIRT-Notification");
        for (ServiceProcess service : List.of(incidents, notifications)) {
            call(service, "PUT", "/v1/ops/clock", "admin", "{\"advance\": \"PT16M\"}");
        }
        MimeMessage deputy = mail.await(
                "general-affairs",
                one -> Mails.header(one, "X-CSIRT-Notification").equals(id));
        assertThat(Mails.text(deputy)).contains("未確認のため");
        call(notifications, "POST", Mails.link(deputy), "csirt", "");

        Await.until(
                "the confirmation shows",
                () -> receipts(incident).stream()
                        .anyMatch(item -> item.path("state").asString().equals("CONFIRMED")
                                && item.path("notificationId").asString().equals(id)
                                && item.path("text").asString().contains("統括情報セキュリティ責任者")));
        Await.until(
                "the delivery shows",
                () -> receipts(incident).stream()
                        .anyMatch(item -> item.path("state").asString().equals("DELIVERED")
                                && item.path("notificationId").asString().equals(id)));
        assertThat(receipts(incident).toString()).doesNotContain("@shime.example");
    }

    @Test
    @DisplayName("CISOが画面で確認すると連絡は終わり、時が過ぎても代行者には届かない")
    void a_confirmation_on_the_screen_ends_the_request() {
        String incident = report();
        MimeMessage asked =
                mail.await("ciso", about(incident).and(one -> Mails.subject(one).contains("事案への対応")));
        String id = Mails.header(asked, "X-CSIRT-Notification");
        try (var screen = new Screen(incidents.url(), "ciso")) {
            Await.until("the button is there", () -> screen.confirm(incident, "事案への対応"));
        }
        Await.until(
                "it is confirmed",
                () -> notification(id).path("state").asString().equals("CONFIRMED"));
        assertThat(notification(id).path("confirmedBy"))
                .isEqualTo(call(incidents, "GET", "/v1/session", "ciso", "").path("personId"));

        for (ServiceProcess service : List.of(incidents, notifications)) {
            call(service, "PUT", "/v1/ops/clock", "admin", "{\"advance\": \"PT16M\"}");
        }
        mail.await("general-affairs", about(report()));
        assertThat(notification(id).path("messages").valueStream().map(message -> message.path("personId")))
                .containsOnly(notification(id).path("confirmedBy"));
    }

    private JsonNode notification(String id) {
        return call(notifications, "GET", "/v1/notifications?limit=100", "csirt", "")
                .path("items")
                .valueStream()
                .filter(item -> item.path("notificationId").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void awaitMissing(String... people) {
        Await.until(
                "missing " + List.of(people),
                () -> call(incidents, "GET", "/v1/organisation/reachability", "csirt", "")
                        .path("missing")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList()
                        .equals(List.of(people)));
    }

    @Test
    @DisplayName("届け先を失った人は、体制に届け先なしと現れ、登録されれば消える")
    void who_cannot_be_reached_shows_among_the_posts() {
        String auditor = call(incidents, "GET", "/v1/session", "auditor", "")
                .path("personId")
                .asString();
        call(notifications, "DELETE", "/v1/contacts/" + auditor, "admin", "");
        awaitMissing(auditor);
        call(
                notifications,
                "PUT",
                "/v1/contacts/" + auditor,
                "admin",
                "{\"language\": \"ja\", \"points\": [{\"kind\": \"MAIL\", \"address\": \"auditor@shime.example\"}]}");
        awaitMissing();
    }

    @Test
    @DisplayName("インシデント対応サービスが強制終了しても、戻れば続きの連絡が一通ずつ届く")
    void after_the_other_side_was_killed_what_follows_is_told_once() {
        String before = report();
        mail.await("csirt-2", about(before));
        incidents.kill();
        awaitFeed("DISCONNECTED");
        incidents.start();
        awaitFeed("UP");
        String after = report();
        mail.await("csirt-2", about(after));
        assertThat(timesTold(before)).isNotEmpty().allSatisfy(BothServicesTest::once);
        assertThat(timesTold(after)).isNotEmpty().allSatisfy(BothServicesTest::once);
    }

    @Test
    @DisplayName("通知サービスが連絡の途中で強制終了しても、誰もが知らされ、同じ連絡が十度届くことはない")
    void after_this_side_was_killed_everybody_is_told_and_nobody_ten_times() {
        String before = report();
        mail.await("csirt-2", about(before));
        String clock = call(notifications, "GET", "/v1/ops/clock", "admin", "").toString();
        notifications.kill();
        String meanwhile = report();
        notifications.start();
        call(notifications, "PUT", "/v1/ops/clock", "admin", clock); // what others advanced is gone with the process
        for (String incident : List.of(before, meanwhile)) {
            for (String name : List.of("ciso", "csirt", "csirt-2", "csirt-lead", "general-affairs")) {
                mail.await(name, about(incident));
            }
            Await.until(
                    "the deliveries show",
                    () -> receipts(incident).stream()
                            .anyMatch(item -> item.path("state").asString().equals("DELIVERED")));
            assertThat(timesTold(incident))
                    .allSatisfy((messageId, times) ->
                            assertThat(times).as(messageId).isLessThanOrEqualTo(2));
        }
    }
}
