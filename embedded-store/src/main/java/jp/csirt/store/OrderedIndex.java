package jp.csirt.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * An index of one or several fields as a sorted map.
 *
 * <p>A unique index maps the values to the position; any other has the position as the last part of its key. An array
 * gives one entry for each of its elements.
 */
final class OrderedIndex extends RangeIndex {

    private final MVMap<IndexEntry, Object> entries;
    private final MVMap<String, Object> traits;
    private final boolean unique;
    private final List<Boolean> descending;
    private final Set<String> arrayFields = ConcurrentHashMap.newKeySet();

    /** What an index is: its name, its fields and what it refuses or leaves out. */
    record Definition(String name, List<IndexKey> keys, boolean unique, boolean sparse) {
        List<Boolean> descending() {
            return keys.stream().map(key -> !key.isAscending()).toList();
        }
    }

    /**
     * Opens the index on its map.
     *
     * @param traits where the index remembers which of its fields ever held an array
     */
    OrderedIndex(Definition definition, MVMap<IndexEntry, Object> entries, MVMap<String, Object> traits) {
        super(definition.name(), definition.keys(), definition.sparse());
        this.entries = entries;
        this.traits = traits;
        this.unique = definition.unique();
        this.descending = definition.descending();
        fields().stream().filter(field -> traits.containsKey(trait(field))).forEach(arrayFields::add);
    }

    private String trait(String field) {
        return "arrays." + getName() + "." + field;
    }

    @Override
    Stream<Object> positions(KeyRange range, boolean backwards) {
        IndexEntry from = range.from(descending);
        IndexEntry to = range.to(descending);
        Cursor<IndexEntry, Object> cursor =
                backwards ? entries.cursor(to, from, true) : entries.cursor(from, to, false);
        return stream(cursor).map(entry -> unique ? cursor.getValue() : position(entry));
    }

    private static Object position(IndexEntry entry) {
        return Missing.ofNullable(entry.last());
    }

    @Override
    long count(KeyRange range) {
        return between(entries.getKeyIndex(range.from(descending)), entries.getKeyIndex(range.to(descending)));
    }

    @Override
    boolean holdsArrays(String field) {
        return arrayFields.contains(field);
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        return null; // the index of _id answers
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        checkUnique(document, positionOf(document), collection);
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        for (IndexEntry entry : entriesOf(document)) {
            put(entry, position, collection);
        }
    }

    private void put(IndexEntry entry, Object position, MongoCollection<Object> collection) {
        Object other = entries.putIfAbsent(entry, unique ? position : true);
        if (unique && other != null && !isSame(other, position)) {
            throw duplicate(entry, collection);
        }
    }

    @Override
    public @Nullable Object remove(Document document) {
        Collection<IndexEntry> gone = entriesOf(document);
        gone.forEach(this::take);
        return gone.isEmpty() ? null : positionOf(document);
    }

    private void take(IndexEntry entry) {
        if (entries.remove(entry) == null) {
            throw new IllegalStateException("index " + getName() + " had lost an entry");
        }
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Object> collection) {
        checkUnique(newDocument, positionOf(oldDocument), collection);
    }

    private void checkUnique(Document document, Object position, MongoCollection<Object> collection) {
        for (IndexEntry entry : entriesOf(document)) { // also refuses arrays side by side, before anything changes
            Object other = unique ? entries.get(entry) : null;
            if (other != null && !isSame(other, position)) {
                throw duplicate(entry, collection);
            }
        }
    }

    @Override
    public void updateInPlace(Document from, Document to, Object position, MongoCollection<Object> collection) {
        Set<IndexEntry> before = entriesOf(from);
        Set<IndexEntry> after = entriesOf(to);
        before.stream().filter(entry -> !after.contains(entry)).forEach(this::take);
        after.stream().filter(entry -> !before.contains(entry)).forEach(entry -> put(entry, position, collection));
    }

    private Set<IndexEntry> entriesOf(Document document) {
        Set<IndexEntry> found = new TreeSet<>(entries.getKeyType());
        for (List<@Nullable Object> values : keysOf(document)) {
            IndexEntry entry = new IndexEntry(values);
            found.add(unique ? entry : entry.with(positionOf(document)));
        }
        return found;
    }

    private List<List<@Nullable Object>> keysOf(Document document) {
        List<@Nullable Object> values = new ArrayList<>();
        int arrays = 0;
        boolean present = false;
        for (String field : fields()) {
            Object value = Utils.getSubdocumentValueCollectionAware(document, field);
            present |= !(value instanceof Missing);
            if (value instanceof Collection<?>) {
                arrays++;
                rememberArray(field);
            }
            values.add(value instanceof Missing ? null : value);
        }
        if (isSparse() && !present) {
            return List.of();
        }
        return switch (arrays) {
            case 0 -> List.of(values);
            case 1 -> unwound(values);
            default -> sideBySide(document, values);
        };
    }

    /** One key for each element of an array that holds several of the fields; unrelated arrays are refused. */
    private List<List<@Nullable Object>> sideBySide(Document document, List<@Nullable Object> values) {
        List<List<@Nullable Object>> keys =
                getKeyValues(document).stream().map(OrderedIndex::parts).toList();
        List<@Nullable Object> empty = new ArrayList<>(values);
        empty.replaceAll(value -> value instanceof Collection<?> ? null : value);
        return keys.isEmpty() ? List.of(empty) : keys;
    }

    private static List<@Nullable Object> parts(KeyValue key) {
        List<@Nullable Object> parts = new ArrayList<>();
        key.forEach(parts::add);
        return parts;
    }

    /** One key for each element of the only array; an empty one counts as null. */
    private static List<List<@Nullable Object>> unwound(List<@Nullable Object> values) {
        List<List<@Nullable Object>> keys = new ArrayList<>();
        for (int at = 0; at < values.size(); at++) {
            if (values.get(at) instanceof Collection<?> elements) {
                for (Object element : elements) {
                    keys.add(replaced(values, at, element));
                }
                if (keys.isEmpty()) {
                    keys.add(replaced(values, at, null));
                }
            }
        }
        return keys;
    }

    private static List<@Nullable Object> replaced(List<@Nullable Object> values, int at, @Nullable Object value) {
        List<@Nullable Object> key = new ArrayList<>(values);
        key.set(at, value instanceof Missing ? null : value);
        return key;
    }

    private void rememberArray(String field) {
        if (arrayFields.add(field)) {
            traits.put(trait(field), true);
        }
    }

    private static boolean isSame(Object left, Object right) {
        return BsonOrder.INSTANCE.compare(left, right) == 0;
    }

    private DuplicateKeyError duplicate(IndexEntry entry, MongoCollection<Object> collection) {
        return new DuplicateKeyError(this, collection, getKeys(), new KeyValue(entry.parts()));
    }

    @Override
    public long getCount() {
        return entries.sizeAsLong();
    }

    @Override
    public void drop() {
        fields().forEach(field -> traits.remove(trait(field)));
    }
}
