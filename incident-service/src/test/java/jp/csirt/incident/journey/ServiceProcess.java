package jp.csirt.incident.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The packaged service in a JVM of its own, which can be killed and started again on the same store. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder = TestService.temporaryFolder();
    private final Path log = folder.resolve("log.txt");
    private final int port = freePort();
    private final Client client = new Client(port);
    private @Nullable Process process;

    ServiceProcess() {
        folder("store");
        folder("home");
        start();
    }

    Client client() {
        return client;
    }

    /** Host names that the process has asked for. */
    List<String> lookups() throws IOException {
        return Files.readAllLines(folder.resolve("lookups.txt"));
    }

    /** {@code user.home} of the process. */
    Path home() {
        return folder.resolve("home");
    }

    void start() {
        try {
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx384m",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Duser.home=" + home(),
                    "-D" + RecordingResolver.FILE + "=" + folder.resolve("lookups.txt"),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "jp.csirt.incident.IncidentServiceApplication"));
            command.addAll(List.of(
                    "--spring.profiles.active=demo",
                    "--server.port=" + port,
                    "--server.address=127.0.0.1",
                    "--csirt.mongodb-uri=",
                    "--csirt.store.path=" + folder.resolve("store")));
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitHealth();
    }

    /** SIGKILL. */
    void kill() {
        Process running = Objects.requireNonNull(process);
        running.destroyForcibly();
        try {
            if (!running.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the process outlived SIGKILL");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void awaitHealth() {
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (!healthy()) {
            if (!Objects.requireNonNull(process).isAlive() || Instant.now().isAfter(giveUp)) {
                throw new AssertionError("the service did not get healthy:\n" + text(log));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private boolean healthy() {
        try {
            return client.get("/actuator/health", null).status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private void folder(String name) {
        try {
            Files.createDirectory(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        client.close();
        TestService.delete(folder);
    }
}
