package jp.csirt.incident.platform.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

@DisplayName("パスワード")
class PasswordsTest {

    private static final Duration WITHIN = Duration.ofMinutes(2);

    private final Passwords passwords = new Passwords(Schedulers.newBoundedElastic(1, 10, "test"));

    @AfterEach
    void close() {
        passwords.close();
    }

    private boolean matches(String password, @Nullable String hash) {
        return Boolean.TRUE.equals(passwords.matches(password, hash).block(WITHIN));
    }

    @Test
    @DisplayName("Argon2id で、塩を入れて残し、同じ文字なら書き方によらず合う")
    void a_password_is_kept_as_a_hash() {
        String one = Objects.requireNonNull(passwords.hash("ガラスの靴と銀の鈴").block(WITHIN));
        String two = Objects.requireNonNull(passwords.hash("ガラスの靴と銀の鈴").block(WITHIN));

        assertThat(one).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(two);
        assertThat(matches("ガラスの靴と銀の鈴", one)).isTrue();
        assertThat(matches("カ\u3099ラスの靴と銀の鈴", two)).isTrue();
        assertThat(matches("ガラスの靴と銀の鍵", one)).isFalse();
        assertThat(matches("nobody's password", null)).isFalse();
        assertThat(matches("ガ".repeat(10_000), one)).isFalse();
    }

    @Test
    @DisplayName("パスワードのない人の照合も、ある人と同じ仕事をする")
    void nobodys_password_takes_the_same_work() {
        String one = Objects.requireNonNull(passwords.hash("ガラスの靴と銀の鈴").block(WITHIN));

        assertThat(Passwords.OF_NOBODY)
                .startsWith(one.substring(0, one.lastIndexOf('$', one.lastIndexOf('$') - 1)))
                .hasSameSizeAs(one);
        assertThat(matches("", null)).isFalse();
    }

    @Test
    @DisplayName("よく使われるものを知っている")
    void common_ones_are_known() {
        assertThat(passwords.isCommon("Password1234")).isTrue();
        assertThat(passwords.isCommon("123456789012")).isTrue();
        assertThat(passwords.isCommon("ｓａｋｕｒａｓａｋｕｒａ")).isTrue();
        assertThat(passwords.isCommon("ababababababab")).isTrue();
        assertThat(passwords.isCommon("夜明けの踏切とみかん箱三つ")).isFalse();
    }
}
