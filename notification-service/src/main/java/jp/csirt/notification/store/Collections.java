package jp.csirt.notification.store;

import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import org.bson.Document;

/** The collections, each write acknowledged by what outlives a crash, and their indexes. */
public final class Collections {

    private static final int DUPLICATE_KEY = 11_000;

    private final MongoDatabase database;

    public Collections(MongoDatabase database) {
        this.database = database;
    }

    /** Makes the indexes; those that are there stay. */
    public Collections indexed() {
        of("messages").createIndex(Indexes.ascending("channel", "state", "nextAt"));
        of("messages").createIndex(Indexes.ascending("notificationIds"));
        of("messages").createIndex(Indexes.ascending("state", "createdAt"));
        of("notifications").createIndex(Indexes.ascending("nextAt"));
        of("notifications").createIndex(Indexes.ascending("incidentId", "createdAt"));
        of("notifications").createIndex(Indexes.ascending("state", "createdAt"));
        of("notifications").createIndex(Indexes.ascending("createdAt"));
        of("receipts").createIndex(Indexes.ascending("state", "at"));
        of("answers").createIndex(Indexes.ascending("at"));
        return this;
    }

    MongoCollection<Document> of(String name) {
        return database.getCollection(name).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /** Puts a document unless there is one with its id; whether it was new. */
    static boolean putIfAbsent(MongoCollection<Document> into, Document document) {
        try {
            into.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCode() == DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }
}
