package jp.csirt.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * How a query is answered: which ranges of which index are walked in which direction.
 *
 * @param cost roughly how many documents are read, including what sorting them costs
 */
record QueryPlan(RangeIndex index, List<KeyRange> ranges, Walk walk, double cost) {

    /** In which direction an index is walked, and whether that gives the order that was asked for. */
    enum Walk {
        FORWARDS,
        BACKWARDS,
        UNORDERED
    }

    /** Beyond this many ranges it is cheaper to read one longer range and let the filter drop documents. */
    private static final int MOST_RANGES = 256;

    private static final double COST_OF_LOOKUP = 2;
    private static final double COST_OF_SORTING = 0.5;

    /**
     * What is asked for.
     *
     * @param orderBy the order, if there is one
     * @param wanted how many documents are wanted, 0 meaning all
     * @param passing the share of documents that what is demanded of texts lets through, as far as is known; absent when
     *     nothing is
     */
    record Question(
            Conditions conditions,
            @Nullable Document orderBy,
            long wanted,
            @Nullable Double passing) {

        List<String> order() {
            return orderBy == null ? List.of() : List.copyOf(orderBy.keySet());
        }

        /** How many of so many documents are read until the wanted ones are found. */
        double walked(double found) {
            return passing == null ? found / 2 : Math.min(found, wanted / passing);
        }

        boolean descends(String field) {
            return orderBy != null && orderBy.get(field) instanceof Number direction && direction.intValue() < 0;
        }
    }

    /** The cheapest way, or null when reading all documents in the order of their ids is at least as good. */
    static @Nullable QueryPlan cheapest(List<RangeIndex> indexes, Question question, long documents) {
        double sorted = question.order().isEmpty() ? 0 : question.passing() == null ? 1 : question.passing();
        double scan = documents * (1 + sorted * COST_OF_SORTING);
        if (question.order().isEmpty() && question.conditions().fields() == 0) {
            return null;
        }
        return indexes.stream()
                .flatMap(index -> Stream.ofNullable(of(index, question)))
                .min(Comparator.comparingDouble(QueryPlan::cost))
                .filter(plan -> plan.cost() < scan)
                .orElse(null);
    }

    private static @Nullable QueryPlan of(RangeIndex index, Question question) {
        Bounds bounds = Bounds.of(index, question.conditions());
        Walk walk = walk(index, question, bounds.fixed());
        boolean ordered = walk != Walk.UNORDERED;
        boolean useless = bounds.fields() == 0 && (!ordered || question.order().isEmpty());
        if (useless || (index.leavesOut() && !bounds.excludesNull())) {
            return null;
        }
        double found = bounds.ranges().stream().mapToLong(index::count).sum();
        if (ordered && question.wanted() > 0) { // the walk stops early, but nobody knows how much the filter drops
            found = bounds.exact() ? Math.min(found, (double) question.wanted()) : question.walked(found);
        }
        double each = (index instanceof IdIndex ? 1 : COST_OF_LOOKUP) + (ordered ? 0 : COST_OF_SORTING);
        return new QueryPlan(index, bounds.ranges(), walk, found * each);
    }

    private static Walk walk(RangeIndex index, Question question, List<String> fixed) {
        List<String> order = new ArrayList<>(question.order());
        order.removeAll(fixed);
        if (order.isEmpty()) {
            return Walk.FORWARDS;
        }
        List<String> fields = new ArrayList<>(index.fields());
        fields.removeAll(fixed);
        if (index.holdsArrays()
                || fields.size() < order.size()
                || !fields.subList(0, order.size()).equals(order)) {
            return Walk.UNORDERED;
        }
        List<Boolean> against = order.stream()
                .map(field -> question.descends(field)
                        != index.descends(index.fields().indexOf(field)))
                .distinct()
                .toList();
        return against.size() > 1 ? Walk.UNORDERED : against.getFirst() ? Walk.BACKWARDS : Walk.FORWARDS;
    }

    boolean ordered() {
        return walk != Walk.UNORDERED;
    }

    /** The documents in the ranges, each once. */
    Stream<Document> documents(MVMap<Object, Document> source) {
        List<KeyRange> inOrder = new ArrayList<>(ranges);
        boolean backwards = walk == Walk.BACKWARDS;
        if (backwards) {
            Collections.reverse(inOrder);
        }
        if (index.holdsArrays()) {
            TreeSet<Object> seen = new TreeSet<>(BsonOrder.INSTANCE);
            return inOrder.stream()
                    .flatMap(range -> index.positions(range, backwards))
                    .filter(seen::add)
                    .mapMulti((position, documents) -> RangeIndex.addIfPresent(source.get(position), documents));
        }
        return inOrder.stream().flatMap(range -> index.documents(range, backwards, source));
    }

    /**
     * What the conditions mean for one index.
     *
     * @param fields how many of its fields, from the first, are bounded
     * @param fixed fields that have one value throughout the ranges
     * @param exact whether the ranges say all that the query demands
     * @param excludesNull whether no document without the first field can be in the ranges
     */
    private record Bounds(List<KeyRange> ranges, int fields, List<String> fixed, boolean exact, boolean excludesNull) {

        static Bounds of(RangeIndex index, Conditions conditions) {
            List<KeyRange> ranges = List.of(KeyRange.ALL);
            List<String> fixed = new ArrayList<>();
            boolean exact = !conditions.unbounded();
            boolean arrayBounded = false;
            boolean excludesNull = false;
            int fields = 0;
            boolean open = false;
            for (String field : index.fields()) {
                boolean arrays = index.holdsArrays(field);
                List<Interval> allowed = open || (arrays && arrayBounded) ? null : conditions.on(field, arrays);
                if (allowed == null) {
                    break;
                }
                arrayBounded |= arrays;
                exact &= !(arrays && conditions.repeated(field)) && ranges.size() * allowed.size() <= MOST_RANGES;
                excludesNull |= fields == 0 && allowed.stream().noneMatch(interval -> interval.contains(null));
                fields++;
                List<Interval> used = ranges.size() * allowed.size() > MOST_RANGES ? hull(allowed) : allowed;
                ranges = extended(ranges, index.descends(fields - 1) ? used.reversed() : used);
                open = !used.stream().allMatch(Interval::isPoint);
                if (!open && used.size() == 1 && !arrays) {
                    fixed.add(field);
                }
            }
            return new Bounds(ranges, fields, fixed, exact && fields == conditions.fields(), excludesNull);
        }

        private static List<Interval> hull(List<Interval> intervals) {
            return List.of(
                    new Interval(intervals.getFirst().low(), intervals.getLast().high()));
        }

        private static List<KeyRange> extended(List<KeyRange> ranges, List<Interval> intervals) {
            return ranges.stream()
                    .flatMap(range -> intervals.stream().map(range::then))
                    .toList();
        }
    }
}
