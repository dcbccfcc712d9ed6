package jp.csirt.incident.journey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A connection on which bytes are written as they are. */
final class RawHttp implements AutoCloseable {

    private final Socket socket;

    RawHttp(int port) throws IOException {
        socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
        socket.setSoTimeout(10_000);
    }

    /** All that comes back until the server closes the connection. */
    static String answer(int port, String request) throws IOException {
        try (var connection = new RawHttp(port)) {
            try {
                connection.send(request);
            } catch (SocketException _) {
                // refused before it was sent whole
            }
            return connection.rest();
        }
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** What comes until the server closes the connection. */
    String rest() throws IOException {
        var read = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(read);
        } catch (SocketException _) {
            // reset, because something of the request was still under way: what came before counts
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    /** What comes up to this text, which must come. */
    String until(String end) throws IOException {
        var read = new StringBuilder();
        while (read.indexOf(end) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new AssertionError("the connection was closed after: " + read);
            }
            read.append((char) next);
        }
        return read.toString();
    }

    /** Goes on sending this now and then: the beginning of what comes when the server ends it, which it must. */
    String dripUntilClosed(String drop) throws IOException {
        socket.setSoTimeout(100);
        var read = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            if (!isOpenAfter(drop, read)) {
                return read.toString();
            }
        }
        throw new AssertionError("the connection stays open");
    }

    private boolean isOpenAfter(String drop, StringBuilder read) {
        try {
            send(drop);
            var beginning = new byte[4096];
            int count = socket.getInputStream().read(beginning);
            read.append(new String(beginning, 0, Math.max(0, count), StandardCharsets.UTF_8));
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false; // reset
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
