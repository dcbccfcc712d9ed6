package jp.csirt.incident.api.console.frame;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import jp.csirt.incident.api.web.Routes;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * 同じ問いと同じ行為: asks the API's own endpoints from inside, as the person of the session. Every check of theirs holds for
 * the pages too, in the same order, and nothing is decided or shown here that is not decided or shown there.
 */
public final class InnerApi {

    private final Routes routes;
    private final ServerCodecConfigurer codecs;

    public InnerApi(Routes routes, ServerCodecConfigurer codecs) {
        this.routes = routes;
        this.codecs = codecs;
    }

    /** What the API answers to the question, before it is written. Errors: those of the API. */
    public <T> Mono<T> get(Visit visit, String path, Class<T> type) {
        return ask(visit, HttpMethod.GET, path, new HttpHeaders(), new byte[0], type);
    }

    /** Does an act. Errors: those of the API. */
    public <T> Mono<T> post(Visit visit, String path, JsonNode body, Map<String, String> headers, Class<T> type) {
        var all = new HttpHeaders();
        all.setContentType(MediaType.APPLICATION_JSON);
        headers.forEach(all::set);
        return ask(visit, HttpMethod.POST, path, all, body.toString().getBytes(StandardCharsets.UTF_8), type);
    }

    private <T> Mono<T> ask(
            Visit visit, HttpMethod method, String path, HttpHeaders headers, byte[] body, Class<T> type) {
        return Mono.defer(() -> {
            var outer = visit.request().exchange();
            headers.setContentLength(body.length);
            var answered = new Answered();
            var exchange = new InnerExchange(
                    outer, new InnerRequest(outer.getRequest(), method, URI.create(path), headers, body));
            return routes.answer(ServerRequest.create(exchange, codecs.getReaders()), visit.caller())
                    .flatMap(answer -> answer.writeTo(exchange, new Writers(List.of(answered))))
                    .then(Mono.fromSupplier(() -> answered.as(type)));
        });
    }

    /** The request as it would have come from outside. */
    private static final class InnerRequest extends ServerHttpRequestDecorator {

        private final byte[] body;

        InnerRequest(ServerHttpRequest outer, HttpMethod method, URI path, HttpHeaders own, byte[] body) {
            super(outer.mutate()
                    .method(method)
                    .uri(outer.getURI().resolve(path))
                    .headers(headers -> {
                        headers.clear();
                        headers.putAll(own);
                    })
                    .build());
            this.body = body;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return body.length == 0 ? Flux.empty() : Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body));
        }
    }
}
