package jp.csirt.incident.platform;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import jp.csirt.store.EmbeddedStore;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** One embedded server for all tests; gives each test that asks for a {@link TestDatabase} an empty one of its own. */
public final class EmbeddedServer implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == TestDatabase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Running server = test.getRoot()
                .getStore(ExtensionContext.Namespace.create(EmbeddedServer.class))
                .computeIfAbsent(Running.class, _ -> Running.start(), Running.class);
        return new TestDatabase(server.store.port(), server.client.getDatabase("test-" + UUID.randomUUID()));
    }

    /** A client as the product makes it, for a server on the loopback address; it looks sooner whether that came back. */
    public static MongoClient client(int port) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://127.0.0.1:" + port))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToServerSettings(server -> server.minHeartbeatFrequency(20, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(10, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(2, TimeUnit.SECONDS))
                .build());
    }

    /** The server and what must be closed with it. */
    private record Running(Path folder, EmbeddedStore store, MongoClient client) implements AutoCloseable {

        static Running start() {
            quiet("de.bwaldvogel.mongo");
            quiet("org.mongodb.driver");
            try {
                Path folder = Files.createTempDirectory("platform-test");
                EmbeddedStore store = EmbeddedStore.open(EmbeddedStore.Options.at(folder));
                return new Running(folder, store, EmbeddedServer.client(store.port()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void quiet(String logger) {
            ((Logger) LoggerFactory.getLogger(logger)).setLevel(Level.OFF);
        }

        @Override
        public void close() throws IOException {
            client.close();
            store.close();
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
