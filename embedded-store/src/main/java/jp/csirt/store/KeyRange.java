package jp.csirt.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run of index keys: those that begin with the given values and whose next field lies in the interval, if there is one. */
record KeyRange(List<@Nullable Object> prefix, @Nullable Interval next) {

    static final KeyRange ALL = new KeyRange(List.of(), null);

    KeyRange {
        prefix = new ArrayList<>(prefix); // List.copyOf refuses null, which is a value here
    }

    KeyRange then(Interval interval) {
        if (!interval.isPoint()) {
            return new KeyRange(prefix, interval);
        }
        List<@Nullable Object> longer = new ArrayList<>(prefix);
        longer.add(interval.low());
        return new KeyRange(longer, null);
    }

    /** A key before every key of the range, given which fields descend. */
    IndexEntry from(List<Boolean> descending) {
        boolean reversed = reversedAfterPrefix(descending);
        return bound(next == null ? null : reversed ? next.high() : next.low(), reversed, descending, false);
    }

    /** A key behind every key of the range. */
    IndexEntry to(List<Boolean> descending) {
        boolean reversed = reversedAfterPrefix(descending);
        return bound(next == null ? null : reversed ? next.low() : next.high(), reversed, descending, true);
    }

    private boolean reversedAfterPrefix(List<Boolean> descending) {
        return prefix.size() < descending.size() && descending.get(prefix.size());
    }

    private IndexEntry bound(@Nullable Object edge, boolean reversed, List<Boolean> descending, boolean behind) {
        IndexEntry bound = new IndexEntry(prefix);
        if (next == null) {
            return bound.with(edge(reversed == behind));
        }
        int following = prefix.size() + 1;
        boolean reversedThere = following < descending.size() && descending.get(following);
        return bound.with(edge).with(edge(reversedThere == behind));
    }

    private static BsonOrder.Edge edge(boolean lowest) {
        return lowest ? BsonOrder.Edge.LOWEST : BsonOrder.Edge.HIGHEST;
    }
}
