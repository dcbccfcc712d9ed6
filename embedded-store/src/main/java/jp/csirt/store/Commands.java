package jp.csirt.store;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where commands of the library and of MongoDB differ: which ones change nothing, defaults, order and counts. */
final class Commands {

    private static final Set<String> READING = Set.of(
            "find",
            "getmore",
            "count",
            "distinct",
            "listcollections",
            "listindexes",
            "listdatabases",
            "collstats",
            "dbstats",
            "validate",
            "hello",
            "ismaster",
            "ping",
            "buildinfo",
            "serverstatus",
            "hostinfo",
            "whatsmyuri",
            "connectionstatus",
            "getlog",
            "getparameter",
            "killcursors",
            "endsessions");

    private static final Set<String> ALONE =
            Set.of("create", "createindexes", "drop", "dropindexes", "dropdatabase", "renamecollection");

    private static final Set<String> LASTING = Set.of("majority", "linearizable");

    private Commands() {}

    /** Whether the command changes collections or indexes as such, on which all other writers rely. */
    static boolean runsAlone(String command) {
        return ALONE.contains(command.toLowerCase(Locale.ROOT));
    }

    /** Whether the command can leave nothing to be written; one that nobody knows counts as writing. */
    static boolean changesNothing(String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        return READING.contains(name) || (name.equals("aggregate") && !storesItsResult(query));
    }

    /** Whether a reading command must not show what could still be lost. */
    static boolean wantsLasting(Document query) {
        return query.get("readConcern") instanceof Document concern
                && concern.get("level") instanceof String level
                && LASTING.contains(level);
    }

    private static boolean storesItsResult(Document aggregate) {
        return aggregate.get("pipeline") instanceof List<?> pipeline
                && !pipeline.isEmpty()
                && pipeline.getLast() instanceof Document stage
                && (stage.containsKey("$out") || stage.containsKey("$merge"));
    }

    /** Inserts in order unless told otherwise, and counts the documents that were stored, not those that were sent. */
    static Document insert(Document query, UnaryOperator<Document> library) {
        query.putIfAbsent("ordered", true);
        Document reply = library.apply(query);
        List<Document> errors = errors(reply);
        if (!errors.isEmpty() && query.get("documents") instanceof List<?> sent) {
            boolean ordered = Utils.isTrue(query.get("ordered"));
            reply.put("n", ordered ? errors.getFirst().get("index") : (Object) (sent.size() - errors.size()));
        }
        return reply;
    }

    /** Executes updates or deletes one after the other and stops at the first that fails, unless told otherwise. */
    static Document inOrder(Document query, String statements, UnaryOperator<Document> library) {
        query.putIfAbsent("ordered", true);
        List<?> all = query.get(statements) instanceof List<?> list ? list : List.of();
        if (all.size() < 2) {
            return library.apply(query);
        }
        Document merged = new Document("n", 0).append("ok", 1.0);
        for (int at = 0; at < all.size(); at++) {
            Document single = new Document(query);
            single.put(statements, new ArrayList<>(List.of(all.get(at))));
            merge(merged, library.apply(single), at);
            if (Utils.isTrue(query.get("ordered")) && !errors(merged).isEmpty()) {
                break;
            }
        }
        return merged;
    }

    private static void merge(Document merged, Document reply, int at) {
        add(merged, "n", reply.get("n"));
        add(merged, "nModified", reply.get("nModified"));
        append(merged, "upserted", reply.get("upserted"), at);
        append(merged, "writeErrors", reply.get("writeErrors"), at);
    }

    private static void add(Document merged, String field, @Nullable Object count) {
        if (count instanceof Number number) {
            merged.merge(field, number.intValue(), (sum, more) -> (Integer) sum + (Integer) more);
        }
    }

    private static void append(Document merged, String field, @Nullable Object entries, int at) {
        if (entries instanceof Iterable<?> found) {
            List<Object> all = new ArrayList<>();
            if (merged.get(field) instanceof List<?> before) {
                all.addAll(before);
            }
            for (Object entry : found) {
                ((Document) entry).put("index", at);
                all.add(entry);
            }
            merged.put(field, all);
        }
    }

    private static List<Document> errors(Document reply) {
        return reply.get("writeErrors") instanceof List<?> errors
                ? errors.stream().map(Document.class::cast).toList()
                : List.of();
    }

    /** A result comes in batches also when the client does not say how large. */
    static Document withBatchSize(Document query) {
        if (Utils.isTrue(query.get("singleBatch"))) {
            query.put("batchSize", 0);
        } else {
            query.putIfAbsent("batchSize", BatchCursor.FIRST_BATCH);
        }
        return query;
    }

    /** Whether a pipeline that begins with a filter is the one by which drivers count what fits: it need not be copied. */
    static boolean counts(Document aggregate) {
        Document one = new Document("_id", 1).append("n", new Document("$sum", 1));
        return aggregate.get("pipeline") instanceof List<?> stages
                && stages.size() == 2
                && stages.getLast().equals(new Document("$group", one));
    }

    static Document countOf(String namespace, int count) {
        List<Document> batch = count == 0 ? List.of() : List.of(new Document("_id", 1).append("n", count));
        Document cursor = new Document("id", 0L).append("ns", namespace).append("firstBatch", batch);
        return new Document("cursor", cursor).append("ok", 1.0);
    }

    static Document error(MongoServerException refused) {
        Document error = new Document("ok", 0).append("errmsg", refused.getMessageWithoutErrorCode());
        if (refused instanceof MongoServerError coded) {
            error.append("code", coded.getCode()).putIfNotNull("codeName", coded.getCodeName());
        }
        return error;
    }

    /** The answer to {@code hello}, from the one to its predecessor. */
    static Document hello(Document isMaster) {
        Document hello = new Document("helloOk", true).append("isWritablePrimary", true);
        isMaster.entrySet().stream()
                .filter(field -> !field.getKey().equals("ismaster"))
                .forEach(field -> hello.put(field.getKey(), field.getValue()));
        return hello;
    }
}
