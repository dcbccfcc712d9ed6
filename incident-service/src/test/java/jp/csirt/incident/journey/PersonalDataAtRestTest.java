package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import jp.csirt.incident.platform.eventstore.CommitHash;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.personal.KeyRing;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

@DisplayName("保存された個人情報")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PersonalDataAtRestTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final String SECRET = "氏名志免花子";
    private static final String OTHER_SECRET = "氏名別人太郎";
    private static final String TITLE = "題名志免花子の件";
    private static final String SUMMARY = "要約の訂正";
    private static final String SYSTEM = "端末";
    private static final String ERASED = "消去済";

    private final TestService service = new TestService();
    private final Client client = service.client();
    private final MongoDatabase database = service.part(MongoDatabase.class);
    private UUID incident = new UUID(0, 0);
    private UUID other = new UUID(0, 0);

    @BeforeAll
    void two_incidents_went_all_the_way() {
        incident = FullCase.play(client, TITLE, SECRET);
        other = FullCase.play(client, "題名別の件", OTHER_SECRET);
        client.get("/v1/incidents?after=" + client.head(), "ciso").ok();
    }

    @AfterAll
    void close() {
        service.close();
    }

    /** Every document's bytes, read as text, by collection. */
    private Map<String, String> dump() {
        var dump = new TreeMap<String, String>();
        for (String name : Await.all(database.listCollectionNames(), WITHIN)) {
            var text = new StringBuilder();
            for (RawBsonDocument document : Await.all(
                    database.getCollection(name, RawBsonDocument.class).find(), WITHIN)) {
                ByteBuffer bytes = document.getByteBuffer().asNIO();
                text.append(StandardCharsets.UTF_8.decode(bytes));
            }
            dump.put(name, text.toString());
        }
        return dump;
    }

    /** What is left of the list without the summaries, as they were corrected, and the names of the systems. */
    private static String unsearched(@Nullable String list) {
        String left = Objects.requireNonNull(list);
        for (String secret : List.of(SECRET, OTHER_SECRET)) {
            assertThat(left).contains(secret + SUMMARY, secret + SYSTEM);
            left = left.replace(secret + SUMMARY, "").replace(secret + SYSTEM, "");
        }
        return left;
    }

    private List<Document> commits() {
        return Await.all(database.getCollection("commits").find().sort(new Document("_id", 1)), WITHIN);
    }

    /** The commits of incidents: readings are recorded beside them. */
    private List<Document> acts() {
        return commits().stream()
                .filter(commit -> commit.getString("aggregate") != null)
                .toList();
    }

    private String seen(UUID id, String what) {
        return client.get("/v1/incidents/" + id + what, "ciso").ok().json().toString();
    }

    private String paper(UUID id, String form) throws IOException {
        byte[] pdf = client.get(
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

    @Test
    @Order(1)
    @DisplayName("データベースの写しのどこにも、一覧の題名、概要、情報システムの名のほかに、記入した文言は見えない")
    void dump_shows_nothing_but_what_the_list_is_searched_for() {
        Map<String, String> dump = dump();

        String list = dump.keySet().stream()
                .filter(name -> name.startsWith("incident-list"))
                .findFirst()
                .orElseThrow();
        assertThat(dump).containsKeys("commits", "subject-keys", "tokens");
        assertThat(unsearched(dump.get(list))).contains(TITLE).doesNotContain(SECRET, OTHER_SECRET);
        dump.remove(list);
        assertThat(dump)
                .allSatisfy((collection, text) ->
                        assertThat(text).as(collection).doesNotContain(SECRET, OTHER_SECRET, TITLE, "志免花子", "別人太郎"));
        assertThat(dump.get("commits")).contains("incident-reported", "\"clauses\"");
    }

    @Test
    @Order(2)
    @DisplayName("見てよい人には元の文言が見える")
    void those_who_may_see_it_see_the_texts() throws IOException {
        assertThat(seen(incident, ""))
                .contains(SECRET + "氏名", SECRET + "要約", TITLE)
                .doesNotContain(ERASED);
        assertThat(seen(incident, "/timeline")).contains(SECRET + "状況", SECRET + "予算");
        assertThat(seen(incident, "/personnel-actions")).contains(SECRET + "処置");
        assertThat(paper(incident, "response")).contains(SECRET + "原因");
    }

    @Test
    @Order(3)
    @DisplayName("鍵を消去すると「消去済」となり、連鎖も他の事案もそのまま残る")
    void destroying_the_key_erases_this_incident_alone() throws IOException {
        List<Document> before = acts();
        Await.first(service.part(KeyRing.class).destroy(incident.toString()), WITHIN);

        assertThat(seen(incident, "")).contains(ERASED).doesNotContain(SECRET, TITLE);
        assertThat(seen(incident, "/timeline")).contains(ERASED).doesNotContain(SECRET, TITLE);
        assertThat(seen(incident, "/personnel-actions")).contains(ERASED).doesNotContain(SECRET);
        for (String form : List.of("occurrence", "response")) {
            assertThat(paper(incident, form)).contains(ERASED).doesNotContain(SECRET);
        }
        assertThat(seen(other, "")).contains(OTHER_SECRET).doesNotContain(ERASED);
        assertThat(paper(other, "response")).contains(OTHER_SECRET + "原因");
        assertThat(acts()).isEqualTo(before);
        chain_is_valid(commits());
    }

    private void chain_is_valid(List<Document> commits) {
        String previous = "0".repeat(64);
        for (Document commit : commits) {
            assertThat(commit.getString("previous")).isEqualTo(previous);
            previous = commit.getString("hash");
        }
        for (UUID id : List.of(incident, other)) {
            assertThat(Await.all(service.part(CommitLog.class).aggregate(id.toString()), WITHIN))
                    .isNotEmpty()
                    .allMatch(CommitHash::matches);
        }
    }
}
