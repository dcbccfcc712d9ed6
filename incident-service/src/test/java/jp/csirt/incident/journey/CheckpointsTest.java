package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.regex.Pattern;
import org.axonframework.config.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

@DisplayName("検証点")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CheckpointsTest {

    private static final String CHECKPOINTS = "/v1/integrity/checkpoints";
    private static final Pattern FOOTER = Pattern.compile("位置 \\d+ / [0-9a-f]{16}( CP \\d+-[0-9a-f]{8})?");

    private final TestService service = new TestService();
    private final Client client = service.client();
    private UUID incident = new UUID(0, 0);

    @BeforeAll
    void file() {
        incident = Reports.file(client, Reports.ofTax("連鎖の確認"));
        client.act(incident, "receipt", "csirt", "{}").done();
        Reports.file(client, Reports.least("ほかの事案"));
        Quiet.await(service.part(Configuration.class), client);
    }

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    @Order(1)
    @DisplayName("検証点がなければ欄外に CP はなく、作れば位置とハッシュの先頭8桁が出る")
    void papers_name_the_newest_checkpoint() {
        assertThat(client.get(CHECKPOINTS, "auditor").ok().at("/items").size()).isZero();
        assertThat(footer()).matches("位置 \\d+ / [0-9a-f]{16}");
        var taken = client.post(CHECKPOINTS, "ciso", "");
        assertThat(taken.status()).isEqualTo(201);
        assertThat(taken.position()).isEqualTo(client.head());
        String hash = taken.at("/hash").asString();
        assertThat(footer()).endsWith(" CP %d-%s".formatted(taken.position(), hash.substring(0, 8)));
    }

    @Test
    @Order(2)
    @DisplayName("記録が増えていなければ、同じ検証点を 200 で返す")
    void a_checkpoint_is_not_taken_twice() {
        client.post(CHECKPOINTS, "csirt-lead", "{}");
        var first = client.post(CHECKPOINTS, "csirt-lead", "{}").ok();
        var again = client.post(CHECKPOINTS, "auditor", "").ok();
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(client.get(CHECKPOINTS, "auditor").ok().at("/items/0")).isEqualTo(first.json());
        Reports.file(client, Reports.least("三件目"));
        assertThat(client.post(CHECKPOINTS, "auditor", "").status()).isEqualTo(201);
        var page = client.get(CHECKPOINTS + "?limit=1", "auditor").ok();
        var rest = client.get(
                CHECKPOINTS + "?limit=1&cursor=" + page.at("/nextCursor").asString(), "auditor");
        assertThat(rest.ok().at("/items/0")).isEqualTo(first.json());
        assertThat(rest.at("/nextCursor").isNull()).isTrue();
    }

    @Test
    @Order(3)
    @DisplayName("署名の鍵は所有者だけが読め、データベースにはない")
    void the_key_is_kept_from_others() throws IOException {
        Path key = service.store().resolve("signing-key.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(client.get(CHECKPOINTS, "auditor").at("/items/0").propertyNames())
                .containsExactlyInAnyOrder("position", "hash", "at", "signature", "publicKey");
    }

    private String footer() {
        byte[] page = client.get("/v1/incidents/" + incident + "/reports/occurrence?format=html", "auditor")
                .ok()
                .bytes();
        var found = FOOTER.matcher(new String(page, StandardCharsets.UTF_8));
        assertThat(found.find()).isTrue();
        return found.group();
    }
}
