package jp.csirt.incident.platform.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;

/** A log to tamper with: six commits of 1, 2, 1, 3, 1 and 1 events on two aggregates, positions 1 to 9. */
final class SampleLog {

    private static final int[] SIZES = {1, 2, 1, 3, 1, 1};

    private SampleLog() {}

    static List<StoredCommit> commits() {
        var commits = new ArrayList<StoredCommit>();
        Head head = Head.EMPTY;
        var next = new long[2];
        for (int i = 0; i < SIZES.length; i++) {
            StoredCommit commit =
                    draft(i % 2, next[i % 2], SIZES[i]).after(head, Instant.parse("2026-04-01T00:00:00Z"));
            next[i % 2] += SIZES[i];
            commits.add(commit);
            head = Head.after(commit);
        }
        return commits;
    }

    static List<Document> documents() {
        var documents = new ArrayList<Document>();
        for (StoredCommit commit : commits()) {
            Document document = commit.toDocument();
            documents.add(document.append("events", new ArrayList<>(document.getList("events", Document.class))));
        }
        return documents;
    }

    static CommitDraft draft(int aggregate, long first, int size) {
        List<StoredEvent> events = IntStream.range(0, size)
                .mapToObj(i -> event(aggregate, first + i))
                .toList();
        return new CommitDraft("incident", "aggregate-" + aggregate, first, events);
    }

    private static StoredEvent event(int aggregate, long sequence) {
        return new StoredEvent(
                "event-%d-%d".formatted(aggregate, sequence),
                "incident-assessed",
                "1",
                sequence,
                "2026-04-01T00:00:00.000000000Z",
                "{\"note\":\"評価 %d\"}".formatted(sequence),
                "{}");
    }
}
