package jp.csirt.incident.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("ログインの決まり")
class LoginRulesTest {

    @ParameterizedTest(name = "{0}: 多要素認証 {1}、無操作 {2}分")
    @DisplayName("役割ごとの多要素認証と無操作の時間")
    @CsvSource({
        "REPORTER, false, 60",
        "VENDOR, false, 60",
        "SEC_OFFICER, false, 60",
        "SEC_MANAGER, false, 60",
        "SYS_MANAGER, false, 60",
        "SYS_STAFF, false, 60",
        "CSIRT_INTAKE, true, 60",
        "CSIRT_MEMBER, true, 60",
        "CSIRT_LEAD, true, 60",
        "CSIRT_COORDINATOR, true, 60",
        "CSIRT_LIAISON, true, 60",
        "OVERALL_MANAGER, true, 60",
        "CISO, true, 15",
        "CISO_ADVISOR, false, 60",
        "COMMITTEE, false, 60",
        "CLOUD_MANAGER, false, 60",
        "AUDITOR, false, 60",
        "PRIVACY_LEAD, false, 60",
        "SYSTEM_ADMIN, true, 15"
    })
    void what_a_role_asks_of_a_login(Role role, boolean twoFactors, int idleMinutes) {
        var caller = new Caller("key-1", new UUID(0, 1), "係長", List.of(new Post(role, "tax")), Set.of(), "tax");
        assertThat(LoginRules.needsSecondFactor(caller)).isEqualTo(twoFactors);
        assertThat(LoginRules.idle(caller)).isEqualTo(Duration.ofMinutes(idleMinutes));
    }
}
