package jp.csirt.incident.api.gate;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * ほかの場所のページ: pages of the origins that the operator names may call and read the answers; to all others nothing is
 * opened, and their preflight is answered as any other OPTIONS, not by Spring in its own form.
 */
public final class OtherOrigins implements WebFilter {

    private static final List<String> READABLE =
            List.of("ETag", "Location", "Retry-After", "Content-Disposition", CorrelationId.HEADER);

    private final DefaultCorsProcessor processor = new DefaultCorsProcessor();
    private final CorsConfiguration opened = new CorsConfiguration();
    private final Set<String> allowed;

    /**
     * The filter.
     *
     * @param allowed origins, as browsers send them ({@code https://example.lg.jp}); none = closed to all
     */
    public OtherOrigins(List<String> allowed) {
        this.allowed = Set.copyOf(allowed);
        opened.setAllowedOrigins(allowed);
        opened.addAllowedMethod(CorsConfiguration.ALL);
        opened.addAllowedHeader(CorsConfiguration.ALL);
        opened.setExposedHeaders(READABLE);
        opened.setMaxAge(Duration.ofMinutes(10));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        boolean preflight = CorsUtils.isPreFlightRequest(exchange.getRequest());
        String origin = exchange.getRequest().getHeaders().getOrigin();
        if (origin != null && allowed.contains(origin)) {
            processor.process(opened, exchange);
            exchange.getResponse().getHeaders().set("Cross-Origin-Resource-Policy", "cross-origin");
            return preflight ? Mono.empty() : chain.filter(exchange);
        }
        return chain.filter(preflight ? plain(exchange) : exchange);
    }

    private static ServerWebExchange plain(ServerWebExchange exchange) {
        return exchange.mutate()
                .request(request ->
                        request.headers(headers -> headers.remove(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)))
                .build();
    }
}
