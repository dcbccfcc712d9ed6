package jp.csirt.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.util.List;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes commands: those that change something, or may show a change to who asks for lasting ones only, are answered when it is durable. */
final class DurableBackend extends H2Backend {

    private static final Logger LOG = LoggerFactory.getLogger(DurableBackend.class);

    private final GroupCommit commits;

    DurableBackend(MVStore store, GroupCommit commits) {
        this.commits = commits; // first, because the constructor above opens the databases
        super(store);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        try {
            return new StoreDatabase(name, getMvStore(), getCursorRegistry());
        } catch (MongoServerException broken) { // the constructor above would log it and go on without the database
            throw new StoreUnavailableException(
                    "The database " + name + " cannot be opened: restore the store from a backup.", broken);
        }
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (commits.failed()) {
            throw stopped();
        }
        String collection = database + "." + query.get(command);
        if (Commands.changesNothing(command, query)) {
            Document found = commits.reading(() -> answer(channel, database, command, query));
            if (Commands.wantsLasting(query) && commits.isUndurable(collection)) {
                HoldReplies.holdNext(channel, commits);
            }
            return found;
        }
        HoldReplies.holdNext(channel, commits); // errors too: they may tell of changes that are not on disk yet
        return Commands.runsAlone(command)
                ? commits.alone(collection, () -> answer(channel, database, command, query))
                : commits.changing(collection, () -> answer(channel, database, command, query));
    }

    /** Answers errors itself: the library would write the whole command, with the documents in it, to its log. */
    @Override
    public Document handleMessage(MongoMessage message) {
        try {
            return super.handleMessage(message);
        } catch (MongoServerException refused) {
            return Commands.error(refused);
        } catch (RuntimeException broken) {
            String command = message.getDocument().keySet().iterator().next();
            LOG.error("Command {} on {} failed", command, message.getDatabaseName(), broken);
            return Commands.error(fileIsLost(broken) ? stopped() : failed());
        }
    }

    /** The file closes itself when it cannot be written, a moment before whoever commits learns of it. */
    private boolean fileIsLost(RuntimeException broken) {
        return broken instanceof MVStoreException || getMvStore().isClosed();
    }

    private static MongoServerError stopped() {
        return new MongoServerError(91, "ShutdownInProgress", "the store cannot write any more and has stopped");
    }

    private static MongoServerError failed() {
        return new MongoServerError(1, "InternalError", "the store failed: see its log");
    }

    private Document answer(Channel channel, String database, String command, Document query) {
        if (command.equalsIgnoreCase("hello")) {
            return Commands.hello(super.handleCommand(channel, database, "isMaster", query));
        } else if (command.equalsIgnoreCase("listDatabases")) {
            return listDatabases();
        }
        return super.handleCommand(channel, database, command, query);
    }

    /** Without opening every database anew, as the library does. */
    private Document listDatabases() {
        List<Document> databases = listDatabaseNames().stream()
                .sorted()
                .map(name -> new Document("name", name)
                        .append("sizeOnDisk", 0L)
                        .append("empty", resolveDatabase(name).isEmpty()))
                .toList();
        return new Document("databases", databases).append("totalSize", 0L).append("ok", 1.0);
    }

    /** Whoever opened the file closes it. */
    @Override
    public void close() {}
}
