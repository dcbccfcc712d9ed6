package jp.csirt.incident.api.security;

import java.util.function.Function;
import jp.csirt.gate.KnownKeys;
import jp.csirt.incident.domain.access.Caller;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/**
 * Who calls the API: the holder of the key that was sent. What is only read also opens by the console's session, so that its
 * pages can link to papers and files; an act never does, because a browser adds the cookie to requests of other pages too.
 */
public final class RequestAuthentication {

    private final KeyAuthentication keys;
    private final Sessions sessions;

    public RequestAuthentication(KeyAuthentication keys, Sessions sessions) {
        this.keys = keys;
        this.sessions = sessions;
    }

    /** The caller. A page that listens asks again by itself whenever it is cut off: that is no use of a session. Errors: 401. */
    public Mono<Caller> caller(ServerRequest request) {
        return listens(request) ? still(request) : caller(request, sessions::find);
    }

    private static boolean listens(ServerRequest request) {
        return request.headers().asHttpHeaders().getOrEmpty(HttpHeaders.ACCEPT).stream()
                .anyMatch(line -> line.contains(MediaType.TEXT_EVENT_STREAM_VALUE));
    }

    /** Who is behind a request that is still being answered; to wait for the rest is no use of a session. Errors: 401. */
    public Mono<Caller> still(ServerRequest request) {
        return caller(request, sessions::standing);
    }

    private Mono<Caller> caller(ServerRequest request, Function<String, Mono<Session>> found) {
        HttpHeaders headers = request.headers().asHttpHeaders();
        String secret = reads(request.method()) && KnownKeys.sent(headers) == null
                ? SessionCookie.of(request.exchange().getRequest())
                : null;
        Mono<Caller> ofKey = keys.caller(headers);
        return secret == null ? ofKey : found.apply(secret).map(Session::caller).switchIfEmpty(ofKey);
    }

    private static boolean reads(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }
}
