package jp.csirt.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** The index of {@code _id}, which is the order of the documents themselves: it needs no entries of its own. */
final class IdIndex extends RangeIndex {

    private static final String ID = "_id";
    private static final int NUMBER_OF_FIELDS = 1;

    private final MVMap<Object, Document> documents;

    IdIndex(MVMap<Object, Document> documents, String name) {
        super(name, List.of(new IndexKey(ID, true)), false);
        this.documents = documents;
    }

    @Override
    Stream<Object> positions(KeyRange range, boolean backwards) {
        return stream(cursor(range, backwards));
    }

    @Override
    Stream<Document> documents(KeyRange range, boolean backwards, MVMap<Object, Document> source) {
        Cursor<Object, Document> cursor = cursor(range, backwards);
        return stream(cursor).map(_ -> cursor.getValue());
    }

    private Cursor<Object, Document> cursor(KeyRange range, boolean backwards) {
        Object from = bound(range.from(List.of(false)));
        Object to = bound(range.to(List.of(false)));
        return backwards ? documents.cursor(to, from, true) : documents.cursor(from, to, false);
    }

    @Override
    long count(KeyRange range) {
        Object from = bound(range.from(List.of(false)));
        Object to = bound(range.to(List.of(false)));
        return between(documents.getKeyIndex(from), documents.getKeyIndex(to));
    }

    /** The bound without the edge that would follow in an index with more than one field. */
    @SuppressWarnings("NullAway") // only the value null itself gives null here, and its key is Missing
    private static Object bound(IndexEntry entry) {
        Object value = entry.part(NUMBER_OF_FIELDS - 1);
        return value == null ? Missing.getInstance() : value;
    }

    @Override
    boolean holdsArrays(String field) {
        return false; // an array cannot be an _id
    }

    @Override
    public boolean isUnique() {
        return true;
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        Object id = positionOf(document);
        return documents.containsKey(id) ? id : null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        if (getPosition(document) != null) {
            KeyValue id = new KeyValue(Arrays.asList(document.get(ID)));
            throw new DuplicateKeyError(this, collection, getKeys(), id);
        }
        checkLength(document, 10334, "BSONObjectTooLarge", "BSONObj size is invalid");
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        // the document itself is the entry
    }

    @Override
    public @Nullable Object remove(Document document) {
        return getPosition(document);
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Object> collection) {
        refuseDots(newDocument);
        newDocument.put(ID, oldDocument.get(ID)); // a replacement may spell the same number in another type
        checkLength(newDocument, 17419, "Location17419", "Resulting document after update is larger than 16777216");
    }

    /** The library would notice only when the indexes have changed already. */
    private static void refuseDots(Document document) {
        for (String field : document.keySet()) {
            if (field.contains(".")) {
                throw new MongoServerError(57, "DottedFieldName", "The dotted field '" + field + "' is not allowed.");
            }
        }
    }

    @Override
    public void updateInPlace(Document from, Document to, Object position, MongoCollection<Object> collection) {
        // the document itself is the entry
    }

    /** Also fails for what cannot be encoded: better before anything changed than when it is committed. */
    private static void checkLength(Document document, int code, String name, String message) {
        if (BsonBytes.length(document) > BsonConstants.MAX_BSON_OBJECT_SIZE) {
            throw new MongoServerError(code, name, message);
        }
    }

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }
}
