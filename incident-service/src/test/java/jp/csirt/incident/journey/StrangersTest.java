package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("ログインのない人が送るもの")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangersTest {

    private static final int FORM = 60 << 10;

    /** More than the service holds of all of them together. */
    private static final int MANY = 290;

    private final PlainService service = new PlainService(Clock.systemUTC(), List.of());

    @AfterAll
    void close() {
        service.close();
    }

    private int send(String path, int size, String... headers) {
        try (var browser = new Browser(service.port())) {
            return browser.once("POST", path, "x=" + "x".repeat(size), headers).status();
        }
    }

    @Test
    @DisplayName("だれのものでもない用紙は、どれほど大きくても預からずに読み捨て、ログインへ移す")
    void forms_of_nobody_are_not_kept() {
        assertThat(send("/report", 5 << 20)).isEqualTo(303);
        assertThat(send("/report", 5 << 20, "Cookie", "CSIRT_SESSION=" + "A".repeat(43)))
                .isEqualTo(303);
        assertThat(send("/admin/keys/x/revocation", 2 << 20)).isEqualTo(303);
    }

    @Test
    @DisplayName("だれでも開けるページの用紙は、64KiBまで受け取る")
    void open_forms_are_small() {
        assertThat(send("/login", FORM)).isEqualTo(403);
        assertThat(send("/login", 100 << 10)).isEqualTo(413);
        assertThat(send("/invitations/x", 100 << 10)).isEqualTo(413);
    }

    @Test
    @DisplayName("一度に預かる量には限りがあり、超えた分は503で断り、健全なまま、済めばまた受け取る")
    void only_so_much_is_held_at_once() throws IOException {
        List<RawHttp> strangers = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                var stranger = new RawHttp(service.port());
                strangers.add(stranger);
                stranger.send("POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + (FORM + 1)
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n" + "x".repeat(FORM));
            }
            Awaitility.await()
                    .untilAsserted(() -> assertThat(send("/login", FORM)).isEqualTo(503));
            try (var client = new Client(service.port())) {
                client.get("/actuator/health", null).ok();
            }
        } finally {
            for (RawHttp stranger : strangers) {
                stranger.close();
            }
        }
        Awaitility.await().untilAsserted(() -> assertThat(send("/login", FORM)).isEqualTo(403));
    }
}
