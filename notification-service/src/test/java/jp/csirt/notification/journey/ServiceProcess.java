package jp.csirt.notification.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A service in a process of its own, that can be killed at any point. */
final class ServiceProcess implements AutoCloseable {

    private final Path folder = Folders.temporary();
    private final int port = freePort();
    private final List<String> program;
    private final List<String> arguments;
    private @Nullable Process process;

    private ServiceProcess(List<String> program, List<String> arguments) {
        this.program = List.copyOf(program);
        this.arguments = List.copyOf(arguments);
        start();
    }

    /** This service, from the classes under test. */
    static ServiceProcess own(List<String> arguments) {
        return new ServiceProcess(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        "jp.csirt.notification.NotificationServiceApplication"),
                Stream.concat(
                                Stream.of("--spring.mail.properties.mail.smtp.timeout="
                                        + RunningService.PATIENCE.toMillis()),
                                arguments.stream())
                        .toList());
    }

    /** An executable jar. */
    static ServiceProcess of(Path jar, List<String> arguments) {
        return new ServiceProcess(List.of("-jar", jar.toAbsolutePath().toString()), arguments);
    }

    int port() {
        return port;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void start() {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(program);
        command.addAll(List.of(
                "--spring.profiles.active=demo",
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--csirt.mongodb-uri=",
                "--csirt.store.path=" + folder.resolve("store")));
        command.addAll(arguments);
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("log.txt").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Await.until("the service on port " + port + " is healthy", this::healthy);
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

    private boolean healthy() {
        if (!Objects.requireNonNull(process).isAlive()) {
            throw new AssertionError("the service ended:\n" + log());
        }
        try (var http = HttpClient.newHttpClient()) {
            var health = HttpRequest.newBuilder(URI.create(url() + "/actuator/health"))
                    .build();
            return http.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        Folders.delete(folder);
    }
}
