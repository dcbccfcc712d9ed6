package jp.csirt.incident.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("ネットワークの範囲")
class CidrTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "fe80::/10, fe80::1%eth0, true",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "192.0.2.0/24, '', false",
        "192.0.2.0/24, csirt.example, false"
    })
    @DisplayName("範囲の中の住所だけを含む")
    void an_address_lies_in_it(String network, String address, boolean inside) {
        assertThat(Cidr.parse(network).holds(address)).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "office.example/24", "192.0.2.0/33", "192.0.2.0/", "192.0.2.0/-1", "192.0.2.0/24/1", "/8"})
    @DisplayName("範囲でないものは、設定の名を示して断る")
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Cidr.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("csirt.report.open-from");
    }
}
