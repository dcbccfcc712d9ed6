package jp.csirt.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * An index that can be walked in its order, forwards and backwards, between two keys.
 *
 * <p>The position of a document is its {@code _id}. The entry points by which the library would ask an index itself are
 * closed: {@link QueryPlan} chooses and walks.
 */
abstract sealed class RangeIndex extends Index<Object> permits IdIndex, OrderedIndex {

    RangeIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
    }

    /** The positions of all entries in the range, in the order of the index or against it. */
    abstract Stream<Object> positions(KeyRange range, boolean backwards);

    /** The documents of all entries in the range; one that has several entries there comes once for each. */
    Stream<Document> documents(KeyRange range, boolean backwards, MVMap<Object, Document> source) {
        return positions(range, backwards).mapMulti((position, found) -> addIfPresent(source.get(position), found));
    }

    /** A document may have been deleted since its entry was read. */
    static void addIfPresent(@Nullable Document document, Consumer<Document> found) {
        if (document != null) {
            found.accept(document);
        }
    }

    /** How many entries the range holds, without walking it. */
    abstract long count(KeyRange range);

    /** Whether a document was ever indexed that has an array on the way to the field or in it. */
    abstract boolean holdsArrays(String field);

    final boolean holdsArrays() {
        return keys().stream().anyMatch(this::holdsArrays);
    }

    final List<String> fields() {
        return keys();
    }

    final boolean descends(int field) {
        return !getKeys().get(field).isAscending();
    }

    final boolean leavesOut() {
        return isSparse();
    }

    static Object positionOf(Document document) {
        return Missing.ofNullable(document.get("_id"));
    }

    static <T> Stream<T> stream(Iterator<T> iterator) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false);
    }

    /** How many keys lie between two keys that are not in the map themselves or may be, given their places. */
    static long between(long low, long high) {
        long from = low >= 0 ? low : -low - 1;
        long to = high >= 0 ? high + 1 : -high - 1;
        return Math.max(0, to - from);
    }

    @Override
    public final boolean canHandle(Document query) {
        return false;
    }

    @Override
    public final Iterable<Object> getPositions(Document query) {
        throw new UnsupportedOperationException("indexes are walked by query plans");
    }

    @Override
    public final long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {}

    @Override
    public abstract @Nullable Object getPosition(Document document);

    @Override
    public abstract @Nullable Object remove(Document document);

    @Override
    public abstract void checkAdd(Document document, MongoCollection<Object> collection);
}
