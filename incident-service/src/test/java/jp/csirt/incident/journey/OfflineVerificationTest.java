package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import jp.csirt.incident.api.download.HeldPress;
import jp.csirt.incident.api.download.PaperPress;
import jp.csirt.incident.platform.checkpoint.Checkpoints;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("データベースのない検証")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfflineVerificationTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
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
                        "extent.json",
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
        var changed = new HashMap<>(entries);
        changed.computeIfPresent(name, (_, text) -> text.replaceFirst(found, replacement));
        return verified(changed, more);
    }

    private String verified(Map<String, String> entries, String... more) throws IOException {
        Path file = folder.resolve("tampered.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return verify(Stream.concat(Stream.of(file.toString()), Stream.of(more)).toArray(String[]::new));
    }

    private Map<String, String> bundle() throws IOException {
        return entries(client.get(bundlePath(incident), "auditor").ok().bytes());
    }

    /** The bundle with some of the incident's commits replaced by their links, as those of other incidents are. */
    private static Map<String, String> linked(Map<String, String> entries, Predicate<JsonNode> leftOut) {
        var whole = new ArrayList<String>();
        var links = new TreeMap<Long, String>();
        String.valueOf(entries.get("chain.jsonl"))
                .lines()
                .forEach(line -> links.put(JSON.readTree(line).path("_id").asLong(), line));
        String.valueOf(entries.get("events.jsonl")).lines().forEach(line -> {
            var commit = (ObjectNode) JSON.readTree(line);
            if (leftOut.test(commit)) {
                commit.retain("_id", "last", "content", "hash");
                links.put(commit.path("_id").asLong(), commit.toString());
            } else {
                whole.add(line);
            }
        });
        var changed = new HashMap<>(entries);
        changed.put("events.jsonl", String.join("\n", whole));
        changed.put("chain.jsonl", String.join("\n", links.values()));
        return changed;
    }

    private static boolean isWatch(JsonNode commit) {
        return commit.path("aggregateId").asString().endsWith(":watch");
    }

    @Test
    @DisplayName("10章 事案の終わりの行為も、誰に何を求めたかも、全部も、連鎖だけを残して抜き取れば分かる")
    void no_act_can_be_left_out() throws IOException {
        Map<String, String> entries = bundle();
        String key = publicKey();
        assertThat(verified(entries, "--public-key", key)).startsWith("0 valid");
        long filed = JSON.readTree(String.valueOf(entries.get("events.jsonl"))
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .path("_id")
                .asLong();

        List<Predicate<JsonNode>> attacks = List.of(
                commit -> !isWatch(commit) && commit.path("_id").asLong() > filed,
                OfflineVerificationTest::isWatch,
                _ -> true);
        for (Predicate<JsonNode> leftOut : attacks) {
            assertThat(verified(linked(entries, leftOut)))
                    .startsWith("1 invalid")
                    .contains("REMOVED");
            assertThat(verified(linked(entries, leftOut), "--public-key", key)).startsWith("1 invalid");
        }
        assertThat(tampered(
                        linked(entries, attacks.getFirst()), "extent.json", "\"sequence\": [0-9]+", "\"sequence\": 0"))
                .startsWith("1 invalid");
    }

    @Test
    @DisplayName("10章 一式の様式を書き換え、除き、加えれば分かる。範囲の記述がなければ、完全とは言わない")
    void forms_and_extent_are_attested() throws IOException {
        Map<String, String> entries = bundle();
        assertThat(tampered(entries, "forms/occurrence.pdf", "%PDF", "%PDG"))
                .startsWith("1 invalid")
                .contains("ALTERED");
        var less = new HashMap<>(entries);
        less.remove("forms/response.pdf");
        assertThat(verified(less)).startsWith("1 invalid").contains("REMOVED");
        var more = new HashMap<>(entries);
        more.put("forms/ddos.pdf", "%PDF");
        assertThat(verified(more)).startsWith("1 invalid").contains("INSERTED");
        var unattested = new HashMap<>(entries);
        unattested.remove("extent.json");
        assertThat(verified(unattested, "--public-key", publicKey())).startsWith("2 completeness not attested");
        assertThat(tampered(entries, "extent.json", "\"incidentId\": \"", "\"incidentId\": \"0"))
                .startsWith("1 invalid")
                .contains("extent.json has a wrong signature");
        assertThat(tampered(entries, "extent.json", "\"incidentId\": \"", "\"incidentId\": \"0\\\\n"))
                .startsWith("2 unreadable");
        assertThat(tampered(entries, "extent.json", "(?s).*", "{}")).startsWith("2 unreadable");
    }

    @Test
    @DisplayName("様式を作る間に添付されても、一式は一つの時点のもので、正しいと検証される")
    void a_bundle_is_of_one_moment() throws Exception {
        UUID busy = Reports.file(client, Reports.ofTax("作る間に動く事案"));
        long before = client.head();
        CompletableFuture<byte[]> bundle;
        UUID attached;
        try (var _ = HeldPress.of(service.part(PaperPress.class), 2)) {
            bundle = CompletableFuture.supplyAsync(
                    () -> client.get(bundlePath(busy), "auditor").ok().bytes());
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> service.part(Checkpoints.class)
                            .newest()
                            .filter(checkpoint -> checkpoint.position() >= before)
                            .hasElement()
                            .block(PATIENCE));
            attached = Multipart.file("後から.txt", new byte[] {1}).attach(client, busy, "csirt");
        }

        byte[] made = bundle.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(verify(Files.write(folder.resolve("busy.zip"), made).toString()))
                .startsWith("0 valid");
        assertThat(entries(made)).doesNotContainKey("attachments/" + attached);
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
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
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
