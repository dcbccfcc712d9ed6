package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("メールの暗号化")
class MailEncryptionTest {

    private static final String TRUSTED = "--spring.mail.properties.mail.smtp.ssl.trust=*";
    private static final String UNNAMED = "--spring.mail.properties.mail.smtp.ssl.checkserveridentity=false";

    /** A service that sends over STARTTLS or not at all. */
    private static RunningService with(ScriptedMailServer server, String... more) {
        String[] arguments = {
            "--spring.mail.port=" + server.port(),
            "--spring.mail.properties.mail.smtp.timeout=60000",
            "--spring.mail.properties.mail.smtp.starttls.enable=true",
            "--spring.mail.properties.mail.smtp.starttls.required=true",
            UNNAMED
        };
        var service = new RunningService(
                Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new));
        service.appointAll();
        return service;
    }

    private static void awaitError(RunningService service, UUID id, String error) {
        service.awaitRead();
        Await.until(
                error,
                () -> service.notification(id)
                        .at("/messages/0/error")
                        .asString("")
                        .equals(error));
    }

    @Test
    @DisplayName("STARTTLSで暗号化してから送る")
    void mails_go_over_starttls() {
        try (var server = new ScriptedMailServer()) {
            server.offerEncryption();
            try (var service = with(server, TRUSTED)) {
                UUID id = service.ask(Map.of());
                assertThat(service.awaitReceipts(id, 1)).containsExactly("DELIVERED");
                assertThat(server.taken()).hasSize(1);
                assertThat(server.encrypted()).isPositive();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"false, --spring.mail.properties.mail.smtp.ssl.trust=*", "true, --csirt.storm.limit=1000"})
    @DisplayName("STARTTLSのないサーバー、証明書を確かめられないサーバーには、平文でも送らない")
    void nothing_is_sent_in_clear_when_encryption_fails(boolean offered, String setting) {
        try (var server = new ScriptedMailServer()) {
            if (offered) {
                server.offerEncryption();
            }
            try (var service = with(server, setting)) {
                UUID id = service.ask(Map.of());
                awaitError(service, id, "SMTP_CONNECTION");
                assertThat(server.taken()).isEmpty();
                assertThat(server.recipients()).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("TLSと認証で送り、誤ったパスワードは送り直される")
    void mails_go_over_tls_with_a_password() {
        try (var smtps = Postbox.encrypted("csirt", "right")) {
            String[] common = {
                "--spring.mail.port=" + smtps.port(),
                "--spring.mail.username=csirt",
                "--spring.mail.properties.mail.smtp.auth=true",
                "--spring.mail.properties.mail.smtp.ssl.enable=true",
                "--spring.mail.properties.mail.smtp.ssl.trust=*",
                "--spring.mail.properties.mail.smtp.ssl.checkserveridentity=false"
            };
            try (var service = new RunningService(plus(common, "--spring.mail.password=right"))) {
                service.appointAll();
                service.ask(Map.of());
                Await.until("it arrived", () -> !smtps.mails().isEmpty());
            }
            try (var service = new RunningService(plus(common, "--spring.mail.password=wrong"))) {
                service.appointAll();
                UUID id = service.ask(Map.of());
                awaitError(service, id, "SMTP_AUTHENTICATION");
                assertThat(service.client()
                                .get("/v1/notifications", "csirt")
                                .ok()
                                .text())
                        .doesNotContain("wrong");
            }
        }
    }

    private static String[] plus(String[] some, String one) {
        return Stream.concat(Arrays.stream(some), Stream.of(one)).toArray(String[]::new);
    }
}
