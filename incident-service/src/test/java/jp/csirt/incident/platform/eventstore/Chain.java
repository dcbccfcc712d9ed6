package jp.csirt.incident.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import jp.csirt.incident.platform.TestDatabase;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Verifies a stored log from its documents alone, with code of its own. */
final class Chain {

    private Chain() {}

    /** Demands a log without gap, duplicate or torn commit, and a valid chain; answers the ids of its events in order. */
    static List<String> verify(TestDatabase database) {
        return verify(database.all("commits"));
    }

    private static List<String> verify(List<Document> commits) {
        List<String> ids = new ArrayList<>();
        Set<String> sequences = new HashSet<>();
        String previous = "0".repeat(64);
        for (Document commit : commits) {
            List<Document> events = commit.getList("events", Document.class);
            assertThat(commit.getLong("_id")).as("position").isEqualTo(ids.size() + 1L);
            assertThat(commit.getLong("last")).as("last").isEqualTo((long) ids.size() + events.size());
            assertThat(commit.getString("previous")).as("previous").isEqualTo(previous);
            assertThat(commit.getString("content")).as("content").isEqualTo(content(commit));
            assertThat(commit.getString("hash")).as("hash").isEqualTo(link(previous, commit.getString("content")));
            previous = commit.getString("hash");
            for (int i = 0; i < events.size(); i++) {
                long sequence = commit.getLong("first") + i;
                assertThat(events.get(i).getLong("sequence")).as("sequence").isEqualTo(sequence);
                assertThat(sequences.add(commit.getString("aggregateId") + "/" + sequence))
                        .as("only one event %s/%d", commit.getString("aggregateId"), sequence)
                        .isTrue();
                ids.add(events.get(i).getString("id"));
            }
        }
        assertThat(ids).doesNotHaveDuplicates();
        return ids;
    }

    private static String content(Document commit) {
        var bytes = new ByteArrayOutputStream();
        for (String field : List.of("_id", "last", "aggregate", "aggregateId", "first", "at")) {
            add(bytes, commit.get(field));
        }
        List<Document> events = commit.getList("events", Document.class);
        add(bytes, events.size());
        for (Document event : events) {
            for (String field : List.of("id", "name", "revision", "sequence", "timestamp", "payload", "metadata")) {
                add(bytes, event.get(field));
            }
        }
        return sha256(bytes.toByteArray());
    }

    private static String link(String previous, String content) {
        return sha256(HexFormat.of().parseHex(previous + content));
    }

    private static void add(ByteArrayOutputStream to, @Nullable Object field) {
        byte[] text = field == null ? new byte[0] : field.toString().getBytes(StandardCharsets.UTF_8);
        for (int shift = 24; shift >= 0; shift -= 8) {
            to.write(text.length >>> shift);
        }
        to.writeBytes(text);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
