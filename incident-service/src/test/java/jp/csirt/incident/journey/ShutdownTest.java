package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("停止")
class ShutdownTest {

    private static final Pattern ID = Pattern.compile("\"incidentId\":\"([^\"]+)\"");

    @Test
    @DisplayName("止めると言われたら、受けている要求は最後まで行って答え、新しい要求は受けない")
    void what_is_under_way_is_finished() throws IOException {
        try (var service = new ServiceProcess()) {
            Client client = service.client();
            byte[] body = Reports.ofTax("停止の最中").toString().getBytes(StandardCharsets.UTF_8);
            String answer;
            try (var underWay = new RawHttp(client.port())) {
                underWay.send("POST /v1/incidents HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer demo-staff\r\n"
                        + "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: " + body.length
                        + "\r\n\r\n");
                underWay.until("100 Continue\r\n\r\n"); // its endpoint waits for the body now
                service.terminate();
                awaitNoConnection(client.port());
                underWay.send(new String(body, StandardCharsets.UTF_8));
                answer = underWay.rest();
            }
            assertThat(answer).startsWith("HTTP/1.1 201");
            service.awaitEnd();
            service.start();
            var id = ID.matcher(answer);
            assertThat(id.find()).isTrue();
            client.get("/v1/incidents/" + id.group(1), "csirt").ok();
            assertThat(client.post("/v1/integrity/verifications", "auditor", "{}")
                            .ok()
                            .at("/valid")
                            .asBoolean())
                    .isTrue();
        }
    }

    private static void awaitNoConnection(int port) throws IOException {
        for (int i = 0; i < 600; i++) {
            try {
                new RawHttp(port).close();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            } catch (ConnectException e) {
                return;
            }
        }
        throw new AssertionError("the service still takes connections");
    }
}
