package jp.csirt.incident.journey;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import jp.csirt.incident.IncidentServiceApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The real service in this JVM, with the demo roster and a store of its own that is gone when it is closed. */
final class TestService implements AutoCloseable {

    private static final String RATE = "--csirt.rate-limit.per-minute=";

    private final Path store;
    private final ConfigurableApplicationContext context;
    private final Client client;
    private final int port;

    /** With the embedded database, unless {@code more} arguments name another one. */
    TestService(String... more) {
        store = temporaryFolder();
        context = new SpringApplicationBuilder(IncidentServiceApplication.class)
                .main(IncidentServiceApplication.class)
                .profiles("demo")
                .run(Stream.of(
                                Stream.of(
                                        "--server.port=0",
                                        "--server.address=127.0.0.1",
                                        "--csirt.demo.samples=false",
                                        "--csirt.store.path=" + store),
                                more.length == 0
                                        ? Stream.of("--csirt.mongodb-uri=", "--csirt.master-key=")
                                        : Stream.of(more),
                                Arrays.toString(more).contains(RATE) ? Stream.<String>empty() : Stream.of(RATE + "0"))
                        .flatMap(arguments -> arguments)
                        .toArray(String[]::new));
        String port = context.getEnvironment().getProperty("local.server.port");
        this.port = Integer.parseInt(Objects.requireNonNull(port));
        client = new Client(this.port, new AskedSoFar(part(MongoDatabase.class)));
    }

    /** A part of the service, for tests that look behind the API. */
    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** The folder of its store. */
    Path store() {
        return store;
    }

    /** A client with connections of its own. */
    Client anotherClient() {
        return new Client(port, new AskedSoFar(part(MongoDatabase.class)));
    }

    Client client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        context.close();
        delete(store);
    }

    static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("incident-service-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
