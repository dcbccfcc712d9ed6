package jp.csirt.incident.platform.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("時刻に基づくワンタイムパスワード RFC 6238")
class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    @DisplayName("RFC 6238 付録Bの値の下6桁である")
    void the_vectors_of_the_rfc(long second, String code) {
        Instant at = Instant.ofEpochSecond(second);
        assertThat(Totp.code(SECRET, Totp.step(at))).isEqualTo(code);
        assertThat(Totp.step(SECRET, code, at)).hasValue(Totp.step(at));
    }

    @Test
    @DisplayName("時計は一段だけずれてよい")
    void one_step_of_drift() {
        Instant at = Instant.ofEpochSecond(1_111_111_111);
        long step = Totp.step(at);
        assertThat(Totp.step(SECRET, Totp.code(SECRET, step - 1), at)).hasValue(step - 1);
        assertThat(Totp.step(SECRET, Totp.code(SECRET, step + 1), at)).hasValue(step + 1);
        assertThat(Totp.step(SECRET, Totp.code(SECRET, step - 2), at)).isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, step + 2), at)).isEmpty();
        assertThat(Totp.step(SECRET, "", at)).isEmpty();
    }
}
