package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("改ざん検知を使える者")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntegrityAccessTest {

    private static final String VERIFICATIONS = "/v1/integrity/verifications";
    private static final String CHECKPOINTS = "/v1/integrity/checkpoints";
    private static final String LOG = "/v1/integrity/log";

    private final TestService service = new TestService();
    private final Client client = service.client();
    private UUID incident = new UUID(0, 0);

    @BeforeAll
    void file() {
        incident = Reports.file(client, Reports.ofTax("連鎖の確認"));
        client.act(incident, "receipt", "csirt", "{}").done();
        Reports.file(client, Reports.least("ほかの事案"));
    }

    @AfterAll
    void close() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "staff,403,403,403",
        "manager,403,403,403",
        "csirt,200,403,403",
        "csirt-lead,200,200,200",
        "liaison,403,403,403",
        "general-affairs,200,200,200",
        "education,200,403,404",
        "ciso,200,200,200",
        "auditor,200,200,200",
        "vendor,403,403,404",
        "admin,403,403,404"
    })
    @DisplayName("検証、記録の書き出し、証拠一式は、役割と閲覧範囲による")
    void roles_decide(String key, int verification, int log, int bundle) {
        try (Client fresh = service.anotherClient()) {
            assertThat(fresh.post(VERIFICATIONS, key, "{}").status()).isEqualTo(verification);
            assertThat(fresh.get(CHECKPOINTS, key).status()).isEqualTo(verification);
            assertThat(fresh.get(LOG, key).status()).isEqualTo(log);
            assertThat(fresh.get(bundlePath(incident), key).status()).isEqualTo(bundle);
            fresh.get(LOG, null).refused(401, "unauthenticated");
        }
    }

    private static String bundlePath(UUID id) {
        return "/v1/incidents/" + id + "/evidence-bundle";
    }
}
