package jp.csirt.incident.api.console.frame;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import reactor.core.publisher.Mono;

/** An answer that stays inside: its status and headers go nowhere, and its body is taken before it is bytes. */
final class InnerResponse extends AbstractServerHttpResponse {

    InnerResponse() {
        super(DefaultDataBufferFactory.sharedInstance);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as it is inherited
    public <T> T getNativeResponse() {
        throw new IllegalStateException("nothing is sent");
    }

    @Override
    protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> parts) {
        throw new IllegalStateException("nothing is sent");
    }

    @Override
    protected Mono<Void> writeAndFlushWithInternal(Publisher<? extends Publisher<? extends DataBuffer>> parts) {
        throw new IllegalStateException("nothing is sent");
    }

    @Override
    protected void applyStatusCode() {}

    @Override
    protected void applyHeaders() {}

    @Override
    protected void applyCookies() {}
}
