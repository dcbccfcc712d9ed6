package jp.csirt.incident.platform.scan;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Speaks clamd's {@code INSTREAM} on a real socket; what it answers is up to the test, what it was sent can be looked at. */
public final class ClamdServer implements AutoCloseable {

    /** What it takes for a virus. */
    public static final String VIRUS = "this-is-taken-for-a-virus";

    private static final String COMMAND = "zINSTREAM\0";

    private final ServerSocketChannel server;
    private final String address;
    private final Function<byte[], String> answer;
    private final List<byte[]> scanned = new CopyOnWriteArrayList<>();

    private ClamdServer(ServerSocketChannel server, String address, Function<byte[], String> answer) {
        this.server = server;
        this.address = address;
        this.answer = answer;
        Thread.ofVirtual().start(this::accept);
    }

    /** On a loopback port, with the verdict of a scanner that knows one virus. */
    public static ClamdServer onLoopback() {
        return onLoopback(file -> new String(file, StandardCharsets.UTF_8).contains(VIRUS)
                ? "stream: Sample.Virus-1 FOUND\0"
                : "stream: OK\0");
    }

    /** On a loopback port, with this answer to each file; an empty one is none. */
    public static ClamdServer onLoopback(Function<byte[], String> answer) {
        try {
            var server = ServerSocketChannel.open();
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
            return new ClamdServer(server, "tcp://127.0.0.1:" + port, answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On a socket in the file system. */
    static ClamdServer onSocket(Path socket) throws IOException {
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        return new ClamdServer(server, "unix:" + socket, _ -> "stream: OK\0");
    }

    /** As it is configured. */
    public String address() {
        return address;
    }

    /** The files it has seen whole. */
    public List<byte[]> scanned() {
        return List.copyOf(scanned);
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (ClosedChannelException e) {
            // closed by the test
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            var in = new DataInputStream(Channels.newInputStream(client));
            String command = new String(in.readNBytes(COMMAND.length()), StandardCharsets.US_ASCII);
            if (!command.equals(COMMAND)) {
                throw new IllegalStateException("not a command of clamd: " + command);
            }
            var file = new ByteArrayOutputStream();
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                file.writeBytes(in.readNBytes(length));
            }
            scanned.add(file.toByteArray());
            client.write(ByteBuffer.wrap(answer.apply(file.toByteArray()).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            // the client went away in the middle of a file
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
