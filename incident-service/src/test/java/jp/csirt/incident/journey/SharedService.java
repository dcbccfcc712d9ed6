package jp.csirt.incident.journey;

import java.util.Set;
import jp.csirt.incident.platform.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one service, or its client, started when the first asks and closed after the last test of the run. */
final class SharedService implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
        return Set.of(Client.class, TestService.class)
                .contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext extension) {
        TestService service = extension
                .getRoot()
                .getStore(Namespace.create(SharedService.class))
                .computeIfAbsent(Running.class, type -> Running.start(), Running.class)
                .service;
        return parameter.getParameter().getType().equals(Client.class) ? service.client() : service;
    }

    /** The service as it comes, or on the database that the run is about. */
    private record Running(TestService service, @Nullable StoreFolder database) implements AutoCloseable {

        static Running start() {
            if (TestServer.isInside()) {
                return new Running(new TestService(), null);
            }
            var database = new StoreFolder();
            return new Running(
                    new TestService("--csirt.mongodb-uri=" + database.uri(), OperatorKeys.MASTER, OperatorKeys.SIGNING),
                    database);
        }

        /** Whatever all these tests did, the feed told each position in its shape and no word of it. */
        @Override
        public void close() {
            try {
                Feed.assertWordless(new Feed(service.client()).after(0, 1000));
            } finally {
                shutDown();
            }
        }

        private void shutDown() {
            service.close();
            if (database != null) {
                database.close();
            }
        }
    }
}
