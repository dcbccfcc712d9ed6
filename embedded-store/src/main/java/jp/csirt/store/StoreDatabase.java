package jp.csirt.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;

/** A database whose maps hold BSON and whose indexes are ordered. */
final class StoreDatabase extends H2Database {

    private final MVStore store;

    StoreDatabase(String name, MVStore store, CursorRegistry cursors) {
        this.store = store; // first, because the constructor above opens collections and indexes
        super(name, store, cursors);
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "insert" -> Commands.insert(query, request -> pass(channel, command, request, resolver, oplog));
            case "update" ->
                Commands.inOrder(query, "updates", request -> pass(channel, command, request, resolver, oplog));
            case "delete" ->
                Commands.inOrder(query, "deletes", request -> pass(channel, command, request, resolver, oplog));
            case "find" -> pass(channel, command, Commands.withBatchSize(query), resolver, oplog);
            case "aggregate" -> aggregate(channel, command, query, resolver, oplog);
            case "dropindexes" -> dropIndexes(channel, command, query, resolver, oplog);
            default -> pass(channel, command, query, resolver, oplog);
        };
    }

    private Document pass(Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
        return super.handleCommand(channel, command, query, resolver, oplog);
    }

    /** Lets a pipeline that begins with a filter read only what an index finds. */
    private Document aggregate(
            Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
        Document filter = leadingFilter(query.get("pipeline"));
        if (filter == null || !(collection(query.get(command)) instanceof StoreCollection collection)) {
            return pass(channel, command, query, resolver, oplog);
        }
        if (Commands.counts(query)) {
            return Commands.countOf(collection.getFullName(), collection.countOf(filter));
        }
        return collection.narrowedTo(filter, () -> pass(channel, command, query, resolver, oplog));
    }

    private static @Nullable Document leadingFilter(@Nullable Object pipeline) {
        return pipeline instanceof List<?> stages
                        && !stages.isEmpty()
                        && stages.getFirst() instanceof Document stage
                        && stage.get("$match") instanceof Document filter
                ? filter
                : null;
    }

    /** Drops one by one and by key: by name the library forgets the indexes of that name in all collections. */
    private Document dropIndexes(
            Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
        Object wanted = query.get("index");
        MongoCollection<Object> collection = collection(query.get(command));
        if (collection == null || !(wanted instanceof String name)) {
            return pass(channel, command, query, resolver, oplog);
        }
        List<Index<Object>> dropped = collection.getIndexes().stream()
                .filter(index -> name.equals("*") ? !(index instanceof IdIndex) : name.equals(index.getName()))
                .toList();
        if (dropped.isEmpty() && !name.equals("*")) {
            throw new MongoServerError(27, "IndexNotFound", "index not found with name [" + name + "]");
        }
        Document reply = new Document("nIndexesWas", collection.getNumIndexes());
        for (Index<Object> index : dropped) {
            Document request = new Document(query);
            request.put("index", index.toIndexDescription().get("key"));
            pass(channel, command, request, resolver, oplog);
        }
        return reply.append("ok", 1.0);
    }

    private @Nullable MongoCollection<Object> collection(@Nullable Object name) {
        return name instanceof String collection ? resolveCollection(collection, false) : null;
    }

    @Override
    protected synchronized void addIndex(Document description) {
        IndexRequests.refuseUnsupported(description);
        String namespace = String.valueOf(description.get("ns"));
        MongoCollection<Object> collection = collection(namespace.substring(databaseName.length() + 1));
        if (collection != null && IndexRequests.alreadyThere(description, collection.getIndexes())) {
            return;
        }
        try {
            super.addIndex(IndexRequests.stored(description));
        } catch (MongoServerError error) {
            store.removeMap(indexMap(namespace, String.valueOf(description.get("name"))));
            throw error;
        }
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return isPrimaryKey(keys)
                ? new IdIndex(documents(collection), index)
                : ordered(collection, new OrderedIndex.Definition(index, keys, true, sparse));
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return ordered(collection, new OrderedIndex.Definition(index, keys, false, sparse));
    }

    private static boolean isPrimaryKey(List<IndexKey> keys) {
        return keys.size() == 1 && keys.getFirst().getKey().equals("_id");
    }

    private OrderedIndex ordered(String collection, OrderedIndex.Definition definition) {
        MVMap<IndexEntry, Object> entries = store.openMap(
                indexMap(getFullCollectionNamespace(collection), definition.name()),
                new MVMap.Builder<IndexEntry, Object>()
                        .keyType(new IndexEntryType(definition.descending()))
                        .valueType(BsonValueType.INSTANCE));
        return new OrderedIndex(definition, entries, traits(collection));
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        return new StoreCollection(this, name, options, documents(name), traits(name), cursorRegistry);
    }

    private MVMap<Object, Document> documents(String collection) {
        return store.openMap(
                "databases." + getFullCollectionNamespace(collection),
                new MVMap.Builder<Object, Document>()
                        .keyType(BsonValueType.INSTANCE)
                        .valueType(DocumentType.INSTANCE));
    }

    private MVMap<String, Object> traits(String collection) {
        return store.openMap(
                "meta." + getFullCollectionNamespace(collection),
                new MVMap.Builder<String, Object>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(BsonValueType.INSTANCE));
    }

    private static String indexMap(String namespace, String index) {
        return namespace + "._index_" + index;
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        if (from != this) {
            throw new MongoServerError(20, "IllegalOperation", "a collection cannot move to another database");
        }
        String oldNamespace = collection.getFullName();
        String newNamespace = getFullCollectionNamespace(newName);
        renameMap("databases." + oldNamespace, "databases." + newNamespace); // before the library opens an empty one
        renameMap("meta." + oldNamespace, "meta." + newNamespace);
        for (Index<?> index : collection.getIndexes()) {
            renameMap(indexMap(oldNamespace, index.getName()), indexMap(newNamespace, index.getName()));
        }
        super.moveCollection(from, collection, newName);
    }

    /** Drops what belongs to this database; the library would also drop the maps of one whose name begins alike. */
    @Override
    public void drop(Oplog oplog) {
        String prefix = "databases." + databaseName + ".";
        store.getMapNames().stream()
                .filter(map -> map.startsWith(prefix))
                .map(map -> map.substring(prefix.length()))
                .filter(collection -> !collection.startsWith("system."))
                .forEach(collection -> dropCollection(collection, oplog));
        store.getMapNames().stream()
                .filter(map ->
                        map.startsWith(prefix + "system.") || map.startsWith("meta." + databaseName + ".system."))
                .forEach(store::removeMap);
    }

    private void renameMap(String from, String to) {
        if (store.hasMap(from)) {
            store.renameMap(store.openMap(from), to);
        }
    }
}
