package jp.csirt.incident.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("職と範囲の符号")
class PostCodeTest {

    @ParameterizedTest
    @CsvSource({
        "CISO,CISO,",
        "SEC_MANAGER@tax,SEC_MANAGER,tax",
        "VENDOR@契約-12,VENDOR,契約-12",
        "SEC_MANAGER@a@b,SEC_MANAGER,a@b"
    })
    @DisplayName("B.1 職の符号は、役割と、あれば部署に読まれ、同じ符号に書かれる")
    void a_code_is_read_as_it_is_written(String code, Role role, @Nullable String unit) {
        assertThat(Post.parse(code)).contains(new Post(role, unit));
        assertThat(new Post(role, unit).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "@tax", "ciso", "CISO@", "CISO@ ", "MAYOR", "MAYOR@tax"})
    @DisplayName("B.1 知らない役割や空の部署は、職にならない")
    void what_names_no_role_or_a_blank_unit_is_no_post(String code) {
        assertThat(Post.parse(code)).isEmpty();
    }

    @Test
    @DisplayName("B.2 鍵の範囲は、その符号だけから読まれる")
    void a_scope_is_read_from_its_own_code_alone() {
        assertThat(Stream.of(Scope.values()))
                .allSatisfy(scope -> assertThat(Scope.of(scope.code())).contains(scope));
        assertThat(Scope.of("INCIDENTS_READ")).isEmpty();
        assertThat(Scope.of("incidents:admin")).isEmpty();
    }
}
