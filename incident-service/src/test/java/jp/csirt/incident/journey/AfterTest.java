package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("書いたものを読む")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AfterTest {

    private static final String LIST = "/v1/incidents";

    private final TestService service = new TestService();

    private final Client client = service.client();
    private final UUID incident = Reports.file(client, Reports.ofTax("位置の試験"));

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    @DisplayName("afterの位置まで反映されるのを待つ")
    void after_waits_for_what_was_written() {
        for (int i = 0; i < 20; i++) {
            Exchange written = client.post(LIST, "staff", Reports.least("直後")).created();
            assertThat(client.get(LIST + "?limit=5&after=" + written.position(), "csirt")
                            .each("/items", "incidentId"))
                    .contains(written.incidentId().toString());
            assertThat(client.get("/v1/incidents/" + written.incidentId() + "?after=" + written.position(), "csirt")
                            .ok()
                            .version())
                    .isEqualTo(written.version());
        }
    }

    @Test
    @DisplayName("まだない位置と、位置でないものは400")
    void after_beyond_the_head_is_refused() {
        for (String path : new String[] {LIST, LIST + "/" + incident, LIST + "/" + incident + "/guards"}) {
            afterTheLast(path).refused(400, "position-unknown");
            client.get(path + "?after=999999999999999999", "csirt").refused(400, "position-unknown");
            client.get(path + "?after=0", "csirt").ok();
            for (String garbage : new String[] {"", "-1", "1.0", "abc", "9999999999999999999", "１", " 1"}) {
                String encoded = URLEncoder.encode(garbage, StandardCharsets.UTF_8);
                client.get(path + "?after=" + encoded, "csirt").refused(400, "invalid-parameter");
            }
        }
        client.get(LIST + "/" + incident + "?colour=1", "csirt").refused(400, "invalid-parameter");
    }

    /** The answer for the first position that is not there yet; asked anew when a saga wrote it meanwhile. */
    private Exchange afterTheLast(String path) {
        long head = client.head();
        Exchange answer = client.get(path + "?after=" + (head + 1), "csirt");
        return client.head() == head ? answer : afterTheLast(path);
    }
}
