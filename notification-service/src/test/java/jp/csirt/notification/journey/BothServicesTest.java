package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Both services as they run: the jar of the other one is there once the whole product was built ({@code mvn verify}). */
@TestInstance(Lifecycle.PER_CLASS)
@EnabledIf("isBuilt")
class BothServicesTest {

    private static final Path JAR = Path.of("../incident-service/target/incident-service.jar");

    private ServiceProcess incidents;
    private RunningService service;

    static boolean isBuilt() {
        return JAR.toFile().exists();
    }

    @BeforeAll
    void start() {
        incidents = ServiceProcess.of(JAR, List.of("--csirt.clock.adjustable=true", "--csirt.demo.samples=false"));
        service = new RunningService("--csirt.incident.url=" + incidents.url());
    }

    @AfterAll
    void stop() {
        service.close();
        incidents.close();
    }

    private JsonNode call(String method, String path, String key, String body) {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(incidents.url() + path))
                    .method(method, BodyPublishers.ofString(body))
                    .header("Authorization", "Bearer demo-" + key)
                    .header("Content-Type", "application/json");
            var answer = http.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String file() {
        return call("POST", "/v1/incidents", "staff", """
                        {"title": "電源の断", "summary": "基幹の系統が止まった。", "awareAt": "%s", "level": 3,
                         "category": "MALWARE", "organ": "mayor", "department": "tax"}""".formatted(
                                Instant.now().minusSeconds(600)))
                .path("incidentId")
                .asString();
    }

    private List<JsonNode> receipts(String incident) {
        return call("GET", "/v1/incidents/" + incident + "/timeline", "ciso", "")
                .path("items")
                .valueStream()
                .filter(item -> item.path("event").asString().equals("notification-receipt-recorded"))
                .toList();
    }

    @Test
    @DisplayName("CISOが応じないまま時が過ぎると代行者に届き、その確認が事案の時系列に現れる")
    void an_unanswered_ciso_is_followed_by_the_deputy_whose_confirmation_shows_in_the_timeline() {
        String incident = file();
        String subject = service.awaitMailsTo("ciso", 1).stream()
                .map(Mails::subject)
                .findFirst()
                .orElseThrow();
        assertThat(subject).contains("事案への対応");
        int before = service.mailsTo("general-affairs").size();
        Duration late = Duration.ofMinutes(16);
        call("PUT", "/v1/ops/clock", "admin", "{\"advance\": \"%s\"}".formatted(late));
        service.advance(late);
        Await.until(
                "the deputy is told",
                () -> service.mailsTo("general-affairs").stream()
                        .anyMatch(mail -> Mails.text(mail).contains("未確認のため")));
        assertThat(service.mailsTo("general-affairs").size()).isGreaterThan(before);
        var mail = service.mailsTo("general-affairs").stream()
                .filter(one -> Mails.text(one).contains("未確認のため"))
                .findFirst()
                .orElseThrow();
        String id = Mails.header(mail, "X-CSIRT-Notification");
        service.client()
                .post(Mails.link(mail), null, null, "Accept", "text/html")
                .ok();

        Await.until(
                "the confirmation shows",
                () -> receipts(incident).stream()
                        .anyMatch(item -> item.path("state").asString().equals("CONFIRMED")
                                && item.path("notificationId").asString().equals(id)
                                && item.path("text").asString().contains("統括情報セキュリティ責任者")));
        assertThat(receipts(incident))
                .extracting(item -> item.path("state").asString())
                .contains("DELIVERED");
        assertThat(receipts(incident).toString()).doesNotContain("@shime.example");
    }

    @Test
    @DisplayName("インシデント対応サービスが強制終了しても、戻れば続きの連絡が一通ずつ届く")
    void after_the_other_side_was_killed_what_follows_is_told_once() {
        file();
        service.awaitMailsTo("csirt", 1);
        incidents.kill();
        Await.until("it is away", () -> service.health("feed").equals("DISCONNECTED"));
        incidents.start();
        Await.until("it is back", () -> service.health("feed").equals("UP"));
        int before = service.mailsTo("csirt-2").size();
        file();
        service.awaitMailsTo("csirt-2", before + 1);
        assertThat(service.mailsTo("csirt-2").stream().map(mail -> Mails.header(mail, "Message-ID")))
                .doesNotHaveDuplicates();
    }
}
