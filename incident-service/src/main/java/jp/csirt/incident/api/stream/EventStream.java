package jp.csirt.incident.api.stream;

import io.netty.channel.ChannelOption;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.csirt.incident.publish.IntegrationFeed;
import jp.csirt.incident.publish.IntegrationFeed.Batch;
import jp.csirt.incident.publish.IntegrationFeed.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.reactive.function.BodyInserter;
import reactor.core.publisher.Flux;
import reactor.netty.http.server.HttpServerResponse;

/**
 * 終わりのない回答 (server-sent events). A reader that is slow gets the events as it takes them; one that takes nothing for too
 * long loses the connection, and may resume.
 */
final class EventStream {

    /** Events that are read before the answer begins. */
    static final int FIRST = 100;

    /** Bytes that the operating system keeps for a reader who does not take them, instead of some megabytes. */
    private static final int UNDER_WAY = 64 << 10;

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    private final IntegrationFeed feed;
    private final Duration stalledAfter;

    EventStream(IntegrationFeed feed, Duration stalledAfter) {
        this.feed = feed;
        this.stalledAfter = stalledAfter;
    }

    /** What was read already and everything that follows it. */
    BodyInserter<Flux<DataBuffer>, ServerHttpResponse> from(long after, Batch begun) {
        long last = begun.events().isEmpty() ? after : begun.events().getLast().position();
        Flux<DataBuffer> chunks = Flux.concat(
                        Flux.just(": head " + begun.head() + "\n\n"),
                        Flux.fromIterable(begun.events()).map(EventStream::text),
                        feed.follow(last).concatMapIterable(EventStream::texts, 1))
                .onErrorComplete(fault -> {
                    LOG.warn("a stream ends before its time: {}", fault.toString());
                    return true;
                })
                .map(text -> DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8)));
        return (response, context) -> {
            cutOffWhenStalled(response);
            return response.writeAndFlushWith(chunks.map(Flux::just));
        };
    }

    /** One write for each event, so that little is under way to a reader who does not take it. */
    private static List<String> texts(List<Event> page) {
        return page.isEmpty()
                ? List.of(":\n\n")
                : page.stream().map(EventStream::text).toList();
    }

    private static String text(Event event) {
        return "id: %d\ndata: %s\n\n".formatted(event.position(), event.json());
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
