package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.contract.EventContract;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reader of the endless answer, on a connection of its own with small buffers; it reads only what it is told to. */
final class FeedStream implements AutoCloseable {

    private static final int PATIENCE = 20_000;
    private static final int SMALL = 4096;
    private static final int A_FEW = 3;

    private final Socket socket;
    private final BufferedReader lines;

    /** Asks, and reads nothing yet. */
    FeedStream(Client client, String query, String... headers) {
        try {
            socket = new Socket();
            socket.setReceiveBufferSize(SMALL);
            socket.setSoTimeout(PATIENCE);
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), client.port()));
            var request = new StringBuilder("GET " + Feed.PATH + query + " HTTP/1.1\r\nHost: localhost\r\n")
                    .append("Authorization: Bearer demo-" + Feed.KEY + "\r\nAccept: text/event-stream\r\n");
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

    /** The next event; its id is its position. */
    JsonNode next() {
        String id = null;
        while (true) {
            String line = line();
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ")) {
                JsonNode event = JsonMapper.shared().readTree(line.substring(6));
                EventContract.check(event);
                assertThat(id).isEqualTo(String.valueOf(Feed.position(event)));
                return event;
            }
        }
    }

    /** The next so many events. */
    List<JsonNode> next(int count) {
        return Stream.generate(this::next).limit(count).toList();
    }

    /** Whether the answer ends as the protocol ends answers, before it only repeats that there is nothing. */
    boolean ends() {
        int silent = 0;
        while (silent < A_FEW) {
            String line = line();
            if (line.equals("0")) {
                return true;
            }
            silent += line.equals(":") ? 1 : 0;
        }
        return false;
    }

    /** How many events still come before the connection is gone, in whatever way. */
    int rest() {
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

    /** A line; sizes of chunks are lines as well, which no event looks like. */
    String line() {
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
}
