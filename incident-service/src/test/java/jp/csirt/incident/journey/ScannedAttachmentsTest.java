package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import jp.csirt.incident.platform.scan.ClamdServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("添付のウイルス検査")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScannedAttachmentsTest {

    private final ClamdServer scanner = ClamdServer.onLoopback();
    private final TestService service = new TestService(
            "--csirt.mongodb-uri=", "--csirt.master-key=", "--csirt.attachments.virus-scanner=" + scanner.address());
    private final Client client = service.client();
    private final KeptFiles kept = new KeptFiles(service);
    private final UUID incident = Reports.file(client, Reports.ofTax("検査のある事案"));

    @AfterAll
    void close() {
        service.close();
        scanner.close();
    }

    private Exchange attach(String content) {
        return Multipart.file("a.txt", content.getBytes(StandardCharsets.UTF_8))
                .to(client, incident, "staff", "If-Match", "*");
    }

    @Test
    @DisplayName("検査を終えたものだけを受け取り、見つかれば409、検査できなければ503で、何も残さない")
    void only_what_was_found_clean_is_taken() {
        assertThat(attach("何でもない").status()).isEqualTo(201);
        assertThat(scanner.scanned()).hasSize(1).first().isEqualTo("何でもない".getBytes(StandardCharsets.UTF_8));
        String infected = "x".repeat(300_000) + ClamdServer.VIRUS;
        assertThat(attach(infected).refused(409, "infected-file").at("/detail").asString())
                .contains("Sample.Virus-1");
        Multipart.file("a.txt", infected.getBytes(StandardCharsets.UTF_8))
                .to(client, incident, "staff", "If-Match", "\"99\"")
                .refused(412, "stale-version");
        scanner.close();
        assertThat(attach("何でもない").refused(503, "scanner-unavailable").has("Retry-After"))
                .isTrue();
        assertThat(client.get("/v1/incidents/" + incident, "csirt")
                        .at("/attachments")
                        .size())
                .isEqualTo(1);
        kept.awaitOnly(client, incident);
    }
}
