package jp.csirt.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection that answers queries by its ordered indexes and never changes a stored document in place.
 *
 * <p>The library encodes answers after the collection's lock is gone; since an update works on a copy and replaces the
 * whole document, nobody ever sees half of it.
 */
final class StoreCollection extends H2Collection {

    /** The filter with which a pipeline begins: documents that it drops need not be read. */
    private static final ScopedValue<Narrowing> NARROWING = ScopedValue.newInstance();

    /** Holds for the documents that the pipeline starts from, not for those that later stages look up. */
    private static final class Narrowing {

        private final StoreCollection collection;
        private @Nullable Document filter;

        Narrowing(StoreCollection collection, Document filter) {
            this.collection = collection;
            this.filter = filter;
        }

        @Nullable
        Document takeFor(StoreCollection reading) {
            Document taken = reading.equals(collection) ? filter : null;
            filter = taken == null ? filter : null;
            return taken;
        }
    }

    /** Documents by which is judged how many a demand on texts lets through; one that none of them meets may still be met. */
    private static final int SAMPLE = 200;

    private static final double A_LITTLE = 0.5;

    private static final Set<String> WRAPPED_BY_FIND = Set.of("$query", "$orderby");

    private final MVMap<Object, Document> documents;
    private final List<BatchCursor> openCursors = new ArrayList<>();
    private volatile List<RangeIndex> rangeIndexes = List.of();
    private boolean updating;
    private boolean updatingOne;

    StoreCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> traits,
            CursorRegistry cursors) {
        super(database, name, options, documents, traits, cursors);
        this.documents = documents;
    }

    /** Runs a pipeline that begins with the filter. */
    Document narrowedTo(Document filter, Supplier<Document> pipeline) {
        return ScopedValue.where(NARROWING, new Narrowing(this, filter)).call(pipeline::get);
    }

    /** How many documents fit. */
    int countOf(Document filter) {
        if (filter.isEmpty()) {
            return count();
        }
        TextFilter texts = TextFilter.of(filter);
        return Math.toIntExact(candidates(planFor(filter, texts, null, 0))
                .filter(texts)
                .filter(document -> documentMatchesQuery(document, filter))
                .count());
    }

    /** Reads without the collection's lock: maps are read as they were at one moment, and documents never change. */
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // see above
    public QueryResult handleQuery(QueryParameters parameters) {
        Document selector = parameters.getQuerySelector();
        String prefix = selector.keySet().equals(WRAPPED_BY_FIND) ? "$" : "";
        boolean wrapped = !prefix.isEmpty() || isUpdating(); // a filter of a deletion may itself have a field "query"
        Document filter = wrapped && selector.get(prefix + "query") instanceof Document query ? query : selector;
        return queryDocuments(
                filter,
                wrapped ? (Document) selector.get(prefix + "orderby") : null,
                parameters.getNumberToSkip(),
                parameters.getLimit(),
                parameters.getBatchSize(),
                parameters.getProjection());
    }

    private boolean isUpdating() {
        return Thread.holdsLock(this) && updating;
    }

    /** Matches apart from the updates, whose matcher remembers places in arrays. */
    @Override
    protected boolean documentMatchesQuery(Document document, Document query) {
        return new DefaultQueryMatcher().matches(document, query);
    }

    @Override
    public void addIndex(Index<Object> index) {
        super.addIndex(index);
        noteIndexes();
    }

    @Override
    public void dropIndex(String name) {
        super.dropIndex(name);
        noteIndexes();
    }

    private void noteIndexes() {
        rangeIndexes = getIndexes().stream()
                .filter(RangeIndex.class::isInstance)
                .map(RangeIndex.class::cast)
                .toList();
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        int wanted = isUpdating() && updatingOne ? 1 : limit;
        if (isNaturalDescending(orderBy)) {
            return matchDocuments(query, orderBy, skip, wanted, batchSize, projection);
        }
        Document filter = leading(query);
        TextFilter texts = TextFilter.of(filter);
        QueryPlan plan = planFor(filter, texts, orderBy, wanted == 0 ? 0 : (long) wanted + skip);
        Stream<Document> found = candidates(plan);
        SortOrder sorting = plan != null && plan.ordered() ? null : SortOrder.of(orderBy);
        return matchDocumentsFromStream(query, found.filter(texts), skip, wanted, batchSize, sorting, projection);
    }

    /** What the plan finds, or everything. */
    private Stream<Document> candidates(@Nullable QueryPlan plan) {
        return plan == null ? documents.values().stream() : plan.documents(documents);
    }

    private Document leading(Document query) {
        Document leading =
                query.isEmpty() && NARROWING.isBound() ? NARROWING.get().takeFor(this) : null;
        return leading == null ? query : leading;
    }

    private @Nullable QueryPlan planFor(Document filter, TextFilter texts, @Nullable Document orderBy, long wanted) {
        boolean natural = orderBy != null && orderBy.containsKey("$natural");
        Document order = natural ? null : orderBy;
        var question =
                new QueryPlan.Question(Conditions.of(filter), order, wanted, texts.isEmpty() ? null : passing(texts));
        return QueryPlan.cheapest(rangeIndexes, question, documents.sizeAsLong());
    }

    /** The share of documents whose texts fit, told by some of them: their ids say nothing of their texts. */
    private double passing(TextFilter texts) {
        long fit = documents.values().stream().limit(SAMPLE).filter(texts).count();
        return (fit + A_LITTLE) / SAMPLE;
    }

    @Override
    protected QueryResult matchDocumentsFromStream(
            Document query,
            Stream<Document> found,
            int skip,
            int limit,
            int batchSize,
            @Nullable Comparator<Document> order,
            @Nullable Document projection) {
        Stream<Document> given = isUpdating()
                ? found.filter(document -> documentMatchesQuery(document, query))
                        .map(Document::cloneDeeply)
                : found;
        return super.matchDocumentsFromStream(query, given, skip, limit, batchSize, order, projection);
    }

    @Override
    public synchronized Document updateDocuments(
            Document selector, Document update, ArrayFilters filters, boolean multi, boolean upsert, Oplog oplog) {
        return onCopies(!multi, () -> super.updateDocuments(selector, update, filters, multi, upsert, oplog));
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        return onCopies(false, () -> super.findAndModify(query));
    }

    private Document onCopies(boolean one, Supplier<Document> command) {
        updating = true;
        updatingOne = one;
        try {
            return command.get();
        } finally {
            updating = false;
            updatingOne = false;
        }
    }

    @Override
    protected QueryResult createQueryResult(List<Document> matched, int batchSize) {
        int first = batchSize > 0 ? BatchCursor.fitting(matched, batchSize) : matched.size();
        List<Document> rest = matched.subList(first, matched.size());
        List<Document> batch = matched.subList(0, first);
        return rest.isEmpty() ? new QueryResult(batch) : new QueryResult(batch, createCursor(rest));
    }

    @Override
    protected Cursor createCursor(List<Document> remaining) {
        BatchCursor cursor = new BatchCursor(cursorRegistry.generateCursorId(), remaining);
        synchronized (openCursors) {
            openCursors.removeIf(open -> open.isEmpty() || (open.isForgotten() && cursorRegistry.remove(open)));
            openCursors.add(cursor);
        }
        cursorRegistry.add(cursor);
        return cursor;
    }

    @Override
    protected boolean tracksDataSize() {
        return false; // it would encode each document once more and write one more page a commit
    }
}
