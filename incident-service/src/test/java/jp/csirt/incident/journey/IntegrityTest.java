package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import jp.csirt.incident.platform.checkpoint.SigningKey;
import jp.csirt.incident.tool.VerifyCommand;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("改ざん検知")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IntegrityTest {

    private static final String VERIFICATIONS = "/v1/integrity/verifications";
    private static final String CHECKPOINTS = "/v1/integrity/checkpoints";
    private static final String LOG = "/v1/integrity/log";
    private static final Pattern FOOTER = Pattern.compile("位置 \\d+ / [0-9a-f]{16}( CP \\d+-[0-9a-f]{8})?");

    private final TestService service = new TestService();
    private final Client client = service.client();
    private UUID incident = new UUID(0, 0);

    @TempDir
    private Path folder = Path.of("");

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
    @DisplayName("全体でも範囲でも検証できる")
    void the_record_is_valid() {
        var whole = client.post(VERIFICATIONS, "auditor", "{}").ok();
        assertThat(whole.at("/valid").asBoolean()).isTrue();
        assertThat(whole.at("/checked").asLong()).isEqualTo(client.head());
        assertThat(whole.json().has("firstBad")).isFalse();
        assertThat(client.post(VERIFICATIONS, "csirt", "{\"from\": 2, \"to\": 2}")
                        .ok()
                        .at("/checked")
                        .asLong())
                .isEqualTo(1);
        assertThat(client.post(VERIFICATIONS, "csirt", "").ok().at("/valid").asBoolean())
                .isTrue();
    }

    @Test
    @Order(4)
    @DisplayName("範囲の誤りは 400")
    void bad_stretches_are_refused() {
        client.post(VERIFICATIONS, "auditor", "{\"from\": 0}").invalid("/from OUT_OF_RANGE");
        client.post(VERIFICATIONS, "auditor", "{\"to\": 0}").invalid("/to OUT_OF_RANGE");
        client.post(VERIFICATIONS, "auditor", "{\"from\": 3, \"to\": 2}").invalid("/to OUT_OF_RANGE");
        client.post(VERIFICATIONS, "auditor", "{\"from\": \"1\"}").invalid("/from WRONG_TYPE");
        client.post(VERIFICATIONS, "auditor", "{\"since\": 1}").invalid("/since UNKNOWN_FIELD");
        client.post(VERIFICATIONS, "auditor", "{]").refused(400, "malformed-json");
        client.post(VERIFICATIONS, "auditor", "{}", "Idempotency-Key", "a b").refused(400, "invalid-header");
        client.post(VERIFICATIONS, "auditor", "{}", "Content-Type", "text/plain")
                .refused(415, "unsupported-media-type");
        client.post(VERIFICATIONS, "auditor", "{}", "Accept", "text/html").refused(406, "not-acceptable");
        client.post(CHECKPOINTS, "auditor", "{\"position\": 1}").invalid("/position UNKNOWN_FIELD");
        client.get(CHECKPOINTS + "?limit=0", "auditor").refused(400, "invalid-parameter");
        client.get(CHECKPOINTS + "?cursor=x", "auditor").refused(400, "invalid-parameter");
        client.get(LOG + "?from=1", "auditor").refused(400, "invalid-parameter");
    }

    @ParameterizedTest
    @Order(5)
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

    @Test
    @Order(6)
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
                        "forms/occurrence.pdf",
                        "forms/response.pdf",
                        "VERIFY.md");
        assertThat(entries.get("events.jsonl")).contains(incident.toString()).hasLineCount(2);
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
        assertThat(tampered(entries, "events.jsonl", "SHIME", "SHIMA")).startsWith("1 invalid: position 1 ALTERED");
        assertThat(tampered(entries, "events.jsonl", "(?s)^[^\n]*\n", "")).startsWith("1 invalid: position 1 REMOVED");
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
    @Order(7)
    @ValueSource(strings = {"auditor", "ciso"})
    @DisplayName("書き出した記録はデータベースなしで検証でき、切り捨てれば検証点で分かる")
    void the_log_is_verified_offline(String key) throws IOException {
        String checkpoint = client.post(CHECKPOINTS, key, "").json().toString();
        var answer = client.get(LOG, key).ok();
        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        List<String> lines =
                new String(answer.bytes(), StandardCharsets.UTF_8).lines().toList();
        Path log = Files.write(folder.resolve("log.jsonl"), lines);
        Path kept = Files.writeString(folder.resolve("checkpoint.json"), checkpoint);
        assertThat(verify(log.toString())).startsWith("0 valid").contains("no checkpoint");
        assertThat(verify(log.toString(), "--checkpoint", kept.toString(), "--public-key", publicKey()))
                .startsWith("0 valid");
        Files.write(log, lines.subList(0, lines.size() - 1));
        assertThat(verify(log.toString())).startsWith("0 valid");
        assertThat(verify(log.toString(), "--checkpoint", kept.toString()))
                .startsWith("1 invalid")
                .contains("TRUNCATED");
    }

    @Test
    @Order(8)
    @DisplayName("署名の鍵は所有者だけが読め、データベースにはない")
    void the_key_is_kept_from_others() throws IOException {
        Path key = service.store().resolve("signing-key.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(client.get(CHECKPOINTS, "auditor").at("/items/0").propertyNames())
                .containsExactlyInAnyOrder("position", "hash", "at", "signature", "publicKey");
    }

    @Test
    @Order(9)
    @DisplayName("データベースを書き換えたら、その位置が分かる")
    void tampering_in_the_database_is_found() {
        MongoCollection<Document> commits = commits();
        Document second = commits.find(new Document("_id", 2L)).first();
        assertThat(second).isNotNull();
        commits.updateOne(new Document("_id", 2L), new Document("$set", new Document("at", "2020")));
        assertFault(2, "ALTERED");
        commits.replaceOne(new Document("_id", 2L), second);
        assertThat(client.post(VERIFICATIONS, "auditor", "{}").at("/valid").asBoolean())
                .isTrue();
        commits.deleteOne(new Document("_id", 2L));
        assertFault(2, "REMOVED");
        commits.insertOne(second);
        long head = client.head();
        client.post(CHECKPOINTS, "auditor", "");
        commits.deleteOne(new Document("_id", head));
        assertFault(head, "TRUNCATED");
    }

    private void assertFault(long position, String kind) {
        var found = client.post(VERIFICATIONS, "auditor", "{}").ok();
        assertThat(found.at("/valid").asBoolean()).isFalse();
        assertThat(found.at("/firstBad/position").asLong()).isEqualTo(position);
        assertThat(found.at("/firstBad/kind").asString()).isEqualTo(kind);
    }

    private MongoCollection<Document> commits() {
        return service.part(MongoClient.class).getDatabase("csirt").getCollection("commits");
    }

    private String footer() {
        byte[] page = client.get("/v1/incidents/" + incident + "/reports/occurrence?format=html", "auditor")
                .ok()
                .bytes();
        var found = FOOTER.matcher(new String(page, StandardCharsets.UTF_8));
        assertThat(found.find()).isTrue();
        return found.group();
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
