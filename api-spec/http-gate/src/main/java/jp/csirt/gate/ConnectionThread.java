package jp.csirt.gate;

import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerRequest;

/**
 * 接続の担い手: answers and refusals are written by the thread of their connection, whoever found them. When another one
 * writes, the client may send its next request before the server has done with this one; reactor-netty 1.3.7 then sometimes
 * stops reading that request's body in the middle (its issue 4361). To stand before all other filters.
 */
public final class ConnectionThread implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Scheduler thread = of(exchange.getRequest());
        ServerWebExchange written = exchange.mutate()
                .response(new WrittenBy(thread, exchange.getResponse()))
                .build();
        return chain.filter(written).publishOn(thread);
    }

    private static Scheduler of(ServerHttpRequest request) {
        HttpServerRequest exchange = ServerHttpRequestDecorator.getNativeRequest(request);
        var thread = new AtomicReference<Scheduler>(Schedulers.immediate());
        exchange.withConnection(connection ->
                thread.set(Schedulers.fromExecutor(connection.channel().eventLoop())));
        return thread.get();
    }

    private static final class WrittenBy extends ServerHttpResponseDecorator {

        private final Scheduler thread;

        WrittenBy(Scheduler thread, ServerHttpResponse response) {
            super(response);
            this.thread = thread;
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            return super.writeWith(body).subscribeOn(thread);
        }

        @Override
        public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
            return super.writeAndFlushWith(body).subscribeOn(thread);
        }

        @Override
        public Mono<Void> setComplete() {
            return super.setComplete().subscribeOn(thread);
        }
    }
}
