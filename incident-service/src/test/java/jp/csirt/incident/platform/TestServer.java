package jp.csirt.incident.platform;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.mongo.FaultyProxy;
import jp.csirt.store.EmbeddedStore;
import org.springframework.util.FileSystemUtils;

/**
 * The database server of the tests, as the system property {@value #PROPERTY} says: {@code inside} this process (the
 * default), {@code outside} in a process of its own, or {@code external}, the operator's behind {@code MONGODB_URI}.
 */
public final class TestServer implements AutoCloseable {

    private static final String PROPERTY = "test.store";
    private static final String INSIDE = "inside";
    private static final String EXTERNAL = "external";
    private static final String KIND = System.getProperty(PROPERTY, INSIDE);
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Pattern URI = Pattern.compile("(mongodb(?:\\+srv)?://[^/?]+)(?:/[^?]*)?(\\?.*)?");

    private final String uri;
    private final Runnable stop;

    private TestServer(String uri, Runnable stop) {
        this.uri = uri;
        this.stop = stop;
    }

    /** Whether it is the one that the product itself starts when no other is configured. */
    public static boolean isInside() {
        return KIND.equals(INSIDE);
    }

    /** The chosen one; started if it is not there already. */
    public static TestServer start() {
        return switch (KIND) {
            case INSIDE -> inside(temporaryFolder());
            case "outside" -> outside(temporaryFolder());
            case EXTERNAL -> new TestServer(mongodbUri(), () -> {});
            default -> throw new IllegalStateException(PROPERTY + " is inside, outside or external, not " + KIND);
        };
    }

    /** A client as the product makes it, for a port of the loopback address; it looks sooner whether that came back. */
    public static MongoClient client(int port) {
        return client(KIND.equals(EXTERNAL) ? settings(mongodbUri()) : MongoClientSettings.builder(), port);
    }

    private static MongoClient client(MongoClientSettings.Builder settings, int port) {
        return MongoClients.create(settings.applyToClusterSettings(
                        cluster -> cluster.hosts(List.of(new ServerAddress("127.0.0.1", port)))
                                .mode(ClusterConnectionMode.SINGLE)
                                .serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToServerSettings(server -> server.minHeartbeatFrequency(20, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(10, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(2, TimeUnit.SECONDS))
                .build());
    }

    /** As {@link #client(int)}, for a line to this server. */
    public MongoClient over(FaultyProxy line) {
        return client(settings(uri), line.port());
    }

    MongoClient client() {
        return MongoClients.create(settings(uri).build());
    }

    /** The first of the servers behind it. */
    public ServerAddress address() {
        return new ServerAddress(new ConnectionString(uri).getHosts().getFirst());
    }

    /** What a service needs to use this database. */
    public String uri(String database) {
        Matcher parts = URI.matcher(uri);
        if (!parts.matches()) {
            throw new IllegalStateException("MONGODB_URI has no host");
        }
        return parts.group(1) + "/" + database + (parts.group(2) == null ? "" : parts.group(2));
    }

    /** Removes a database with all that is in it. */
    public void drop(String database) {
        try (MongoClient client = client()) {
            Await.first(client.getDatabase(database).drop(), WITHIN);
        }
    }

    private static TestServer inside(Path folder) {
        EmbeddedStore store = EmbeddedStore.open(EmbeddedStore.Options.at(folder));
        return new TestServer(store.uri(), () -> {
            store.close();
            delete(folder);
        });
    }

    /** A server that is this process, whichever the chosen one; somebody else closes it. */
    public static TestServer of(StoreProcess store) {
        return new TestServer(store.uri(), () -> {});
    }

    private static TestServer outside(Path folder) {
        StoreProcess store = StoreProcess.start(folder);
        return new TestServer(store.uri(), () -> {
            store.close();
            delete(folder);
        });
    }

    private static MongoClientSettings.Builder settings(String uri) {
        return MongoClientSettings.builder().applyConnectionString(new ConnectionString(uri));
    }

    private static String mongodbUri() {
        String given = System.getenv("MONGODB_URI");
        if (given == null || given.isBlank()) {
            throw new IllegalStateException("the profile external-store needs MONGODB_URI");
        }
        return given;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("platform-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop.run();
    }
}
