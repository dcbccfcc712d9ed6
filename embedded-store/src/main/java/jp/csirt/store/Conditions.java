package jp.csirt.store;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a query demands of single fields, as far as an index can use it.
 *
 * <p>The intervals contain at least every value that the query matches: the documents found by them are filtered by the
 * whole query afterwards.
 */
final class Conditions {

    /** A clause that no index can use: every value may match. */
    private static final List<Interval> ANY = List.of(new Interval(BsonOrder.Edge.LOWEST, BsonOrder.Edge.HIGHEST));

    private final Map<String, List<List<Interval>>> clauses = new HashMap<>();
    private boolean unbounded;

    private Conditions() {}

    static Conditions of(Document query) {
        Conditions conditions = new Conditions();
        conditions.collect(query);
        return conditions;
    }

    /** Whether some clause cannot be expressed by intervals, so that the filter may drop what they let through. */
    boolean unbounded() {
        return unbounded;
    }

    int fields() {
        return clauses.size();
    }

    /**
     * The values of the field that can match, sorted and disjoint; null when every value can.
     *
     * @param arrays whether the field holds arrays: then each clause may be met by another element, so that only one of
     *     the clauses may be used
     */
    @Nullable
    List<Interval> on(String field, boolean arrays) {
        List<List<Interval>> demanded = clauses.get(field);
        if (demanded == null) {
            return null;
        }
        List<Interval> narrowest = demanded.getFirst();
        for (List<Interval> clause : demanded.subList(1, demanded.size())) {
            if (!arrays) {
                narrowest = Interval.intersection(narrowest, clause);
            } else if (clause.stream().allMatch(Interval::isPoint)) {
                narrowest = clause;
            }
        }
        return narrowest;
    }

    /** Whether several clauses speak of the field, of which only one can be used when it holds arrays. */
    boolean repeated(String field) {
        return clauses.getOrDefault(field, List.of()).size() > 1;
    }

    private void collect(Document query) {
        for (Entry<String, Object> clause : query.entrySet()) {
            String key = clause.getKey();
            if (key.equals("$and") && clause.getValue() instanceof Collection<?> parts) {
                parts.forEach(part -> collectPart(part));
            } else if (key.equals("$or") && clause.getValue() instanceof List<?> parts && parts.size() == 1) {
                collectPart(parts.getFirst());
            } else if (!key.equals("$comment")) {
                add(key, key.startsWith("$") ? ANY : allowed(clause.getValue()));
            }
        }
    }

    private void collectPart(@Nullable Object part) {
        if (part instanceof Document document) {
            collect(document);
        } else {
            unbounded = true;
        }
    }

    private void add(String field, List<Interval> allowed) {
        if (allowed.equals(ANY)) {
            unbounded = true;
        } else {
            clauses.computeIfAbsent(field, _ -> new ArrayList<>()).add(allowed);
        }
    }

    private List<Interval> allowed(@Nullable Object value) {
        if (!(value instanceof Document operators)) {
            return equalTo(value);
        }
        boolean expression = operators.keySet().stream().anyMatch(key -> key.startsWith("$"));
        return expression ? allowedBy(operators) : equalTo(value);
    }

    private List<Interval> allowedBy(Document operators) {
        List<Interval> allowed = ANY;
        for (Entry<String, Object> operator : operators.entrySet()) {
            Object operand = operator.getValue();
            List<Interval> clause = switch (operator.getKey()) {
                case "$eq" -> equalTo(operand);
                case "$in" -> operand instanceof Collection<?> values ? anyOf(values) : ANY;
                case "$gt", "$gte" -> ranged(operand, true);
                case "$lt", "$lte" -> ranged(operand, false);
                case "$exists" -> Utils.isTrue(operand) ? ANY : List.of(Interval.point(null));
                default -> ANY;
            };
            unbounded |= clause.equals(ANY);
            allowed = Interval.intersection(allowed, clause);
        }
        return allowed;
    }

    private static List<Interval> equalTo(@Nullable Object value) {
        return isPlain(value) ? List.of(Interval.point(value)) : ANY;
    }

    private static List<Interval> anyOf(Collection<?> values) {
        TreeSet<@Nullable Object> sorted = new TreeSet<>(BsonOrder.INSTANCE);
        for (Object value : values) {
            if (!isPlain(value)) {
                return ANY;
            }
            sorted.add(value);
        }
        return sorted.stream().map(Interval::point).toList();
    }

    private static List<Interval> ranged(@Nullable Object bound, boolean lower) {
        if (!isScalar(bound) || bound == null) {
            return ANY;
        }
        Interval interval = lower
                ? new Interval(bound, BsonOrder.Edge.after(bound))
                : new Interval(BsonOrder.Edge.before(bound), bound);
        return List.of(interval);
    }

    /** Whether equality with the value means one point of the order; arrays also match their elements. */
    private static boolean isPlain(@Nullable Object value) {
        return value == null
                || isScalar(value)
                || (value instanceof Document document && !document.isEmpty() && isLiteral(document));
    }

    private static boolean isLiteral(Document document) {
        return document.entrySet().stream()
                .noneMatch(field -> field.getKey().startsWith("$")
                        || field.getValue() instanceof BsonRegularExpression
                        || (field.getValue() instanceof Document nested && !isLiteral(nested)));
    }

    private static boolean isScalar(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case MinKey _ -> false;
            case MaxKey _ -> false;
            case Number number -> !Double.isNaN(number.doubleValue());
            case String _ -> true;
            case Boolean _ -> true;
            case Instant _ -> true;
            case ObjectId _ -> true;
            case UUID _ -> true;
            case BinData _ -> true;
            case BsonTimestamp _ -> true;
            default -> false;
        };
    }
}
