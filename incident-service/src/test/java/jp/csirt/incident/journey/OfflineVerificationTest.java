package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import jp.csirt.incident.platform.checkpoint.SigningKey;
import jp.csirt.incident.tool.VerifyCommand;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("データベースのない検証")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfflineVerificationTest {

    private static final String CHECKPOINTS = "/v1/integrity/checkpoints";
    private static final String LOG = "/v1/integrity/log";

    private final TestService service = new TestService();
    private final Client client = service.client();
    private UUID incident = new UUID(0, 0);
    private long first;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    void file() {
        first = client.head() + 1;
        incident = Reports.file(client, Reports.ofTax("連鎖の確認"));
        client.act(incident, "receipt", "csirt", "{}").done();
        Reports.file(client, Reports.least("ほかの事案"));
        Awaitility.await().until(this::isAsked);
    }

    /** Whether the incident's second stream has begun. */
    private boolean isAsked() {
        return client.get("/v1/incidents/" + incident + "/timeline", "csirt")
                .ok()
                .each("/items", "event")
                .contains("notification-requested");
    }

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    @DisplayName("証拠一式はデータベースなしで検証でき、書き換えれば分かる")
    void the_bundle_is_verified_offline() throws IOException {
        var answer = client.get(bundlePath(incident), "auditor").ok();
        assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
        assertThat(answer.header("Content-Disposition")).contains("-evidence.zip");
        Path bundle = Files.write(folder.resolve("bundle.zip"), answer.bytes());
        Map<String, String> entries = entries(answer.bytes());
        assertThat(entries.keySet())
                .containsExactlyInAnyOrder(
                        "events.jsonl",
                        "chain.jsonl",
                        "checkpoints.json",
                        "attachments/",
                        "forms/",
                        "forms/first.pdf",
                        "forms/occurrence.pdf",
                        "forms/ppc.pdf",
                        "forms/response.pdf",
                        "forms/subject-notice.pdf",
                        "VERIFY.md");
        assertThat(String.valueOf(entries.get("events.jsonl")).lines())
                .allMatch(line -> line.contains(incident.toString()))
                .anyMatch(line -> line.contains("notification-requested"))
                .filteredOn(line -> !line.contains(":watch"))
                .hasSize(2);
        assertThat(entries.get("chain.jsonl")).doesNotContain("incident").contains("content");
        assertThat(entries.get("forms/occurrence.pdf")).startsWith("%PDF");
        assertThat(verify(bundle.toString())).startsWith("0 valid").contains("self-signed");
        String key = publicKey();
        assertThat(verify(bundle.toString(), "--public-key", key))
                .startsWith("0 valid")
                .doesNotContain("self-signed");
        String foreign = Files.writeString(
                        folder.resolve("foreign.pem"), SigningKey.generate().publicPem())
                .toString();
        assertThat(verify(bundle.toString(), "--public-key", foreign)).startsWith("1 invalid");
        assertThat(tampered(entries, "events.jsonl", "SHIME", "SHIMA"))
                .startsWith("1 invalid: position %d ALTERED".formatted(first));
        assertThat(tampered(entries, "events.jsonl", "(?s)^[^\n]*\n", ""))
                .startsWith("1 invalid: position %d REMOVED".formatted(first));
        assertThat(tampered(entries, "events.jsonl", "(?s)^([^\n]*\n)(.*)$", "$2$1"))
                .startsWith("1 invalid");
        assertThat(tampered(entries, "chain.jsonl", "(?s)^[^\n]*\n", "")).startsWith("1 invalid: position");
        assertThat(tampered(entries, "checkpoints.json", "\"hash\": \"....", "\"hash\": \"0000"))
                .startsWith("1 invalid");
        assertThat(tampered(entries, "checkpoints.json", "(?s).*", "[]")).startsWith("0 valid");
        assertThat(tampered(entries, "checkpoints.json", "(?s).*", "[]", "--public-key", key))
                .startsWith("1 invalid");
        assertThat(tampered(entries, "checkpoints.json", "(?s).*", "[1]")).startsWith("2 unreadable");
        assertThat(tampered(entries, "chain.jsonl", "(?s).*", "nonsense")).startsWith("2 unreadable");
        entries.remove("chain.jsonl");
        assertThat(tampered(entries, "events.jsonl", "x", "x")).startsWith("2 unreadable");
    }

    /** What the verifier says of the bundle after a text in one of its files was replaced. */
    private String tampered(Map<String, String> entries, String name, String found, String replacement, String... more)
            throws IOException {
        Path file = folder.resolve("tampered.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                String text = entry.getValue();
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write((entry.getKey().equals(name) ? text.replaceFirst(found, replacement) : text)
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return verify(Stream.concat(Stream.of(file.toString()), Stream.of(more)).toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "ciso"})
    @DisplayName("書き出した記録はデータベースなしで検証でき、切り捨てれば検証点で分かる")
    void the_log_is_verified_offline(String key) throws IOException {
        var checkpoint = client.post(CHECKPOINTS, key, "");
        var answer = client.get(LOG, key).ok();
        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        List<String> lines =
                new String(answer.bytes(), StandardCharsets.UTF_8).lines().toList();
        Path log = Files.write(folder.resolve("log.jsonl"), lines);
        Path kept = Files.writeString(
                folder.resolve("checkpoint.json"), checkpoint.json().toString());
        assertThat(verify(log.toString())).startsWith("0 valid").contains("no checkpoint");
        assertThat(verify(log.toString(), "--checkpoint", kept.toString(), "--public-key", publicKey()))
                .startsWith("0 valid");
        Files.write(
                log,
                lines.stream()
                        .filter(line ->
                                JsonMapper.shared().readTree(line).path("last").asLong() < checkpoint.position())
                        .toList());
        assertThat(verify(log.toString())).startsWith("0 valid");
        assertThat(verify(log.toString(), "--checkpoint", kept.toString()))
                .startsWith("1 invalid")
                .contains("TRUNCATED");
    }

    private String publicKey() throws IOException {
        String pem = service.part(SigningKey.class).publicPem();
        return Files.writeString(folder.resolve("public-key.pem"), pem).toString();
    }

    private static String bundlePath(UUID id) {
        return "/v1/incidents/" + id + "/evidence-bundle";
    }

    private static Map<String, String> entries(byte[] bundle) throws IOException {
        var entries = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    /** Exit status and what was printed. */
    static String verify(String... arguments) {
        var printed = new ByteArrayOutputStream();
        try (var out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            int status = new VerifyCommand(out, out).run(List.of(arguments));
            return status + " " + printed.toString(StandardCharsets.UTF_8);
        }
    }
}
