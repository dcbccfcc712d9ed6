package jp.csirt.incident.api.console.frame;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;

/** An exchange inside another one; what it marks or answers does not reach the one around it. */
final class InnerExchange extends ServerWebExchangeDecorator {

    private final ServerHttpRequest request;
    private final InnerResponse response = new InnerResponse();
    private final Map<String, Object> attributes;

    InnerExchange(ServerWebExchange outer, ServerHttpRequest request) {
        super(outer);
        this.request = request;
        this.attributes = new HashMap<>(outer.getAttributes());
    }

    @Override
    public ServerHttpRequest getRequest() {
        return request;
    }

    @Override
    public ServerHttpResponse getResponse() {
        return response;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return attributes;
    }

    @Override
    public boolean checkNotModified(@Nullable String tag, Instant lastModified) {
        return false; // nothing is kept from one page to the next
    }
}
