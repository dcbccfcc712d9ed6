package jp.csirt.notification.journey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection on which bytes are written as they are. */
final class RawHttp {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private RawHttp() {}

    /** Sends this and no more: all that comes back until the server closes the connection, which it must. */
    static String answer(int port, String request) throws IOException {
        var read = new ByteArrayOutputStream();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            var some = new byte[4096];
            int count = socket.getInputStream().read(some);
            while (count >= 0) {
                read.write(some, 0, count);
                count = socket.getInputStream().read(some);
            }
        } catch (SocketException _) {
            // closed while something was still under way: what came before counts
        }
        return read.toString(StandardCharsets.UTF_8);
    }
}
