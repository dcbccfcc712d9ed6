package jp.csirt.incident.platform;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.mongodb.reactivestreams.client.MongoClient;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slf4j.LoggerFactory;

/** One {@link TestServer} for all tests; gives each that asks for a {@link TestDatabase} an empty one, gone afterwards. */
public final class EmbeddedServer implements ParameterResolver {

    private static final Namespace OWN = Namespace.create(EmbeddedServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == TestDatabase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Running running =
                test.getRoot().getStore(OWN).computeIfAbsent(Running.class, _ -> Running.start(), Running.class);
        String name = test.getRequiredTestClass().getSimpleName() + "-"
                + UUID.randomUUID().toString().substring(0, 13);
        test.getStore(OWN).put(name, (AutoCloseable) () -> running.server.drop(name));
        return new TestDatabase(running.server, running.client.getDatabase(name));
    }

    /** The server and what must be closed with it. */
    private record Running(TestServer server, MongoClient client) implements AutoCloseable {

        static Running start() {
            quiet("de.bwaldvogel.mongo");
            quiet("org.mongodb.driver");
            TestServer server = TestServer.start();
            return new Running(server, server.client());
        }

        private static void quiet(String logger) {
            ((Logger) LoggerFactory.getLogger(logger)).setLevel(Level.OFF);
        }

        @Override
        public void close() {
            client.close();
            server.close();
        }
    }
}
