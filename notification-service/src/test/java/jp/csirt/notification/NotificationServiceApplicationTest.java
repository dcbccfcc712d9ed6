package jp.csirt.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;

class NotificationServiceApplicationTest {

    @Test
    @DisplayName("起動し、健全であると答える")
    void starts_and_says_that_it_is_healthy() throws Exception {
        try (var context = SpringApplication.run(NotificationServiceApplication.class, "--server.port=0");
                var http = HttpClient.newHttpClient()) {
            String port = context.getEnvironment().getProperty("local.server.port");
            var health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                    .build();
            assertThat(http.send(health, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }
}
