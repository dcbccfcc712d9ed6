package jp.csirt.incident.api.web;

import java.time.Duration;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * No answer overtakes its request: a question is read to its end before it is answered, and so is whatever is refused. Else
 * reactor-netty now and then never reads from the connection again, and the client's next request on it waits for ever.
 */
public final class WholeRequests implements WebFilter {

    /** Bytes that are still read, and thrown away. */
    private static final long READ_ON = 16 << 20;

    /** Who sends more slowly loses the connection. */
    private static final Duration WITHIN = Duration.ofSeconds(10);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpMethod method = exchange.getRequest().getMethod();
        boolean question = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        return question
                ? drained(exchange).then(chain.filter(exchange))
                : chain.filter(exchange)
                        .onErrorResume(refusal -> drained(exchange).then(Mono.error(refusal)));
    }

    /** Fails for a body that was read already; then there is nothing left to do. */
    private static Mono<Void> drained(ServerWebExchange exchange) {
        return DataBufferUtils.takeUntilByteCount(exchange.getRequest().getBody(), READ_ON)
                .doOnNext(DataBufferUtils::release)
                .then()
                .timeout(WITHIN)
                .onErrorComplete();
    }
}
