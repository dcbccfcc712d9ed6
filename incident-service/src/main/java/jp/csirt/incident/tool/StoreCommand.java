package jp.csirt.incident.tool;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import jp.csirt.store.EmbeddedStore;
import jp.csirt.store.StoreUnavailableException;
import org.slf4j.LoggerFactory;

/** {@code store --port <port> --path <folder>}: the embedded database as a process of its own, for two services or for tests. */
public final class StoreCommand {

    /** The command's name. */
    public static final String NAME = "store";

    private static final int REFUSED = 1;
    private static final int MISUSED = 2;
    private static final int CACHE_MEGABYTES = 64;
    private static final String USAGE = "usage: store --port <port> --path <folder> [--accept-older]";

    private final PrintStream out;
    private final PrintStream err;

    public StoreCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Serves until the process is told to stop; the exit status says why it could not. */
    public int run(List<String> arguments) {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        EmbeddedStore.Options options;
        try {
            options = options(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(USAGE);
            return MISUSED;
        }
        try {
            serve(EmbeddedStore.open(options));
            return 0;
        } catch (StoreUnavailableException e) {
            err.println(e.getMessage());
            return REFUSED;
        }
    }

    private void serve(EmbeddedStore store) {
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            store.close();
            stopped.countDown();
        }));
        out.println("The store answers on " + store.uri());
        out.flush();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            store.close();
            Thread.currentThread().interrupt();
        }
    }

    private static EmbeddedStore.Options options(List<String> arguments) {
        int port = -1;
        Path path = null;
        boolean acceptOlder = false;
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--port" -> port = Integer.parseInt(value(arguments, ++i));
                case "--path" -> path = Path.of(value(arguments, ++i));
                case "--accept-older" -> acceptOlder = true;
                default -> throw new IllegalArgumentException("unknown option " + arguments.get(i));
            }
        }
        if (port < 0 || path == null) {
            throw new IllegalArgumentException("--port and --path are needed");
        }
        return new EmbeddedStore.Options(path, port, CACHE_MEGABYTES, acceptOlder);
    }

    private static String value(List<String> arguments, int i) {
        if (i >= arguments.size()) {
            throw new IllegalArgumentException(arguments.getLast() + " needs a value");
        }
        return arguments.get(i);
    }
}
