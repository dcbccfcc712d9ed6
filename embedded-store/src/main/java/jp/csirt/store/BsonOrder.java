package jp.csirt.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map.Entry;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The total order of BSON values that every key on disk follows: first by type, then by value.
 *
 * <p>Numbers of all types compare by their exact value, so that 64-bit integers beyond 2^53 stay distinct and -0.0 equals
 * 0.0; NaN follows all other numbers. A missing field equals null. Text compares by UTF-16 code unit, as
 * {@link ValueComparator} does: an index may never disagree with the filter that runs behind it.
 */
final class BsonOrder implements Comparator<@Nullable Object> {

    static final BsonOrder INSTANCE = new BsonOrder();

    private static final int NUMBER = 2;
    private static final int DOCUMENT = 4;
    private static final int REGEX = 13;
    private static final long EXACT_IN_DOUBLE = 1L << 53;

    private BsonOrder() {}

    /** A bound that no stored value equals: just before or just after all values of one type. */
    record Edge(int rank, int side) {
        static final Edge LOWEST = new Edge(-1, -1);
        static final Edge BEFORE_NULL = new Edge(1, -1);
        static final Edge HIGHEST = new Edge(Integer.MAX_VALUE, 1);

        static Edge before(Object value) {
            return new Edge(BsonOrder.rank(value), -1);
        }

        static Edge after(Object value) {
            return new Edge(BsonOrder.rank(value), 1);
        }
    }

    @Override
    public int compare(@Nullable Object a, @Nullable Object b) {
        if (a == b) {
            return 0;
        }
        int rank = rank(a);
        int types = Integer.compare(rank, rank(b));
        if (types == 0 && (a instanceof Edge || b instanceof Edge)) {
            return Integer.compare(a instanceof Edge edge ? edge.side() : 0, b instanceof Edge edge ? edge.side() : 0);
        }
        return types != 0 || a == null || b == null ? types : compareSameType(rank, a, b);
    }

    private int compareSameType(int rank, Object a, Object b) {
        if (rank == NUMBER) {
            return compareNumbers((Number) a, (Number) b);
        } else if (a instanceof String left && b instanceof String right) {
            return left.compareTo(right);
        } else if (rank == DOCUMENT) {
            return compareDocuments((Document) a, (Document) b);
        } else if (a instanceof Collection<?> left && b instanceof Collection<?> right) {
            return compareLists(left, right);
        } else if (rank >= REGEX || Missing.isNullOrMissing(a)) {
            return text(a).compareTo(text(b));
        }
        return ValueComparator.asc().compare(a, b);
    }

    private static String text(Object value) {
        return switch (value) {
            case BsonRegularExpression regex -> regex.getPattern() + '\0' + regex.getOptions();
            case BsonJavaScript script -> script.getCode();
            default -> "";
        };
    }

    private static int compareNumbers(Number a, Number b) {
        if (isInteger(a) && isInteger(b)) {
            return Long.compare(a.longValue(), b.longValue());
        }
        double left = a.doubleValue() + 0.0; // adding zero turns -0.0 into 0.0
        double right = b.doubleValue() + 0.0;
        int rounded = Double.compare(left, right);
        boolean roundedAway = Math.abs(left) >= EXACT_IN_DOUBLE || a instanceof Decimal128 || b instanceof Decimal128;
        if (rounded != 0 || !roundedAway || Double.isNaN(left)) {
            return rounded;
        }
        return exact(a).compareTo(exact(b));
    }

    private static boolean isInteger(Number number) {
        return number instanceof Integer || number instanceof Long;
    }

    private static BigDecimal exact(Number number) {
        if (isInteger(number)) {
            return BigDecimal.valueOf(number.longValue());
        }
        double rounded = number.doubleValue();
        if (number instanceof Decimal128 decimal && !Double.isInfinite(rounded)) {
            return decimal.toBigDecimal();
        }
        return Double.isInfinite(rounded)
                ? BigDecimal.valueOf(Math.signum(rounded)).scaleByPowerOfTen(7000) // beyond the range of Decimal128
                : new BigDecimal(rounded);
    }

    private int compareDocuments(Document a, Document b) {
        Iterator<Entry<String, Object>> left = a.entrySet().iterator();
        Iterator<Entry<String, Object>> right = b.entrySet().iterator();
        while (left.hasNext() && right.hasNext()) {
            Entry<String, Object> field = left.next();
            Entry<String, Object> other = right.next();
            int order = Integer.compare(rank(field.getValue()), rank(other.getValue()));
            order = order != 0 ? order : field.getKey().compareTo(other.getKey());
            order = order != 0 ? order : compare(field.getValue(), other.getValue());
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(left.hasNext(), right.hasNext());
    }

    private int compareLists(Collection<?> a, Collection<?> b) {
        Iterator<?> left = a.iterator();
        Iterator<?> right = b.iterator();
        while (left.hasNext() && right.hasNext()) {
            int order = compare(left.next(), right.next());
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(left.hasNext(), right.hasNext());
    }

    private static int rank(@Nullable Object value) {
        return switch (value) {
            case null -> 1;
            case Edge edge -> edge.rank();
            case Missing _ -> 1;
            case String _ -> 3;
            case Number _ -> NUMBER;
            case Instant _ -> 11;
            case Boolean _ -> 10;
            case ObjectId _ -> 9;
            case Document _ -> DOCUMENT;
            case Collection<?> _ -> 5;
            case BinData _ -> 6;
            case LegacyUUID _ -> 7;
            case UUID _ -> 8;
            case BsonTimestamp _ -> 12;
            case BsonRegularExpression _ -> REGEX;
            case BsonJavaScript _ -> 14;
            case MinKey _ -> 0;
            case MaxKey _ -> 15;
            default -> throw new IllegalArgumentException("no BSON order for " + value.getClass());
        };
    }
}
