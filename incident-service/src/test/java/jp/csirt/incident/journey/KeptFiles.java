package jp.csirt.incident.journey;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import jp.csirt.incident.platform.mongo.Await;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.Binary;

/** What the database keeps of files, known to a record or not. */
final class KeptFiles {

    private static final Duration WITHIN = Duration.ofSeconds(60);

    private static final Pattern FILE_ID = Pattern.compile("fileId\\W+([0-9a-f-]{36})");

    private final MongoDatabase database;

    KeptFiles(TestService service) {
        this.database = service.part(MongoDatabase.class);
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The beginning of one. */
    static byte[] windowsProgram() {
        byte[] program = new byte[512];
        program[0] = 'M';
        program[1] = 'Z';
        program[60] = (byte) 128;
        System.arraycopy("PE\0\0".getBytes(StandardCharsets.US_ASCII), 0, program, 128, 4);
        return program;
    }

    long pieces(UUID attachment) {
        return all("attachments.chunks").stream()
                .filter(chunk -> attachment.toString().equals(chunk.getString("files_id")))
                .count();
    }

    /** Whatever is kept of a file beyond those that these incidents know goes within a moment. */
    void awaitOnly(Client client, UUID... incidents) {
        Set<String> known = new HashSet<>();
        for (UUID incident : incidents) {
            known.addAll(client.get("/v1/incidents/" + incident, "csirt").ok().each("/attachments", "attachmentId"));
        }
        Set<String> others = new HashSet<>();
        for (String incident :
                client.get("/v1/incidents?limit=100", "csirt").ok().each("/items", "incidentId")) {
            others.addAll(client.get("/v1/incidents/" + incident, "csirt").ok().each("/attachments", "attachmentId"));
        }
        Set<String> all = new HashSet<>(known);
        all.addAll(others);
        all.addAll(issued());
        Awaitility.await().atMost(WITHIN).untilAsserted(() -> {
            assertThat(ids("attachments.files", "_id")).isSubsetOf(all).containsAll(known);
            assertThat(ids("attachments.chunks", "files_id")).isSubsetOf(all);
        });
    }

    /** The files of the reports that were issued. */
    private Set<String> issued() {
        var ids = new HashSet<String>();
        for (Document commit : all("commits")) {
            FILE_ID.matcher(commit.toJson()).results().forEach(found -> ids.add(found.group(1)));
        }
        return ids;
    }

    /** Neither in a text nor in bytes. */
    void mustNotShow(String secret) {
        byte[] wanted = secret.getBytes(StandardCharsets.UTF_8);
        for (String name : Await.all(database.listCollectionNames(), WITHIN)) {
            for (Document document : all(name)) {
                assertThat(document.toJson()).as(name).doesNotContain(secret);
                document.values().stream()
                        .filter(Binary.class::isInstance)
                        .map(binary -> ((Binary) binary).getData())
                        .forEach(bytes ->
                                assertThat(contains(bytes, wanted)).as(name).isFalse());
            }
        }
    }

    /** Replaces the bytes of one piece. */
    void damage(UUID attachment, int n, byte[] bytes) {
        Await.first(
                database.getCollection("attachments.chunks")
                        .updateOne(
                                new Document("files_id", attachment.toString()).append("n", n),
                                new Document("$set", new Document("data", new Binary(bytes)))),
                WITHIN);
    }

    /** Removes all that is kept of a file. */
    void lose(UUID attachment) {
        Await.first(
                database.getCollection("attachments.chunks").deleteMany(eq("files_id", attachment.toString())), WITHIN);
    }

    private Set<String> ids(String collection, String member) {
        var ids = new HashSet<String>();
        all(collection).forEach(document -> ids.add(document.getString(member)));
        return ids;
    }

    private List<Document> all(String collection) {
        return Await.all(database.getCollection(collection).find(), WITHIN);
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        for (int at = 0; at + wanted.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}
