package jp.csirt.incident.platform.mongo;

import com.mongodb.ServerAddress;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Stands between driver and server, passes whole messages on, and does to inserts what a bad network does. */
public final class FaultyProxy implements AutoCloseable {

    /** What happens to an insert. */
    public enum Fault {
        /** Nothing. */
        NONE,
        /** The connection breaks before the server sees the request. */
        CUT_BEFORE,
        /** The server answers, and the connection breaks before the client sees it. */
        DROP_ANSWER,
        /** The server answers, and the client sees it only after {@link #release}. */
        HOLD_ANSWER,
        /** The server sees the request only after {@link #release}, when the client is long gone. */
        HOLD_REQUEST
    }

    private static final byte[] INSERT = "\u0002insert\u0000".getBytes(StandardCharsets.UTF_8);
    private static final int HEADER = 4;

    private final ServerAddress target;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger inserts = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();
    private volatile IntFunction<Fault> plan = _ -> Fault.NONE;
    private volatile CountDownLatch released = new CountDownLatch(1);
    private volatile @Nullable ServerSocket listening;
    private volatile @Nullable Thread accepting;

    /** A proxy on any free port for that server. */
    public FaultyProxy(ServerAddress target) {
        this.target = target;
        this.port = listen(0);
    }

    public int port() {
        return port;
    }

    /** From now on the n-th insert, from 0, meets the fault that the plan says. */
    public void onInsert(IntFunction<Fault> newPlan) {
        inserts.set(0);
        plan = newPlan;
    }

    /** How many faults there have been. */
    public int faults() {
        return faults.get();
    }

    /** Lets go of all that is held; what meets a fault later is held anew. */
    public void release() {
        CountDownLatch held = released;
        released = new CountDownLatch(1);
        held.countDown();
    }

    /** Refuses and breaks all connections. */
    public void down() {
        ServerSocket open = listening;
        Thread acceptor = accepting;
        if (open != null && acceptor != null) {
            closeQuietly(open);
            join(acceptor); // until then the port is taken
        }
        sockets.forEach(FaultyProxy::closeQuietly);
    }

    /** Accepts connections again. */
    public void up() {
        listen(port);
    }

    @Override
    public void close() {
        down();
        release();
    }

    private int listen(int wanted) {
        try {
            var server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            listening = server;
            accepting = Thread.ofVirtual().start(() -> accept(server));
            return server.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket server) {
        try {
            while (true) {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException _) { // closed
        }
    }

    private void serve(Socket client) {
        try (client;
                var server = new Socket(target.getHost(), target.getPort())) {
            sockets.add(client);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            var requests = new DataInputStream(client.getInputStream());
            var answers = new DataInputStream(server.getInputStream());
            boolean passed = true;
            while (passed) {
                byte[] request = message(requests);
                Fault fault = isInsert(request) ? plan.apply(inserts.getAndIncrement()) : Fault.NONE;
                faults.addAndGet(fault == Fault.NONE ? 0 : 1);
                passed = pass(request, fault, client, server, answers);
            }
        } catch (IOException _) { // one side is gone, so is the other
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(client);
        }
    }

    /** Whether the connection is still good. */
    private boolean pass(byte[] request, Fault fault, Socket client, Socket server, DataInputStream answers)
            throws IOException, InterruptedException {
        CountDownLatch held = released;
        if (fault == Fault.CUT_BEFORE) {
            return false;
        }
        if (fault == Fault.HOLD_REQUEST) {
            held.await();
        }
        server.getOutputStream().write(request);
        byte[] answer = message(answers);
        if (fault == Fault.HOLD_ANSWER) {
            held.await();
        }
        if (fault != Fault.DROP_ANSWER) {
            client.getOutputStream().write(answer);
        }
        return fault != Fault.DROP_ANSWER;
    }

    private static byte[] message(DataInputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER);
        if (header.length < HEADER) {
            throw new EOFException();
        }
        int length = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt();
        byte[] message = new byte[length];
        System.arraycopy(header, 0, message, 0, HEADER);
        in.readFully(message, HEADER, length - HEADER);
        return message;
    }

    /** The name of the command is the first member of the first document, near the beginning of the message. */
    private static boolean isInsert(byte[] message) {
        String start = new String(message, 0, Math.min(message.length, 64), StandardCharsets.ISO_8859_1);
        return start.contains(new String(INSERT, StandardCharsets.ISO_8859_1));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
