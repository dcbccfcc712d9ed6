package jp.csirt.incident.api.web;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Reads, and throws away, what nobody wanted of a request's body: left unread, it would hold up the connection's next
 * request. Who sends too much or too slowly loses the connection instead.
 */
public final class UnreadBodies implements WebFilter {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadBodies.class);
    private static final long MOST_BYTES = 16L << 20;
    private static final Duration MOST_TIME = Duration.ofSeconds(5);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange)
                .onErrorResume(failure -> readOn(exchange).then(Mono.error(failure)))
                .then(Mono.defer(() -> readOn(exchange)));
    }

    private static Mono<Void> readOn(ServerWebExchange exchange) {
        var seen = new AtomicLong();
        return exchange.getRequest()
                .getBody()
                .doOnNext(DataBufferUtils::release)
                .takeUntil(buffer -> seen.addAndGet(buffer.capacity()) > MOST_BYTES)
                .then()
                .timeout(MOST_TIME)
                .onErrorResume(failure -> {
                    LOG.trace("the body was read before, or could not be read to its end", failure);
                    return Mono.empty();
                });
    }
}
