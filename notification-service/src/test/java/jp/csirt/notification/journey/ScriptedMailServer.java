package jp.csirt.notification.journey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server that misbehaves as it is told: refuses, says nothing, or dies in the middle of a mail. */
final class ScriptedMailServer implements AutoCloseable {

    /** What it does to a mail. */
    enum Behaviour {
        TAKE,
        REFUSE_RECIPIENT_FOR_GOOD,
        REFUSE_RECIPIENT_FOR_NOW,
        REFUSE_SENDER_FOR_GOOD,
        DIE_IN_THE_MIDDLE,
        SAY_NOTHING,
        /** It takes the mail, and dies before it says so. */
        TAKE_AND_DIE
    }

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Behaviour> behaviour = new AtomicReference<>(Behaviour.TAKE);
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> recipients = new CopyOnWriteArrayList<>();
    private final List<String> greetings = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger encrypted = new AtomicInteger();
    private volatile boolean encrypts;
    private volatile @Nullable String unknown;

    ScriptedMailServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var _ = threads.submit(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    void behave(Behaviour now) {
        behaviour.set(now);
    }

    /** Whatever else it does, it knows nobody of this address. */
    void refuse(String address) {
        unknown = address;
    }

    /** It offers STARTTLS, with a certificate that nobody vouches for. */
    void offerEncryption() {
        encrypts = true;
    }

    /** How many conversations were encrypted. */
    int encrypted() {
        return encrypted.get();
    }

    /** Whoever still waits for an answer is cut off. */
    void hangUp() {
        closed.countDown();
    }

    /** The mails it took, whole. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    /** How it was greeted. */
    List<String> greetings() {
        return List.copyOf(greetings);
    }

    /** Every recipient it was asked for. */
    List<String> recipients() {
        return List.copyOf(recipients);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                var _ = threads.submit(() -> serve(client));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = client.getOutputStream();
            say(out, "220 test");
            String line = talk(in, out);
            if ("STARTTLS".equals(line)) {
                say(out, "220 go on");
                serveEncrypted(client);
            }
        } catch (IOException _) {
            return; // the other side went away
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Talks until the other side wants to encrypt, or has gone. */
    private @Nullable String talk(BufferedReader in, OutputStream out) throws IOException, InterruptedException {
        String line = in.readLine();
        while (line != null && !line.equals("STARTTLS") && answer(line, in, out)) {
            line = in.readLine();
        }
        return line;
    }

    private void serveEncrypted(Socket client) throws IOException, InterruptedException {
        try (var hidden = (SSLSocket) Certificates.unknown().getSocketFactory().createSocket(client, null, true)) {
            hidden.startHandshake();
            encrypted.incrementAndGet();
            talk(
                    new BufferedReader(new InputStreamReader(hidden.getInputStream(), StandardCharsets.UTF_8)),
                    hidden.getOutputStream());
        }
    }

    private boolean answer(String line, BufferedReader in, OutputStream out) throws IOException, InterruptedException {
        Behaviour now = behaviour.get();
        String command = line.split("[ :]", 2)[0];
        switch (command) {
            case "EHLO", "HELO" -> {
                greetings.add(line);
                say(out, encrypts ? "250-ok\r\n250 STARTTLS" : "250 ok");
            }
            case "RSET", "NOOP" -> say(out, "250 ok");
            case "MAIL" -> say(out, now == Behaviour.REFUSE_SENDER_FOR_GOOD ? "550 not from you" : "250 ok");
            case "RCPT" -> {
                recipients.add(line);
                say(out, recipient(line.contains("<" + unknown + ">") ? Behaviour.REFUSE_RECIPIENT_FOR_GOOD : now));
            }
            case "DATA" -> {
                return data(now, in, out);
            }
            case "QUIT" -> {
                say(out, "221 bye");
                return false;
            }
            default -> say(out, "500 what?");
        }
        return true;
    }

    private static String recipient(Behaviour now) {
        return switch (now) {
            case REFUSE_RECIPIENT_FOR_GOOD -> "550 5.1.1 nobody of that name: secret@shime.example";
            case REFUSE_RECIPIENT_FOR_NOW -> "451 later";
            case TAKE, REFUSE_SENDER_FOR_GOOD, DIE_IN_THE_MIDDLE, SAY_NOTHING, TAKE_AND_DIE -> "250 ok";
        };
    }

    private boolean data(Behaviour now, BufferedReader in, OutputStream out) throws IOException, InterruptedException {
        if (now == Behaviour.SAY_NOTHING) {
            closed.await();
            return false;
        }
        say(out, "354 go on");
        var mail = new StringBuilder();
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            mail.append(line).append('\n');
            if (now == Behaviour.DIE_IN_THE_MIDDLE) {
                return false;
            }
            line = in.readLine();
        }
        taken.add(mail.toString());
        if (now == Behaviour.TAKE_AND_DIE) {
            return false;
        }
        say(out, "250 taken");
        return true;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        hangUp();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
