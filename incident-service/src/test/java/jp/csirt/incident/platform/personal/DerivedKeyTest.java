package jp.csirt.incident.platform.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("マスター鍵から導く鍵")
class DerivedKeyTest {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String MASTER = "A".repeat(43) + "=";

    @Test
    @DisplayName("どのノードでも同じで、目的とマスター鍵ごとに違い、マスター鍵そのものではない")
    void follows_from_master_key_and_purpose() {
        var master = MasterKey.parse(MASTER, "test");
        byte[] derived = master.derive("one", ALGORITHM).getEncoded();

        assertThat(MasterKey.parse(MASTER, "test").derive("one", ALGORITHM).getEncoded())
                .isEqualTo(derived);
        assertThat(master.derive("two", ALGORITHM).getEncoded()).hasSize(32).isNotEqualTo(derived);
        assertThat(MasterKey.random().derive("one", ALGORITHM).getEncoded()).isNotEqualTo(derived);
        assertThat(derived).hasSize(32).isNotEqualTo(new byte[32]);
    }

    @Test
    @DisplayName("HKDF-SHA256（RFC 5869、塩なし）である")
    void is_hkdf() throws Exception {
        var extract = Mac.getInstance(ALGORITHM);
        extract.init(new SecretKeySpec(new byte[32], ALGORITHM));
        byte[] extracted = extract.doFinal(new byte[32]);
        var expand = Mac.getInstance(ALGORITHM);
        expand.init(new SecretKeySpec(extracted, ALGORITHM));
        byte[] expanded = expand.doFinal(new byte[] {'o', 'n', 'e', 1});

        byte[] derived =
                MasterKey.parse(MASTER, "test").derive("one", ALGORITHM).getEncoded();
        assertThat(HexFormat.of().formatHex(derived)).isEqualTo(HexFormat.of().formatHex(expanded));
    }
}
