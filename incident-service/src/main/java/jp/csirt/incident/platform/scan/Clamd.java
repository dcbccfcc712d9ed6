package jp.csirt.incident.platform.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * ClamAV's daemon, by its {@code INSTREAM} command: every piece after its length in four bytes, big-endian; a length of zero
 * ends the file; the answer is {@code stream: OK} or {@code stream: <name> FOUND}. Sockets are waited for on threads that may
 * wait; whoever waits too long is interrupted, which closes the connection.
 */
public final class Clamd implements VirusScanner {

    private static final Logger LOG = LoggerFactory.getLogger(Clamd.class);
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_ANSWER = 4096;
    private static final String CLEAN = " OK";
    private static final String FOUND = " FOUND";

    private final ClamdAddress address;
    private final Duration within;

    /**
     * The daemon at an address.
     *
     * @param within how long it may take for each piece, and for its verdict
     */
    public Clamd(ClamdAddress address, Duration within) {
        this.address = address;
        this.within = within;
    }

    @Override
    public Mono<Scan> begin() {
        return waited(() -> {
            SocketChannel channel = address.connect();
            try {
                writeAll(channel, ByteBuffer.wrap(COMMAND));
                return new Stream(channel);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        });
    }

    private <T> Mono<T> waited(Callable<T> io) {
        return Mono.fromCallable(io)
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(within)
                .onErrorMap(
                        failure -> !(failure instanceof ScannerUnavailableException),
                        failure -> new ScannerUnavailableException(address + " cannot be asked: " + failure, failure));
    }

    private static void writeAll(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Up to the zero byte, or to the end. */
    private static String answer(SocketChannel channel) throws IOException {
        var answer = new ByteArrayOutputStream();
        ByteBuffer read = ByteBuffer.allocate(LONGEST_ANSWER);
        while (answer.size() < LONGEST_ANSWER && channel.read(read) >= 0) {
            read.flip();
            while (read.hasRemaining()) {
                byte next = read.get();
                if (next == 0) {
                    return answer.toString(StandardCharsets.UTF_8);
                }
                answer.write(next);
            }
            read.clear();
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static Optional<String> verdict(String answer) {
        if (answer.endsWith(FOUND)) {
            String told = answer.substring(0, answer.length() - FOUND.length());
            return Optional.of(told.substring(told.indexOf(' ') + 1));
        }
        if (answer.endsWith(CLEAN)) {
            return Optional.empty();
        }
        throw new ScannerUnavailableException("clamd gives no verdict: " + answer);
    }

    /** One file. */
    private final class Stream implements Scan {

        private final SocketChannel channel;

        private Stream(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public Mono<Void> write(byte[] piece) {
            return waited(() -> {
                        writeAll(channel, length(piece.length));
                        writeAll(channel, ByteBuffer.wrap(piece));
                        return piece.length;
                    })
                    .then();
        }

        @Override
        public Mono<Optional<String>> found() {
            return waited(() -> {
                writeAll(channel, length(0));
                return verdict(answer(channel));
            });
        }

        private ByteBuffer length(int bytes) {
            return ByteBuffer.allocate(Integer.BYTES).putInt(bytes).flip();
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.debug("the connection to {} was gone already", address, e);
            }
        }
    }
}
