package jp.csirt.incident.journey;

import static jp.csirt.incident.journey.ClosedCase.PROPOSAL;
import static jp.csirt.incident.journey.ClosedCase.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.personal.KeyRing;
import jp.csirt.incident.platform.personal.MasterKey;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("消去")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasureTest {

    private static final String ERASED = "消去済";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StoreFolder store = new StoreFolder();

    private final Path folder = TestService.temporaryFolder();
    private final Node node = Node.start(store.uri(), "one", ClosedCase.keepingNothing(folder));

    @AfterAll
    void close() {
        node.close();
        store.close();
        TestService.delete(folder);
    }

    private Client client() {
        return node.client();
    }

    private Exchange list() {
        return client().get("/v1/incidents?limit=100&after=" + client().head(), "ciso")
                .ok();
    }

    /** What a search for the secret finds. */
    private List<String> found() {
        String search = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        return client().get("/v1/incidents?limit=100&q=" + search + "&after=" + client().head(), "ciso")
                .ok()
                .each("/items", "incidentId");
    }

    @Test
    @DisplayName("2(2)⑨ 申請と許可を経て消去され、誰がいつ何をしたかが残る")
    void it_is_recorded_who_erased_what_and_when() {
        UUID id = ClosedCase.play(client());
        client().act(id, "erasure", "manager", "").refused(409, "erasure-not-proposed");
        client().act(id, "erasure-proposal", "manager", PROPOSAL).refused(403, "forbidden");
        client().act(id, "erasure-proposal", "csirt", "{}").invalid("/reason REQUIRED");
        client().act(id, "erasure-proposal", "csirt", PROPOSAL).done();
        assertThat(client().get("/v1/incidents/" + id, "ciso")
                        .at("/erasure/proposal/reason")
                        .asString())
                .contains(SECRET);
        for (String key : List.of("csirt", "csirt-lead", "ciso", "system-manager")) {
            assertThat(client().act(id, "erasure", key, "").status()).as(key).isIn(403, 404);
        }
        client().post("/v1/incidents/" + id + "/erasure", "manager", "").refused(428, "precondition-required");
        client().post("/v1/incidents/" + id + "/erasure", "manager", "", "If-Match", "\"1\"")
                .refused(412, "stale-version");

        var tag = client().tag(id);
        var done = client().post(
                        "/v1/incidents/" + id + "/erasure",
                        "manager",
                        "",
                        "If-Match",
                        tag,
                        "Idempotency-Key",
                        "k-" + id)
                .done();
        var again = client().post(
                        "/v1/incidents/" + id + "/erasure",
                        "manager",
                        "",
                        "If-Match",
                        tag,
                        "Idempotency-Key",
                        "k-" + id)
                .done();

        assertThat(again.json()).isEqualTo(done.json());
        var erasure = client().get("/v1/incidents/" + id, "ciso").ok().at("/erasure");
        assertThat(erasure.at("/erased/method").asString()).isEqualTo("KEY_DESTROYED");
        assertThat(erasure.at("/erased/actor").asString()).isEqualTo("課長");
        assertThat(erasure.at("/erased/retainedUntil").isString()).isTrue();
        assertThat(erasure.at("/proposal/reason").asString()).isEqualTo(ERASED);
    }

    @Test
    @DisplayName("2(2)⑨ 消去済みの事案には何も記録できない")
    void an_erased_incident_takes_no_more_acts() {
        UUID id = ClosedCase.play(client());
        ClosedCase.erase(client(), id);

        client().act(id, "erasure", "manager", "").refused(410, "erased");
        client().act(id, "erasure-proposal", "csirt", PROPOSAL).refused(410, "erased");
        client().act(id, "reopening", "csirt-lead", "{\"reason\": \"続き\"}").refused(410, "erased");
        client().act(id, "situations", "csirt", "{\"findings\": \"続き\"}").refused(410, "erased");
        client().act(id, "reports/occurrence/issues", "csirt-lead", "{}").refused(410, "erased");
    }

    @Test
    @DisplayName("2(2)⑨ 添付は読めなくなって消え、ハッシュは残る")
    void the_attachments_go_and_their_hashes_stay() throws IOException {
        UUID id = Reports.file(client(), Reports.ofTax("添付のある件"));
        byte[] content = SECRET.getBytes(StandardCharsets.UTF_8);
        UUID attached = Multipart.file(SECRET + ".txt", content).attach(client(), id, "csirt");
        ClosedCase.close(client(), id);
        String path = Multipart.path(id) + "/" + attached;
        assertThat(client().get(path, "ciso").ok().bytes()).isEqualTo(content);
        ClosedCase.erase(client(), id);

        client().get(path, "ciso").refused(410, "erased");
        Multipart.file("a.txt", content)
                .to(client(), id, "csirt", "If-Match", "*")
                .refused(410, "erased");
        Exchange detail = client().get("/v1/incidents/" + id, "ciso").ok();
        assertThat(detail.at("/attachments/0/name").asString()).isEqualTo(ERASED);
        assertThat(detail.at("/attachments/0/sha256").asString()).isEqualTo(KeptFiles.sha256(content));
        MongoDatabase database = node.database();
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Await.all(
                                database.getCollection("attachments.chunks").find(), PATIENCE))
                        .isEmpty());
        byte[] bundle = client().get("/v1/incidents/" + id + "/evidence-bundle", "ciso")
                .ok()
                .bytes();
        assertThat(OfflineVerificationTest.verify(
                        Files.write(folder.resolve("erased.zip"), bundle).toString()))
                .startsWith("0 valid");
    }

    @Test
    @DisplayName("2(2)⑨ 発行した様式も読めなくなって消え、ハッシュは残る")
    void issued_reports_go_and_their_hashes_stay() {
        UUID id = Reports.file(client(), Reports.ofTax("発行のある件"));
        client().act(id, "reports/occurrence/issues", "csirt-lead", "{}");
        String path = "/v1/incidents/" + id + "/reports/occurrence/issues";
        String sha256 = KeptFiles.sha256(client().get(path + "/1", "ciso").ok().bytes());
        ClosedCase.close(client(), id);
        ClosedCase.erase(client(), id);

        assertThat(client().get(path + "/1", "ciso")
                        .refused(410, "erased")
                        .at("/detail")
                        .asString())
                .contains(sha256);
        client().get(path + "/2/changes", "ciso").refused(410, "erased");
        assertThat(client().get(path, "ciso").ok().at("/items/0/files/0/sha256").asString())
                .isEqualTo(sha256);
        MongoDatabase database = node.database();
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Await.all(
                                database.getCollection("attachments.chunks").find(), PATIENCE))
                        .isEmpty());
    }

    @Test
    @DisplayName("2(2)⑨ どの閲覧でも文言は「消去済」となり、件名は一覧からも消える")
    void every_reading_goes_on_without_the_texts() throws IOException {
        UUID id = ClosedCase.play(client());
        assertThat(list().each("/items", "incidentId")).contains(id.toString());
        assertThat(found()).contains(id.toString());
        ClosedCase.erase(client(), id);

        for (String what : List.of("", "/timeline")) {
            assertThat(seen(id, what)).as(what).contains(ERASED).doesNotContain(SECRET);
        }
        for (String what : List.of("/guards", "/obligations", "/reports/occurrence/issues")) {
            assertThat(seen(id, what)).as(what).doesNotContain(SECRET);
        }
        for (String form : List.of("occurrence", "response")) {
            assertThat(paper(id, form)).as(form).contains(ERASED).doesNotContain(SECRET);
            assertThat(seen(id, "/reports/" + form + "?format=json"))
                    .as(form)
                    .contains(ERASED)
                    .doesNotContain(SECRET);
            assertThat(seen(id, "/reports/" + form + "?format=html"))
                    .as(form)
                    .contains(ERASED)
                    .doesNotContain(SECRET);
        }
        assertThat(list().each("/items", "incidentId")).doesNotContain(id.toString());
        assertThat(found()).doesNotContain(id.toString());
        byte[] bundle = client().get("/v1/incidents/" + id + "/evidence-bundle", "auditor")
                .ok()
                .bytes();
        Path file = Files.write(folder.resolve(id + ".zip"), bundle);
        assertThat(OfflineVerificationTest.verify(file.toString())).startsWith("0 valid");
    }

    @Test
    @DisplayName("2(2)⑨ 台帳は、消去した事案の番号を欠番ではなく消去済と示す")
    void the_ledger_explains_its_number() {
        UUID id = ClosedCase.play(client());
        String number =
                client().get("/v1/incidents/" + id, "ciso").ok().at("/number").asString();
        long erased = ClosedCase.erase(client(), id).position();
        String ledger = "/v1/ledger?fiscalYear=%s&after=%d".formatted(number.split("-", -1)[1], erased);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> client().get(ledger, "ciso")
                        .ok()
                        .each("/unused", "number")
                        .contains(number));

        assertThat(client().get(ledger, "ciso")
                        .ok()
                        .at("/unused")
                        .valueStream()
                        .filter(unused -> unused.path("number").asString().equals(number))
                        .map(unused -> unused.path("why").asString()))
                .containsExactly("ERASED");
    }

    @Test
    @DisplayName("2(2)⑨ データベースの写しとマスター鍵があっても、文言は取り出せない")
    void the_database_and_the_master_key_give_nothing_back() {
        UUID id = ClosedCase.play(client());
        ClosedCase.erase(client(), id);
        list();

        Awaitility.await().atMost(PATIENCE).until(() -> keyIsGone(id));
        assertThat(keyDocument(id).keySet()).containsExactlyInAnyOrder("_id", "createdAt", "destroyedAt");
        var ring = new KeyRing(node.database(), node.bean(MasterKey.class), Clock.systemUTC());
        assertThat(Await.first(ring.load(Set.of(id.toString())), Node.WITHIN))
                .hasEntrySatisfying(
                        id.toString(), key -> assertThat(key.isDestroyed()).isTrue());
        assertThat(dump())
                .containsKeys("commits", "subject-keys")
                .allSatisfy((name, text) -> assertThat(text).as(name).doesNotContain(SECRET));
        assertThat(client().post("/v1/integrity/verifications", "auditor", "")
                        .ok()
                        .at("/valid")
                        .asBoolean())
                .isTrue();
    }

    @Test
    @DisplayName("2(2)⑨ 一覧を作り直しても、消去済みの事案は現れない")
    void a_rebuilt_list_does_not_bring_it_back() {
        UUID id = ClosedCase.play(client());
        ClosedCase.erase(client(), id);

        assertThat(client().post("/v1/ops/projections/incident-list/rebuild", "admin", "")
                        .status())
                .isEqualTo(202);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !client().get("/v1/ops/projections", "admin")
                        .at("/items/0/state")
                        .asString()
                        .equals("REBUILDING"));

        assertThat(list().each("/items", "incidentId")).doesNotContain(id.toString());
        assertThat(rows(id)).isZero();
    }

    private long rows(UUID id) {
        return node.collections("incident-list").stream()
                .flatMap(name -> node.all(name).stream())
                .filter(row -> id.toString().equals(row.get("_id")))
                .count();
    }

    private String seen(UUID id, String what) {
        var answer = client().get("/v1/incidents/" + id + what, "csirt", "Accept", "*/*")
                .ok();
        return new String(answer.bytes(), StandardCharsets.UTF_8);
    }

    private String paper(UUID id, String form) throws IOException {
        byte[] pdf = client().get(
                        "/v1/incidents/" + id + "/reports/" + form + "?format=pdf",
                        "csirt",
                        "Accept",
                        "application/pdf")
                .ok()
                .bytes();
        try (PDDocument paper = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(paper).replaceAll("\\s", "");
        }
    }

    private Document keyDocument(UUID id) {
        return node.all("subject-keys").stream()
                .filter(key -> id.toString().equals(key.getString("_id")))
                .findFirst()
                .orElseThrow();
    }

    private boolean keyIsGone(UUID id) {
        return !keyDocument(id).containsKey("wrapped");
    }

    /** Every document's bytes, read as text, by collection. */
    private Map<String, String> dump() {
        var dump = new TreeMap<String, String>();
        for (String name : node.collections("")) {
            var text = new StringBuilder();
            for (RawBsonDocument document : Await.all(
                    node.database().getCollection(name, RawBsonDocument.class).find(), Node.WITHIN)) {
                ByteBuffer bytes = document.getByteBuffer().asNIO();
                text.append(StandardCharsets.UTF_8.decode(bytes));
            }
            dump.put(name, text.toString());
        }
        return dump;
    }
}
