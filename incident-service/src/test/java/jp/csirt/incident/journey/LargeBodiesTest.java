package jp.csirt.incident.journey;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("続けて送られる大きな本文")
@ExtendWith(SharedService.class)
class LargeBodiesTest {

    private static final int TIMES = 100;
    private static final String TOO_LARGE = "\"" + "x".repeat(1 << 20) + "\"";

    private final Client client;

    LargeBodiesTest(Client client) {
        this.client = client;
    }

    @Test
    @DisplayName("一覧に答えた接続で続けて届く大きな本文は、どれも終わりまで読まれて413となる")
    void each_of_them_is_read_to_its_end_on_a_connection_that_just_answered() {
        for (int i = 0; i < TIMES; i++) {
            client.get("/v1/incidents?limit=1", "csirt").ok();
            client.post("/v1/incidents", "csirt", TOO_LARGE).refused(413, "body-too-large");
        }
    }
}
