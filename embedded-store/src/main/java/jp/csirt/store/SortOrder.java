package jp.csirt.store;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.BadValueException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The order that a client asked for, by the same comparison as the indexes.
 *
 * <p>An array counts as its least element when ascending and as its greatest when descending; an empty one comes before
 * null.
 */
final class SortOrder implements Comparator<Document> {

    private final List<Key> keys = new ArrayList<>();

    private record Key(String field, boolean descends) {

        int compare(Document left, Document right) {
            int order = BsonOrder.INSTANCE.compare(valueIn(left), valueIn(right));
            return descends ? -order : order;
        }

        private @Nullable Object valueIn(Document document) {
            Object value = Utils.getSubdocumentValueCollectionAware(document, field);
            if (!(value instanceof Collection<?> elements)) {
                return value;
            }
            Comparator<@Nullable Object> wanted = descends ? BsonOrder.INSTANCE.reversed() : BsonOrder.INSTANCE;
            return elements.isEmpty() ? BsonOrder.Edge.BEFORE_NULL : Collections.min(elements, wanted);
        }
    }

    private SortOrder(Document orderBy) {
        for (Entry<String, Object> key : orderBy.entrySet()) {
            if (!(key.getValue() instanceof Number direction) || Math.abs(direction.intValue()) != 1) {
                throw new BadValueException("$sort key ordering must be 1 (for ascending) or -1 (for descending)");
            }
            keys.add(new Key(key.getKey(), direction.intValue() < 0));
        }
    }

    /** The order, or null when any will do; the natural one is that of the ids. */
    static @Nullable SortOrder of(@Nullable Document orderBy) {
        return orderBy == null || orderBy.isEmpty() || orderBy.containsKey("$natural") ? null : new SortOrder(orderBy);
    }

    @Override
    public int compare(Document left, Document right) {
        for (Key key : keys) {
            int order = key.compare(left, right);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
