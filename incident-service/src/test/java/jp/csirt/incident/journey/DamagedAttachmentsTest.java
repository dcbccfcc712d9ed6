package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("添付の中身の証明")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamagedAttachmentsTest {

    private final TestService service = new TestService();
    private final Client client = service.client();
    private final KeptFiles kept = new KeptFiles(service);

    @TempDir
    private Path folder = Path.of("");

    @AfterAll
    void close() {
        service.close();
    }

    private UUID incident() {
        return Reports.file(client, Reports.ofTax("中身の証明"));
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    private byte[] bundle(UUID incident) {
        return client.get("/v1/incidents/" + incident + "/evidence-bundle", "auditor")
                .ok()
                .bytes();
    }

    private String verified(byte[] bundle) throws IOException {
        return OfflineVerificationTest.verify(
                Files.write(folder.resolve("bundle.zip"), bundle).toString());
    }

    @Test
    @DisplayName("6.5(3) 証拠一式に添付が入り、データベースなしの検証が、その中身も確かめる")
    void the_bundle_proves_the_bytes() throws IOException {
        UUID id = incident();
        byte[] large = content(700_000);
        UUID first = Multipart.file("像.bin", large).attach(client, id, "csirt");
        UUID second = Multipart.file("空.txt", new byte[0]).attach(client, id, "csirt");
        byte[] bundle = bundle(id);
        assertThat(verified(bundle)).startsWith("0 valid");
        assertThat(Bundles.entry(bundle, "attachments/" + first)).isEqualTo(large);
        assertThat(Bundles.entry(bundle, "attachments/" + second)).isEmpty();

        large[699_999]++;
        assertThat(verified(Bundles.with(bundle, "attachments/" + first, large)))
                .matches("(?s)1 invalid: position [0-9]+ ALTERED.*");
        assertThat(verified(Bundles.with(bundle, "attachments/" + second, content(1))))
                .contains("ALTERED");
        assertThat(verified(Bundles.without(bundle, "attachments/" + first))).contains("1 invalid", "REMOVED");
        assertThat(verified(Bundles.with(bundle, "attachments/" + UUID.randomUUID(), large)))
                .contains("1 invalid", "INSERTED");
    }

    @Test
    @DisplayName("5.3(3)④ 証拠一式に、発行した様式が発行した時のバイト列で入り、検証がその中身も確かめる")
    void the_bundle_proves_what_was_issued() throws IOException {
        UUID id = incident();
        assertThat(client.act(id, "reports/occurrence/issues", "csirt-lead", "{\"formats\": [\"json\", \"docx\"]}")
                        .status())
                .isEqualTo(201);
        client.act(id, "situations", "csirt", "{\"findings\": \"発行の後に分かったこと\"}").done();
        byte[] bundle = bundle(id);

        assertThat(verified(bundle)).startsWith("0 valid");
        for (String format : new String[] {"json", "docx"}) {
            assertThat(Bundles.entry(bundle, "forms/issued/occurrence-1." + format))
                    .isEqualTo(client.get(
                                    "/v1/incidents/" + id + "/reports/occurrence/issues/1?format=" + format, "auditor")
                            .ok()
                            .bytes());
        }
        String issued = "forms/issued/occurrence-1.json";
        assertThat(verified(Bundles.with(bundle, issued, new byte[] {'{', '}'})))
                .contains("1 invalid", "ALTERED");
        assertThat(verified(Bundles.without(bundle, issued))).contains("1 invalid", "REMOVED");
        assertThat(verified(Bundles.with(bundle, "forms/issued/occurrence-2.json", new byte[0])))
                .contains("1 invalid", "INSERTED");
    }

    @Test
    @DisplayName("保管した中身が変わるか欠けていれば、変わったものを渡さず、検証は偽とする")
    void damaged_bytes_are_never_handed_out() throws IOException {
        UUID id = incident();
        UUID altered = Multipart.file("a.bin", content(600_000)).attach(client, id, "csirt");
        kept.damage(altered, 0, "別の中身".getBytes(StandardCharsets.UTF_8));
        client.get(Multipart.path(id) + "/" + altered, "csirt").refused(503, "damaged-file");
        assertThat(verified(bundle(id))).contains("1 invalid", "ALTERED");

        UUID lost = Multipart.file("b.bin", content(10)).attach(client, id, "csirt");
        kept.lose(lost);
        client.get(Multipart.path(id) + "/" + lost, "csirt").refused(503, "damaged-file");
    }

    @Test
    @DisplayName("途中の一片が変わっていれば、最後まで送らずに接続を切る")
    void a_download_that_meets_damage_is_broken_off() {
        UUID id = incident();
        UUID altered = Multipart.file("a.bin", content(600_000)).attach(client, id, "csirt");
        kept.damage(altered, 2, new byte[100]);
        assertThatThrownBy(() -> client.get(Multipart.path(id) + "/" + altered, "csirt"))
                .isInstanceOf(UncheckedIOException.class);
    }
}
