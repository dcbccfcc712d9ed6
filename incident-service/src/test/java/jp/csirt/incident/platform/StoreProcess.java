package jp.csirt.incident.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import jp.csirt.incident.IncidentServiceApplication;

/** The store in a process of its own, started by the jar's own command, which a test may kill, pause and start again. */
public final class StoreProcess implements AutoCloseable {

    private static final String ANSWERS = "The store answers on ";

    /** Below the ports that the system gives to clients: one that calls in vain must never be given the port it calls. */
    private static final int LOWEST_PORT = 20_000;

    private static final int PORT_BOUND = 32_000;

    private final Path folder;
    private final int port = freePort();
    private Process process;

    private StoreProcess(Path folder, List<String> shell) {
        this.folder = folder;
        this.process = run(shell);
    }

    /** Serves the folder, which must exist, on a free port that stays the same over restarts. */
    public static StoreProcess start(Path folder) {
        return new StoreProcess(folder, List.of());
    }

    /** As {@link #start}, but no file may grow beyond so many KiB until the next start: the disk is full. */
    public static StoreProcess startOnSmallDisk(Path folder, int kibibytes) {
        return new StoreProcess(folder, smallDisk(kibibytes));
    }

    /** What comes before a command so that no file it writes may grow beyond so many KiB. */
    public static List<String> smallDisk(int kibibytes) {
        return List.of("bash", "-c", "ulimit -f " + kibibytes + "; exec \"$@\"", "bash");
    }

    /** A port of the loopback address on which nobody listens. */
    public static int freePort() {
        while (true) {
            int wanted = ThreadLocalRandom.current().nextInt(LOWEST_PORT, PORT_BOUND);
            try (var socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException _) { // taken: try another
            }
        }
    }

    public int port() {
        return port;
    }

    /** Without a database's name. */
    public String uri() {
        return "mongodb://127.0.0.1:" + port;
    }

    /** Starts again on the same port and folder. */
    public void restart() {
        process = run(List.of());
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** SIGSTOP: the connections stay, nothing answers. */
    public void pause() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .onExit()
                    .join()
                    .exitValue();
            if (status != 0) {
                throw new AssertionError("SIG" + name + " was not sent");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process run(List<String> shell) {
        var command = new ArrayList<>(shell);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                IncidentServiceApplication.class.getName(),
                "store",
                "--port",
                Integer.toString(port),
                "--path",
                folder.toString()));
        try {
            Process started = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader output = started.inputReader(StandardCharsets.UTF_8);
            awaitAnswers(output);
            Thread.ofVirtual().start(() -> drain(output));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitAnswers(BufferedReader output) throws IOException {
        String line = output.readLine();
        while (line != null && !line.startsWith(ANSWERS)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new AssertionError("the store did not start");
        }
    }

    /** Whoever writes to a full pipe stands still. */
    private static void drain(BufferedReader output) {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException _) { // the process is gone
        }
    }

    @Override
    public void close() {
        kill();
    }
}
