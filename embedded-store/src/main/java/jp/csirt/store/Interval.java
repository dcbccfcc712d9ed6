package jp.csirt.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A closed run of values of one field in {@link BsonOrder}; a point when both ends are the same value. */
record Interval(@Nullable Object low, @Nullable Object high) {

    static Interval point(@Nullable Object value) {
        return new Interval(value, value);
    }

    boolean isPoint() {
        return BsonOrder.INSTANCE.compare(low, high) == 0;
    }

    boolean contains(@Nullable Object value) {
        return BsonOrder.INSTANCE.compare(low, value) <= 0 && BsonOrder.INSTANCE.compare(value, high) <= 0;
    }

    /** The values in both, or nothing. */
    @Nullable
    Interval intersection(Interval other) {
        Object from = BsonOrder.INSTANCE.compare(low, other.low) >= 0 ? low : other.low;
        Object to = BsonOrder.INSTANCE.compare(high, other.high) <= 0 ? high : other.high;
        return BsonOrder.INSTANCE.compare(from, to) <= 0 ? new Interval(from, to) : null;
    }

    /** The values in any of the first and in any of the second; both and the result are sorted and disjoint. */
    static List<Interval> intersection(List<Interval> first, List<Interval> second) {
        List<Interval> both = new ArrayList<>();
        for (Interval left : first) {
            for (Interval right : second) {
                Interval common = left.intersection(right);
                if (common != null) {
                    both.add(common);
                }
            }
        }
        return both;
    }
}
