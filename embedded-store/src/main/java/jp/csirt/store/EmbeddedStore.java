package jp.csirt.store;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MongoDB-compatible server inside this process, on one file, reachable from this machine only.
 *
 * <p>A write is answered when it is on disk. What it understands is listed in the package description.
 */
public final class EmbeddedStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStore.class);

    private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);

    private final MVStore store;
    private final GroupCommit commits;
    private final VersionNote note;
    private final MongoServer server;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Where a store lives and how it is opened.
     *
     * @param folder where the file of the store is; created if absent
     * @param port on the loopback address; 0 for any free one
     * @param cacheMegabytes memory for pages that were read, in MiB
     * @param acceptOlder open the file also when it is older than it once was, because it was cut or restored
     */
    public record Options(Path folder, int port, int cacheMegabytes, boolean acceptOlder) {

        public Options {
            Objects.requireNonNull(folder, "folder");
            if (port < 0 || port > 65_535 || cacheMegabytes < 1) {
                throw new IllegalArgumentException("port " + port + ", cache of " + cacheMegabytes + " MiB");
            }
        }

        /** Any free port, 64 MiB, and no older file. */
        public static Options at(Path folder) {
            return new Options(folder, 0, 64, false);
        }
    }

    /**
     * Opens the store and serves it.
     *
     * @throws StoreUnavailableException when the file or the port cannot be used; the message says why
     */
    public static EmbeddedStore open(Options options) {
        return new EmbeddedStore(options, StoreFile.open(options));
    }

    private EmbeddedStore(Options options, MVStore opened) {
        store = opened;
        note = VersionNote.beside(StoreFile.in(options.folder()));
        commits = new GroupCommit(opened, new DurableVersion(BETWEEN_NOTES, note::write), this::abandon);
        try {
            server = new MongoServer(new DurableBackend(opened, commits));
            store.commit(); // the layout of a new file, and indexes that had to be filled
            store.sync();
            note.write(store.getCurrentVersion());
            port = bind(options.port());
        } catch (StoreUnavailableException unusable) {
            store.closeImmediately();
            throw unusable;
        } catch (RuntimeException unreadable) { // damaged pages fail in many ways, and the file must not stay locked
            store.closeImmediately();
            throw new StoreUnavailableException(
                    "The store cannot be opened: check the disk and restore " + StoreFile.in(options.folder())
                            + " from a backup if it is damaged.",
                    unreadable);
        }
        commits.start();
        LOG.info("Store opened in {} on port {}", options.folder(), port);
    }

    private int bind(int wanted) {
        int workers = Math.max(8, 2 * Runtime.getRuntime().availableProcessors());
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted);
        try {
            server.bind(address, 1, workers);
        } catch (Exception refused) { // Netty throws the checked BindException without declaring it
            server.shutdownNow();
            throw new StoreUnavailableException(
                    "The store cannot listen on port " + wanted + ": choose a free one.", refused);
        }
        return server.getLocalAddress().getPort();
    }

    /** The port on the loopback address. */
    public int port() {
        return port;
    }

    /** Where a driver connects; the name of a database may follow after a slash. */
    public String uri() {
        return "mongodb://127.0.0.1:" + port;
    }

    /**
     * Where the driver of this process connects. The server is here and never away, on a busy machine only slow; so nobody
     * gives up on it as early as on one across the network.
     */
    public String uri(String database) {
        return uri() + "/" + database
                + "?connectTimeoutMS=30000&serverSelectionTimeoutMS=30000&waitQueueTimeoutMS=30000";
    }

    /** Whether writes are still possible; once false it stays false, and only a new start helps. */
    public boolean healthy() {
        return !commits.failed() && !closed.get();
    }

    /** Makes all writes durable, tidies the file up and notes its version. Does nothing the second time. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        server.stopListening();
        awaitDurable();
        server.shutdownNow();
        commits.close();
        if (commits.failed()) {
            store.closeImmediately();
            return;
        }
        try {
            Tidying.of(store);
            long version = store.getCurrentVersion();
            store.close();
            note.write(version);
        } catch (MVStoreException broken) {
            store.closeImmediately();
            throw new StoreUnavailableException(
                    "The store could not be closed cleanly: check the disk before the next start.", broken);
        }
        LOG.info("Store closed");
    }

    private void awaitDurable() {
        CountDownLatch told = new CountDownLatch(1);
        commits.whenDurable(_ -> told.countDown());
        try {
            told.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** After a failed write: no client may go on as if nothing had happened. */
    private void abandon() {
        Thread.ofPlatform().name("store-abandon").daemon().start(server::shutdownNow);
    }
}
