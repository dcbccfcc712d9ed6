package jp.csirt.incident.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** 間に立つ代理: passes connections on from an address of its own, until it is told to break them. */
final class Relay implements AutoCloseable {

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final byte[] BAD_GATEWAY =
            "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listening;
    private final Set<Socket> passed = ConcurrentHashMap.newKeySet();
    private final InetAddress from;
    private final int to;
    private final AtomicInteger refused = new AtomicInteger();
    private volatile State state = State.PASSING;

    /** What becomes of connections. */
    enum State {
        PASSING,
        /** They break, and so does each new one. */
        BROKEN,
        /** They break, and new ones are told so in the proxy's own words. */
        ANSWERING_FOR_IT
    }

    /** Passes on to a port of this machine, as if from another of its addresses. */
    Relay(int to, String from) {
        this.to = to;
        this.from = InetAddress.ofLiteral(from);
        try {
            listening = new ServerSocket(0, 50, HERE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    void become(State next) {
        state = next;
        if (next != State.PASSING) {
            passed.forEach(Relay::close);
        }
    }

    /** How many connections came while it did not pass them on. */
    int refused() {
        return refused.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException _) { // closed
        }
    }

    private void serve(Socket client) {
        try (client;
                var service = new Socket()) {
            service.bind(new InetSocketAddress(from, 0));
            service.connect(new InetSocketAddress(HERE, to));
            passed.add(client);
            passed.add(service);
            switch (state) {
                case PASSING -> {
                    Thread.ofVirtual().start(() -> pass(service, client));
                    pass(client, service);
                }
                case ANSWERING_FOR_IT -> {
                    refused.incrementAndGet();
                    client.getOutputStream().write(BAD_GATEWAY);
                }
                case BROKEN -> refused.incrementAndGet();
            }
        } catch (IOException _) { // one side is gone, so is the other
        }
    }

    private void pass(Socket one, Socket other) {
        try {
            one.getInputStream().transferTo(other.getOutputStream());
        } catch (IOException _) { // one side is gone, so is the other
        } finally {
            close(one);
            close(other);
            passed.remove(one);
            passed.remove(other);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        become(State.BROKEN);
    }
}
