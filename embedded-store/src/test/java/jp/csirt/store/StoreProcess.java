package jp.csirt.store;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A store in a process of its own, which a test may kill. */
final class StoreProcess implements AutoCloseable {

    private final Process process;
    private final String firstLine;

    private StoreProcess(Process process, String firstLine) {
        this.process = process;
        this.firstLine = firstLine;
    }

    /** Serves the folder until killed. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            EmbeddedStore store = EmbeddedStore.open(EmbeddedStore.Options.at(Path.of(arguments[0])));
            System.out.println(store.uri());
        } catch (StoreUnavailableException refused) {
            System.out.println(refused.getMessage());
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    static StoreProcess start(Path folder) {
        return start(folder, null);
    }

    /**
     * Starts the process and waits until it serves or refuses.
     *
     * @param shellLimit an argument of ulimit that holds for the process
     */
    static StoreProcess start(Path folder, @Nullable String shellLimit) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-ea",
                "-cp",
                System.getProperty("java.class.path"),
                StoreProcess.class.getName(),
                folder.toString()));
        if (shellLimit != null) {
            command.addAll(0, List.of("bash", "-c", "ulimit " + shellLimit + "; exec \"$@\"", "bash"));
        }
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(new File(folder.toFile(), "process.err")))
                    .start();
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            String line = output.readLine();
            while (line != null && !line.startsWith("mongodb:") && !line.startsWith("The store")) {
                line = output.readLine();
            }
            return new StoreProcess(process, line == null ? "" : line);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Where the store is served, or why it is not. */
    String firstLine() {
        return firstLine;
    }

    /** Ends the process at once, as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
