package jp.csirt.incident.platform.eventstore;

import static jp.csirt.incident.platform.eventstore.FaultKind.ALTERED;
import static jp.csirt.incident.platform.eventstore.FaultKind.INSERTED;
import static jp.csirt.incident.platform.eventstore.FaultKind.REMOVED;
import static jp.csirt.incident.platform.eventstore.FaultKind.REORDERED;
import static jp.csirt.incident.platform.eventstore.FaultKind.TRUNCATED;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;

/**
 * Ways to tamper with {@link SampleLog}, and what must be found.
 *
 * @param position of the first commit that does not fit
 * @param marked whether a checkpoint at the end must be known to find it
 */
record Tampering(String name, long position, FaultKind kind, boolean marked, Consumer<List<Document>> act) {

    @Override
    public String toString() {
        return name;
    }

    /** The log after it, in the order of its positions. */
    List<Document> done() {
        List<Document> log = SampleLog.documents();
        act.accept(log);
        log.sort(Comparator.comparingDouble(Tampering::position));
        return log;
    }

    private static double position(Document commit) {
        return commit.get("_id", Number.class).doubleValue();
    }

    static List<Tampering> all() {
        return List.of(
                of("payload changed", 5, ALTERED, log -> event(log, 3, 1).put("payload", "{}")),
                of("metadata changed", 5, ALTERED, log -> event(log, 3, 2).put("metadata", "{\"a\":1}")),
                of(
                        "time of an event changed",
                        2,
                        ALTERED,
                        log -> event(log, 1, 0).put("timestamp", "2026")),
                of(
                        "name of an event changed",
                        1,
                        ALTERED,
                        log -> event(log, 0, 0).put("name", "x")),
                of("time of a commit changed", 4, ALTERED, log -> log.get(2).put("at", "2026")),
                of("aggregate changed", 4, ALTERED, log -> log.get(2).put("aggregateId", "other")),
                of("last commit changed", 9, ALTERED, log -> event(log, 5, 0).put("payload", "{}")),
                of("first commit changed", 1, ALTERED, log -> event(log, 0, 0).put("payload", "{}")),
                of("type changed", 4, ALTERED, log -> log.get(2).put("at", 5)),
                of("member missing", 4, ALTERED, log -> log.get(2).remove("events")),
                of("member added", 4, ALTERED, log -> log.get(2).put("note", "seen")),
                of("hash of no form", 4, ALTERED, log -> log.get(2).put("hash", "xyz")),
                of("hash changed", 4, ALTERED, log -> log.get(2).put("hash", "1".repeat(64))),
                of("content hash changed", 4, ALTERED, log -> log.get(2).put("content", "1".repeat(64))),
                of("previous changed", 4, ALTERED, log -> log.get(2).put("previous", "1".repeat(64))),
                of("previous of the last changed", 9, ALTERED, log -> log.get(5).put("previous", "1".repeat(64))),
                of("previous and hash changed", 4, ALTERED, log -> relink(log.get(2), "1".repeat(64))),
                of("event removed", 5, ALTERED, log -> events(log, 3).removeLast()),
                of("event removed, end mended", 5, ALTERED, log -> {
                    events(log, 3).removeLast();
                    log.get(3).put("last", 6L);
                }),
                of("event added", 4, ALTERED, log -> events(log, 2).add(new Document(event(log, 2, 0)))),
                of("end changed", 2, ALTERED, log -> log.get(1).put("last", 2L)),
                of("commit removed", 2, REMOVED, log -> log.remove(1)),
                of("first commit removed", 1, REMOVED, log -> log.removeFirst()),
                of("two commits removed", 4, REMOVED, log -> log.subList(2, 4).clear()),
                of("commit removed and the next renumbered", 4, ALTERED, log -> {
                    log.remove(2);
                    log.get(2).append("_id", 4L).append("last", 6L);
                }),
                of("commit between positions", 6, INSERTED, log -> log.add(consistent(log, 6, 2))),
                of(
                        "commit at half a position",
                        4,
                        INSERTED,
                        log -> log.add(consistent(log, 4, 2).append("_id", 4.5).append("last", 4.5))),
                of(
                        "commit at no position",
                        0,
                        INSERTED,
                        log -> log.add(consistent(log, 4, 2).append("_id", 0L).append("last", 0L))),
                of("commit from elsewhere at the end", 10, INSERTED, log -> log.add(consistent(log, 10, 2))),
                of("nonsense at the end", 10, INSERTED, log -> log.add(nonsense(log))),
                of("commit inserted, the rest shifted", 4, INSERTED, Tampering::shift),
                of("two commits swapped", 1, REORDERED, log -> swap(log, 0, 2)),
                of("neighbours swapped", 8, REORDERED, log -> swap(log, 4, 5)),
                of(
                        "commit moved to the end",
                        4,
                        REORDERED,
                        log -> log.get(2).append("_id", 10L).append("last", 10L)),
                of("commit rewritten", 4, INSERTED, log -> rewrite(log.get(2))),
                marked("commit rewritten, with a checkpoint", 8, INSERTED, log -> rewrite(log.get(4))),
                marked("last commit rewritten", 9, ALTERED, log -> rewrite(log.get(5))),
                marked("cut off", 9, TRUNCATED, List::removeLast),
                marked("emptied", 1, TRUNCATED, List::clear),
                marked("cut off and gone on", 9, ALTERED, log -> {
                    log.set(5, consistent(log, 9, 4));
                    rewrite(log.get(5));
                }));
    }

    private static Tampering of(String name, long position, FaultKind kind, Consumer<List<Document>> act) {
        return new Tampering(name, position, kind, false, act);
    }

    private static Tampering marked(String name, long position, FaultKind kind, Consumer<List<Document>> act) {
        return new Tampering(name, position, kind, true, act);
    }

    private static List<Document> events(List<Document> log, int commit) {
        return log.get(commit).getList("events", Document.class);
    }

    private static Document event(List<Document> log, int commit, int event) {
        return events(log, commit).get(event);
    }

    /** Changes it and recomputes both hashes. */
    private static void rewrite(Document commit) {
        commit.getList("events", Document.class).getFirst().put("payload", "{\"rewritten\":true}");
        rehash(commit);
    }

    private static void relink(Document commit, String previous) {
        commit.put("previous", previous);
        commit.put("hash", CommitHash.link(previous, commit.getString("content")));
    }

    private static void rehash(Document document) {
        StoredCommit commit = StoredCommit.from(document);
        document.put(
                "content",
                CommitHash.content(
                        commit.position(),
                        commit.aggregate(),
                        commit.aggregateId(),
                        commit.first(),
                        commit.at(),
                        commit.events()));
        relink(document, commit.previous());
    }

    /** A commit of its own, consistent in itself, that names another one as the one before. */
    private static Document consistent(List<Document> log, long position, int before) {
        String previous = log.get(before).getString("hash");
        return SampleLog.draft(3, position, 1)
                .after(new Head(position - 1, previous, ""), Instant.EPOCH)
                .toDocument();
    }

    private static Document nonsense(List<Document> log) {
        return consistent(log, 10, 1).append("content", "1".repeat(64)).append("hash", "2".repeat(64));
    }

    private static void shift(List<Document> log) {
        for (Document commit : log.subList(2, log.size())) {
            commit.put("_id", commit.getLong("_id") + 1);
            commit.put("last", commit.getLong("last") + 1);
        }
        log.add(2, consistent(log, 4, 1));
    }

    /** Each in the place of the other, with all it says. */
    private static void swap(List<Document> log, int one, int other) {
        Document first = new Document(log.get(one));
        Document second = new Document(log.get(other));
        log.set(one, new Document(second).append("_id", first.get("_id")).append("last", first.get("last")));
        log.set(other, new Document(first).append("_id", second.get("_id")).append("last", second.get("last")));
    }
}
