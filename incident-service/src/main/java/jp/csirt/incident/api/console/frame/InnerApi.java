package jp.csirt.incident.api.console.frame;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.web.Routes;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 同じ問いと同じ行為: asks the API's own endpoints from inside, as the person of the session. Every check of theirs holds for
 * the pages too, in the same order, and nothing is decided or shown here that is not decided or shown there.
 */
public final class InnerApi {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Routes routes;
    private final ServerCodecConfigurer codecs;

    public InnerApi(Routes routes, ServerCodecConfigurer codecs) {
        this.routes = routes;
        this.codecs = codecs;
    }

    /** What the API answers to the question, before it is written. Errors: those of the API. */
    public <T> Mono<T> get(Visit visit, String path, Class<T> type) {
        return ask(visit, HttpMethod.GET, path, new HttpHeaders(), Flux.empty(), type);
    }

    /** The same as JSON. */
    public Mono<JsonNode> json(Visit visit, String path) {
        return get(visit, path, Object.class).map(InnerApi::tree);
    }

    private static JsonNode tree(Object answer) {
        return answer instanceof byte[] bytes ? JSON.readTree(bytes) : JSON.valueToTree(answer);
    }

    /** The answer of the API as that of the page, such as a file. Errors: those of the API. */
    public Mono<ServerResponse> through(Visit visit, String path) {
        return Mono.defer(() -> answer(visit, inner(visit, HttpMethod.GET, path, new HttpHeaders(), Flux.empty())));
    }

    /** Everything that a list holds, page after page. */
    public Mono<List<JsonNode>> all(Visit visit, String path) {
        return json(visit, path + "?limit=100")
                .expand(page -> page.path("nextCursor").isString()
                        ? json(
                                visit,
                                path + "?limit=100&cursor="
                                        + page.path("nextCursor").asString())
                        : Mono.empty())
                .flatMapIterable(page -> page.path("items"))
                .collectList();
    }

    /** Does an act. Errors: those of the API. */
    public <T> Mono<T> post(Visit visit, String path, JsonNode body, Map<String, String> headers, Class<T> type) {
        var all = new HttpHeaders();
        all.setContentType(MediaType.APPLICATION_JSON);
        headers.forEach(all::set);
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        all.setContentLength(bytes.length);
        return ask(visit, HttpMethod.POST, path, all, piece(bytes), type);
    }

    /** Sends a file as it is. Errors: those of the API. */
    public <T> Mono<T> send(
            Visit visit, HttpMethod method, String path, Content file, Map<String, String> headers, Class<T> type) {
        var all = new HttpHeaders();
        all.setContentType(file.type());
        headers.forEach(all::set);
        return ask(visit, method, path, all, file.bytes(), type);
    }

    /** The same, with the answer as JSON. */
    public Mono<JsonNode> send(Visit visit, HttpMethod method, String path, Content file, Map<String, String> headers) {
        return send(visit, method, path, file, headers, Object.class).map(InnerApi::tree);
    }

    /** Ends something. Errors: those of the API. */
    public Mono<Void> delete(Visit visit, String path) {
        return answered(visit, HttpMethod.DELETE, path, new HttpHeaders(), Flux.empty())
                .then();
    }

    /** Sends a file, with texts before it. Errors: those of the API. */
    public <T> Mono<T> upload(
            Visit visit,
            String path,
            Map<String, String> texts,
            Upload file,
            Map<String, String> headers,
            Class<T> type) {
        String boundary = UUID.randomUUID().toString();
        var all = new HttpHeaders();
        all.set(HttpHeaders.CONTENT_TYPE, "multipart/form-data; boundary=" + boundary);
        headers.forEach(all::set);
        var head = new StringBuilder();
        texts.forEach((name, text) -> head.append(
                        part(boundary, ContentDisposition.formData().name(name)))
                .append(text)
                .append("\r\n"));
        head.append(part(
                boundary, ContentDisposition.formData().name("file").filename(file.name(), StandardCharsets.UTF_8)));
        return ask(
                visit,
                HttpMethod.POST,
                path,
                all,
                Flux.concat(text(head.toString()), file.content(), text("\r\n--" + boundary + "--\r\n")),
                type);
    }

    private static String part(String boundary, ContentDisposition.Builder of) {
        return "--" + boundary + "\r\nContent-Disposition: " + of.build() + "\r\n\r\n";
    }

    private static Flux<DataBuffer> text(String text) {
        return piece(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Flux<DataBuffer> piece(byte[] bytes) {
        return Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(bytes)));
    }

    private <T> Mono<T> ask(
            Visit visit, HttpMethod method, String path, HttpHeaders headers, Flux<DataBuffer> body, Class<T> type) {
        return answered(visit, method, path, headers, body).map(answered -> answered.as(type));
    }

    private Mono<Answered> answered(
            Visit visit, HttpMethod method, String path, HttpHeaders headers, Flux<DataBuffer> body) {
        return Mono.defer(() -> {
            var answered = new Answered();
            InnerExchange exchange = inner(visit, method, path, headers, body);
            return answer(visit, exchange)
                    .flatMap(answer -> answer.writeTo(exchange, new Writers(List.of(answered))))
                    .thenReturn(answered);
        });
    }

    private static InnerExchange inner(
            Visit visit, HttpMethod method, String path, HttpHeaders headers, Flux<DataBuffer> body) {
        var outer = visit.request().exchange();
        return new InnerExchange(outer, new InnerRequest(outer.getRequest(), method, URI.create(path), headers, body));
    }

    private Mono<ServerResponse> answer(Visit visit, InnerExchange exchange) {
        return routes.answer(ServerRequest.create(exchange, codecs.getReaders()), visit.caller())
                .doOnError(ApiProblem.class, refused -> {
                    if (refused.isForbidden()) {
                        visit.settle();
                    }
                });
    }

    /** What is sent as it is. */
    public record Content(MediaType type, Flux<DataBuffer> bytes) {

        /** A file that lies here. */
        public static Content of(MediaType type, byte[] file) {
            return new Content(type, piece(file));
        }
    }

    /** The request as it would have come from outside. */
    private static final class InnerRequest extends ServerHttpRequestDecorator {

        private final Flux<DataBuffer> body;

        InnerRequest(ServerHttpRequest outer, HttpMethod method, URI path, HttpHeaders own, Flux<DataBuffer> body) {
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
            return body;
        }
    }
}
