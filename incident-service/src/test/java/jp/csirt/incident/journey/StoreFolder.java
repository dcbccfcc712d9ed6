package jp.csirt.incident.journey;

import com.mongodb.ServerAddress;
import java.util.UUID;
import jp.csirt.incident.platform.TestServer;

/** A database for several services, gone when it is closed. */
final class StoreFolder implements AutoCloseable {

    private final TestServer server = TestServer.start();
    private final String database = "journey-" + UUID.randomUUID();

    /** What a service needs to use it. */
    String uri() {
        return server.uri(database);
    }

    /** Where its server listens. */
    ServerAddress address() {
        return server.address();
    }

    @Override
    public void close() {
        server.drop(database);
        server.close();
    }
}
