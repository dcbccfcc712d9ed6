package jp.csirt.incident.platform.eventstore;

import com.mongodb.bulk.BulkWriteError;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the answers of a server that is fit look like; each rule names what is wrong, or nothing. */
final class SelfTestRules {

    private static final int DUPLICATE_KEY = 11000;

    private SelfTestRules() {}

    /** The second of an ordered batch of three is a duplicate: it alone is refused, at its place, and the third not tried. */
    static Stream<String> duplicate(
            String kind, List<BulkWriteError> errors, List<Integer> written, List<Integer> wanted) {
        if (errors.isEmpty()) {
            return Stream.of("a duplicate under a unique index on " + kind + " is accepted");
        }
        BulkWriteError error = errors.getFirst();
        if (errors.size() > 1 || error.getCode() != DUPLICATE_KEY || error.getIndex() != 1) {
            return Stream.of("a duplicate under a unique index on %s is refused as code %d at place %d, not %d at 1"
                    .formatted(kind, error.getCode(), error.getIndex(), DUPLICATE_KEY));
        }
        return written.equals(wanted)
                ? Stream.empty()
                : Stream.of("after a duplicate under a unique index on %s, %s of an ordered batch are stored, not %s"
                        .formatted(kind, written, wanted));
    }

    /** Each of the parallel increments answers another number, together 1 to {@code updates}. */
    static Stream<String> counters(List<Integer> answers, int updates) {
        List<Integer> wanted = IntStream.rangeClosed(1, updates).boxed().toList();
        List<Integer> sorted = answers.stream().sorted().toList();
        return sorted.equals(wanted)
                ? Stream.empty()
                : Stream.of("parallel counters lose updates: %d different answers to %d increments"
                        .formatted(answers.stream().distinct().count(), updates));
    }

    /** Of the parallel writers of each round exactly one wins. */
    static Stream<String> compareAndSet(List<Long> winners) {
        return winners.stream().allMatch(count -> count == 1)
                ? Stream.empty()
                : Stream.of("compare-and-set is not atomic: winners per round " + winners + ", not one each");
    }

    /** A read finds exactly these, in this order. */
    static Stream<String> range(String kind, List<Integer> read, List<Integer> wanted) {
        return read.equals(wanted)
                ? Stream.empty()
                : Stream.of("a sorted read %s answers %s, not %s".formatted(kind, read, wanted));
    }
}
