package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import jp.csirt.incident.platform.StoreProcess;
import org.jspecify.annotations.Nullable;

/** The packaged service in a JVM of its own, which can be killed and started again on the same store. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> EMBEDDED = List.of("--csirt.mongodb-uri=");

    /** What starts sooner and never runs as fast. */
    private static final List<String> SHORT_RUN = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Path folder = TestService.temporaryFolder();
    private final Path log = folder.resolve("log.txt");
    private final int port = StoreProcess.freePort();
    private final Client client = new Client(port);
    private final List<String> machine;
    private final List<String> database;
    private @Nullable Process process;

    private ServiceProcess(List<String> shell, List<String> machine, List<String> database) {
        this.machine = machine;
        this.database = database;
        folder("store");
        folder("home");
        run(shell);
        awaitHealth();
    }

    /** On the embedded database. */
    ServiceProcess() {
        this(List.of(), SHORT_RUN, EMBEDDED);
    }

    /** On the embedded database, in the JVM as an operator starts it: what is measured must not be slowed down. */
    static ServiceProcess measured() {
        return new ServiceProcess(List.of(), List.of(), EMBEDDED);
    }

    /** On the embedded database, with more settings. */
    static ServiceProcess with(String... settings) {
        return new ServiceProcess(
                List.of(),
                SHORT_RUN,
                Stream.concat(EMBEDDED.stream(), Stream.of(settings)).toList());
    }

    /** On a database of the operator's. */
    static ServiceProcess on(String uri) {
        return new ServiceProcess(
                List.of(),
                SHORT_RUN,
                List.of(
                        "--csirt.mongodb-uri=" + uri,
                        "--csirt.node-id=" + UUID.randomUUID(),
                        OperatorKeys.MASTER,
                        OperatorKeys.SIGNING));
    }

    /** On the embedded database, whose file may not grow beyond so many KiB until the next start. */
    static ServiceProcess onSmallDisk(int kibibytes) {
        return new ServiceProcess(StoreProcess.smallDisk(kibibytes), SHORT_RUN, EMBEDDED);
    }

    /** What it has written so far. */
    List<String> log() throws IOException {
        return Files.readAllLines(log);
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

    /** The folder of the embedded database. */
    Path store() {
        return folder.resolve("store");
    }

    /** Once more, with more settings than before. */
    void start(String... more) {
        run(List.of(), more);
        awaitHealth();
    }

    /** Starts what must not start: what it says before it ends by itself, with a status that is not 0. */
    String startInVain() throws IOException {
        Files.writeString(log, "");
        run(List.of());
        assertThat(Objects.requireNonNull(process).onExit().join().exitValue()).isNotZero();
        return Files.readString(log);
    }

    private void run(List<String> shell, String... more) {
        try {
            var command = new ArrayList<>(shell);
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(machine);
            command.addAll(List.of(
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
                    "--csirt.rate-limit.per-minute=0",
                    "--csirt.store.path=" + store()));
            command.addAll(database);
            command.addAll(List.of(more));
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it has used of the processors so far. */
    Duration processorTime() {
        return Objects.requireNonNull(process).info().totalCpuDuration().orElseThrow();
    }

    /** SIGKILL. */
    void kill() {
        Process running = Objects.requireNonNull(process);
        running.destroyForcibly();
        try {
            if (!running.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("the process outlived SIGKILL");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGTERM. */
    void terminate() {
        Objects.requireNonNull(process).destroy();
    }

    /** Waits until it has ended by itself. */
    void awaitEnd() {
        Objects.requireNonNull(process).onExit().orTimeout(60, TimeUnit.SECONDS).join();
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

    @Override
    public void close() {
        kill();
        client.close();
        TestService.delete(folder);
    }
}
