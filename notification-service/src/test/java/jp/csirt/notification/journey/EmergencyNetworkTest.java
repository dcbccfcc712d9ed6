package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("緊急連絡網")
class EmergencyNetworkTest {

    private static final String[] PAGE = {"Accept", "text/html"};

    private RunningService service;

    @BeforeEach
    void start() {
        service = new RunningService();
        service.appoint("CISO", null, "ciso");
        service.appoint("OVERALL_MANAGER", null, "general-affairs");
        service.appoint("SEC_MANAGER", "tax", "manager");
        service.appoint("SYS_MANAGER", "general-affairs", "system-manager");
        service.awaitRead();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private Map<String, String> contacts() {
        return service.client()
                .get("/v1/posts", "csirt")
                .ok()
                .at("/items")
                .valueStream()
                .collect(Collectors.toMap(
                        item -> item.path("post").asString(),
                        item -> item.path("contact").asString()));
    }

    @Test
    @DisplayName("1(2)⑦ 連絡網には、CISO、管理者、システム担当者の誰もが載り、連絡先のない人と半年確かめられない人が示される")
    void everybody_stands_in_it_and_whoever_cannot_be_reached_is_shown() {
        assertThat(contacts())
                .isEqualTo(Map.of("CISO", "OK", "OVERALL_MANAGER", "OK", "SEC_MANAGER", "OK", "SYS_MANAGER", "OK"));
        service.client()
                .call("DELETE", "/v1/contacts/" + RunningService.person("system-manager"), "admin", null)
                .answers(204);
        assertThat(contacts()).containsEntry("SYS_MANAGER", "MISSING").containsEntry("SEC_MANAGER", "OK");
        service.advance(Duration.ofDays(190));
        assertThat(contacts()).containsEntry("SEC_MANAGER", "STALE").containsEntry("SYS_MANAGER", "MISSING");
    }

    @Test
    @DisplayName("1(2)⑦ 電話で連絡する人は、番号と職と用件とともに電話連絡票に載る")
    void whoever_is_called_stands_in_the_call_list_with_number_post_and_matter() {
        service.contact(
                "manager", "{\"language\": \"ja\", \"points\": [{\"kind\": \"PHONE\", \"address\": \"内線 7\"}]}");
        UUID id = service.ask(Map.of("to", List.of(Map.of("post", "SEC_MANAGER", "unit", "tax"))));
        service.awaitRead();
        Await.until(
                "somebody is to be called",
                () -> !service.client()
                        .get("/v1/call-list", "csirt")
                        .ok()
                        .at("/items")
                        .isEmpty());
        assertThat(service.client()
                        .get("/v1/call-list", "csirt")
                        .ok()
                        .at("/items/0/notificationId")
                        .asString())
                .isEqualTo(id.toString());
        assertThat(service.client().get("/v1/call-list", "csirt", PAGE).ok().text())
                .contains("内線 7", "情報セキュリティ管理者", "SHIME-2026-0001", "報告の受付");
    }
}
