package jp.csirt.incident.api.gate;

import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** 要求の番号: names one request in every line of the log and in the answer; the client's own when it is well formed. */
public final class CorrelationId implements HttpHandlerDecoratorFactory {

    /** The header, of requests and answers. */
    public static final String HEADER = "X-Correlation-Id";

    /** Its name in the context of the request and in the lines of the log. */
    public static final String KEY = "correlationId";

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> {
            String id = of(request);
            response.getHeaders().set(HEADER, id);
            return handler.handle(request, response).contextWrite(context -> context.put(KEY, id));
        };
    }

    private static String of(ServerHttpRequest request) {
        String sent = request.getHeaders().getFirst(HEADER);
        return sent != null && WELL_FORMED.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }
}
