package jp.csirt.incident.journey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reader of an endless answer, on a connection of its own with small buffers; it reads only what it is told to. */
final class Sse implements AutoCloseable {

    private static final int PATIENCE = 60_000;
    private static final int SMALL = 4096;
    private static final int A_FEW = 3;
    private static final String COMMENT = ":";

    private final Socket socket;
    private final BufferedReader lines;

    /** Asks, and reads nothing yet. */
    Sse(Client client, String target, @Nullable String key, String... headers) {
        try {
            socket = new Socket();
            socket.setReceiveBufferSize(SMALL);
            socket.setSoTimeout(PATIENCE);
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), client.port()));
            var request = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n")
                    .append("Accept: text/event-stream\r\n")
                    .append(key == null ? "" : "Authorization: " + Client.bearer(key) + "\r\n");
            for (int i = 0; i < headers.length; i += 2) {
                request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
            }
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), SMALL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Status line and headers. */
    List<String> begun() {
        return Stream.generate(this::line).takeWhile(line -> !line.isEmpty()).toList();
    }

    /** The next that is told. */
    Told next() {
        Told next = nextOrComment();
        while (next == null) {
            next = nextOrComment();
        }
        return next;
    }

    /** All that is told until there is nothing more. */
    List<Told> rest() {
        var all = new ArrayList<Told>();
        for (Told next = nextOrComment(); next != null; next = nextOrComment()) {
            all.add(next);
        }
        return all;
    }

    private @Nullable Told nextOrComment() {
        String id = null;
        String event = null;
        while (true) {
            String line = line();
            if (line.equals(COMMENT)) {
                return null;
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                event = line.substring(7);
            } else if (line.startsWith("data: ")) {
                return new Told(id, event, JsonMapper.shared().readTree(line.substring(6)));
            }
        }
    }

    /** Whether the answer ends as the protocol ends answers, before it only repeats that there is nothing. */
    boolean ends() {
        int silent = 0;
        while (silent < A_FEW) {
            String line = line();
            if (line.equals("0")) {
                return true;
            }
            silent += line.equals(COMMENT) ? 1 : 0;
        }
        return false;
    }

    /** How many events still come before the connection is gone, in whatever way. */
    int countBeforeItBreaks() {
        int events = 0;
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                events += line.startsWith("id: ") ? 1 : 0;
            }
        } catch (IOException _) {
            return events;
        }
        return events;
    }

    /** A line; sizes of chunks are lines as well, which nothing that is told looks like. */
    private String line() {
        try {
            String line = lines.readLine();
            if (line == null) {
                throw new AssertionError("the connection was closed");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One event of the answer. */
    record Told(@Nullable String id, @Nullable String event, JsonNode data) {}
}
