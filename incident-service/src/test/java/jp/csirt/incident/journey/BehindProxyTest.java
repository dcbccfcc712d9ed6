package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("代理の後ろ（server.forward-headers-strategy=native）")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BehindProxyTest {

    private static final String INSIDE = "127.0.1.1";
    private static final String OUTSIDE = "127.0.2.1";

    private final PlainService service = new PlainService(
            Clock.systemUTC(),
            List.of("--server.forward-headers-strategy=native", "--csirt.report.open-from=127.0.1.0/24"));

    @AfterAll
    void close() {
        service.close();
    }

    private int report(String... headers) {
        try (var browser = new Browser(service.port())) {
            return browser.once("GET", "/report", null, headers).status();
        }
    }

    @Test
    @DisplayName("送り元は代理の書いたX-Forwarded-Forで決まる")
    void the_proxy_says_who_sent_it() {
        assertThat(report("X-Forwarded-For", INSIDE)).isEqualTo(200);
        assertThat(report("X-Forwarded-For", OUTSIDE)).isEqualTo(303);
    }

    @Test
    @DisplayName("代理がTLSを受け持つとき、CookieはSecureになる")
    void behind_tls_the_cookie_is_secure() {
        try (var browser = new Browser(service.port())) {
            assertThat(browser.once("GET", "/login", null, "X-Forwarded-Proto", "https")
                            .header("Set-Cookie")
                            .split("; "))
                    .contains("Secure", "HTTPOnly", "SameSite=Lax");
        }
    }

    @Test
    @DisplayName("代理がそのまま渡すForwardedでは、送り元を選べない")
    void nobody_chooses_the_own_address() {
        assertThat(report("X-Forwarded-For", OUTSIDE, "Forwarded", "for=" + INSIDE))
                .isEqualTo(303);
        assertThat(report("Forwarded", "for=" + INSIDE)).isEqualTo(303);
        assertThat(report("X-Forwarded-For", INSIDE, "Forwarded", "for=" + OUTSIDE))
                .isEqualTo(200);
    }
}
