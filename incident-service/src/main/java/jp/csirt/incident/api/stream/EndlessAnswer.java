package jp.csirt.incident.api.stream;

import io.netty.channel.ChannelOption;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.security.RequestAuthentication;
import jp.csirt.incident.api.web.Call;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.function.server.ServerResponse.BodyBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/**
 * 終わりのない回答 (server-sent events). A reader that is slow gets the texts as it takes them; one that takes nothing for too
 * long loses the connection, and may resume.
 */
public final class EndlessAnswer {

    /** Says nothing but that the service is there. */
    static final String HEARTBEAT = ":\n\n";

    /** Bytes that the operating system keeps for a reader who does not take them, instead of some megabytes. */
    private static final int UNDER_WAY = 64 << 10;

    private static final Logger LOG = LoggerFactory.getLogger(EndlessAnswer.class);

    private final RequestAuthentication authentication;
    private final Duration stalledAfter;

    /**
     * Such answers.
     *
     * @param stalledAfter one whose reader takes nothing for so long is ended
     */
    public EndlessAnswer(RequestAuthentication authentication, Duration stalledAfter) {
        this.authentication = authentication;
        this.stalledAfter = stalledAfter;
    }

    /** The same call by whoever is behind its key or session by now. Errors: 401 when that is nobody. */
    Mono<Call> again(Call call) {
        return authentication.still(call.request()).map(call::as);
    }

    /** Status and headers. */
    static BodyBuilder begun() {
        return ServerResponse.ok().contentType(MediaType.TEXT_EVENT_STREAM);
    }

    /** That no further one can be begun. */
    static ApiProblem overloaded() {
        return ApiProblem.unavailable("overloaded", "配信を受けている読み手が多すぎます。少し待ってからもう一度お試しください。");
    }

    /** One write for each text, so that little is under way to a reader who does not take it. */
    BodyInserter<Flux<DataBuffer>, ServerHttpResponse> of(Flux<String> texts) {
        Flux<Flux<DataBuffer>> writes = texts.onErrorComplete(EndlessAnswer::tell)
                .map(text ->
                        Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8))));
        return (response, context) -> {
            cutOffWhenStalled(response);
            return response.writeAndFlushWith(writes);
        };
    }

    private static boolean tell(Throwable fault) {
        if (fault instanceof ApiProblem) {
            LOG.info("a stream ends: its key opens it no longer, or there are too many");
        } else {
            LOG.warn("a stream ends before its time: {}", fault.toString());
        }
        return true;
    }

    /** The connection serves nothing else afterwards, so what watches it may stay. */
    private void cutOffWhenStalled(ReactiveHttpOutputMessage response) {
        if (response instanceof ServerHttpResponse answer
                && ServerHttpResponseDecorator.getNativeResponse(answer) instanceof HttpServerResponse netty) {
            netty.keepAlive(false);
            netty.withConnection(connection -> {
                connection.channel().config().setOption(ChannelOption.SO_SNDBUF, UNDER_WAY);
                connection.addHandlerLast(new WriteTimeoutHandler(stalledAfter.toMillis(), TimeUnit.MILLISECONDS));
            });
        }
    }
}
