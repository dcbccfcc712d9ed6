package jp.csirt.store;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;

/** What clients ask for with {@code createIndexes}: granted, already there, in conflict, or beyond this store. */
final class IndexRequests {

    private static final Set<String> SUPPORTED = Set.of("v", "key", "name", "ns", "unique", "sparse", "background");

    private IndexRequests() {}

    /**
     * Whether an equal index exists.
     *
     * @throws MongoServerError 86 when another index has the name, 85 when an index with the same keys has another name
     *     or other options
     */
    static boolean alreadyThere(Document requested, List<? extends Index<?>> existing) {
        for (Index<?> index : existing) {
            boolean sameName = index.getName().equals(requested.get("name"));
            boolean sameKeys = describes(index, requested);
            boolean sameOptions = index instanceof IdIndex || hasOptionsOf(index, requested);
            if (sameName && sameKeys && sameOptions) {
                return true;
            } else if (sameName) {
                throw new MongoServerError(
                        86,
                        "IndexKeySpecsConflict",
                        "An existing index has the same name as the requested index but other keys or options: "
                                + index.getName());
            } else if (sameKeys) {
                throw new MongoServerError(
                        85, "IndexOptionsConflict", "Index already exists with a different name: " + index.getName());
            }
        }
        return false;
    }

    private static boolean describes(Index<?> index, Document requested) {
        List<String> fields = index.getKeys().stream().map(IndexKey::getKey).toList();
        Document wanted = keysOf(requested);
        return fields.equals(List.copyOf(wanted.keySet()))
                && index.getKeys().stream()
                        .allMatch(key -> key.isAscending() == ascends(wanted.getOrDefault(key.getKey(), 1)));
    }

    private static boolean ascends(Object direction) {
        return direction instanceof Number number && number.intValue() > 0;
    }

    private static Document keysOf(Document requested) {
        if (requested.get("key") instanceof Document keys && !keys.isEmpty()) {
            return keys;
        }
        throw new MongoServerError(67, "CannotCreateIndex", "Index keys cannot be empty.");
    }

    private static boolean hasOptionsOf(Index<?> index, Document requested) {
        Document options = index.toIndexDescription();
        return Utils.isTrue(options.get("unique")) == Utils.isTrue(requested.get("unique"))
                && Utils.isTrue(options.get("sparse")) == Utils.isTrue(requested.get("sparse"));
    }

    /**
     * Refuses what this store would only pretend to do.
     *
     * @throws MongoServerError 67
     */
    static void refuseUnsupported(Document requested) {
        for (String option : requested.keySet()) {
            if (!SUPPORTED.contains(option)) {
                throw new MongoServerError(67, "CannotCreateIndex", "this store has no index option " + option);
            }
        }
        for (Entry<String, Object> field : keysOf(requested).entrySet()) {
            if (!(field.getValue() instanceof Number) || field.getKey().contains("$")) {
                throw new MongoServerError(
                        67, "CannotCreateIndex", "this store has only ascending and descending indexes: " + field);
            }
        }
    }

    /** The description without what has no lasting meaning. */
    static Document stored(Document requested) {
        requested.remove("background");
        return requested;
    }
}
