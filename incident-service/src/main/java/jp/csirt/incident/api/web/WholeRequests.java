package jp.csirt.incident.api.web;

import io.netty.channel.ChannelException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import jp.csirt.gate.Room;
import jp.csirt.incident.api.problem.ApiProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * No answer overtakes its request: a question is read to its end before it is answered, and so is whatever is refused. Else
 * reactor-netty now and then never reads from the connection again, and the client's next request on it waits for ever.
 */
public final class WholeRequests implements WebFilter {

    private static final Logger LOG = LoggerFactory.getLogger(WholeRequests.class);

    /** What Reactor calls, within one exchange, instead of its own log. */
    private static final String DROPPED = "reactor.onErrorDropped.local";

    private static final String UNREAD = WholeRequests.class.getName() + ".unread";

    /** Bytes that are still read, and thrown away. */
    private static final long READ_ON = 16 << 20;

    /** Who sends more slowly loses the connection. */
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final Room strangers;

    /**
     * Nothing is held yet.
     *
     * @param strangers how much of what nobody has read is held at once
     */
    public WholeRequests(Room strangers) {
        this.strangers = strangers;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange sent, WebFilterChain chain) {
        ServerWebExchange exchange =
                sent.mutate().request(new WholeBody(sent.getRequest())).build();
        HttpMethod method = exchange.getRequest().getMethod();
        boolean question = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        Mono<Void> answered = question
                ? drained(exchange).then(chain.filter(exchange))
                : Mono.using(
                        strangers::share,
                        share -> chain.filter(exchange)
                                .onErrorResume(refusal -> left(exchange, share).then(Mono.error(refusal))),
                        Room.Share::close,
                        false);
        return answered.contextWrite(context -> context.put(DROPPED, (Consumer<Throwable>) WholeRequests::told));
    }

    /** A fault that nobody listens to any more; the end of a broken body is told several times. */
    private static void told(Throwable late) {
        if (late instanceof ApiProblem || late instanceof ChannelException || late instanceof IOException) {
            LOG.debug("the client is gone: {}", late.toString());
        } else {
            LOG.error("a fault that came too late to be answered", late);
        }
    }

    /** The form that was refused before anybody read it; without bytes when it was read, is too large or none. */
    public static byte[] unread(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(UNREAD, new byte[0]);
    }

    /** What somebody typed is kept for whoever tells the refusal, as far as there is room. */
    private static Mono<Void> left(ServerWebExchange exchange, Room.Share share) {
        if (!isForm(exchange)) {
            return drained(exchange);
        }
        var form = new ByteArrayOutputStream();
        var whole = new AtomicBoolean(true);
        return read(exchange, piece -> {
                    int size = piece.readableByteCount();
                    whole.compareAndSet(true, form.size() + size <= Body.LIMIT && share.take(size));
                    if (whole.get()) {
                        keep(piece, form);
                    }
                })
                .then(Mono.fromRunnable(() -> {
                    if (whole.get()) {
                        exchange.getAttributes().put(UNREAD, form.toByteArray());
                    }
                }));
    }

    private static boolean isForm(ServerWebExchange exchange) {
        return String.valueOf(exchange.getRequest().getHeaders().getFirst(HttpHeaders.CONTENT_TYPE))
                .startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private static void keep(DataBuffer piece, ByteArrayOutputStream form) {
        byte[] bytes = new byte[piece.readableByteCount()];
        piece.toByteBuffer(ByteBuffer.wrap(bytes));
        form.writeBytes(bytes);
    }

    private static Mono<Void> drained(ServerWebExchange exchange) {
        return read(exchange, _ -> {});
    }

    /** Fails for a body that was read already; then there is nothing left to do. */
    private static Mono<Void> read(ServerWebExchange exchange, Consumer<DataBuffer> seen) {
        return DataBufferUtils.takeUntilByteCount(exchange.getRequest().getBody(), READ_ON)
                .doOnNext(seen)
                .doOnNext(DataBufferUtils::release)
                .then()
                .timeout(WITHIN)
                .onErrorComplete();
    }
}
