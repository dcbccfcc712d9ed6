package jp.csirt.notification.feed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

/** 配信元: the feed over HTTP: as an endless stream, or by asking again and again where no stream comes through. */
public final class FeedSource {

    private static final String HEAD_POSITION = "CSIRT-Head-Position";
    private static final MediaType BATCH = MediaType.parseMediaType("application/cloudevents-batch+json");
    private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT =
            new ParameterizedTypeReference<>() {};
    private static final Duration LEAVE = Duration.ofMillis(1);
    private static final int LARGEST = 16 << 20;
    private static final int MOST = 500;
    private static final int WAIT_SECONDS = 20;
    private static final Duration POLL_WITHIN = Duration.ofSeconds(WAIT_SECONDS + 20L);

    /** So many questions later a stream is tried again. */
    private static final int POLLS = 30;

    private final WebClient http;
    private final Duration silence;
    private final AtomicReference<Sinks.Empty<Void>> hungUp = new AtomicReference<>(Sinks.empty());

    /**
     * The feed of an incident-service.
     *
     * @param silence a stream that is silent for so long, without even a heartbeat, is dead
     */
    public FeedSource(String url, String key, Duration silence) {
        this.http = WebClient.builder()
                .baseUrl(url)
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + key)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST))
                .build();
        this.silence = silence;
    }

    /** Ends the stream or question under way. */
    void hangUp() {
        hungUp.get().tryEmitEmpty();
    }

    /**
     * The events after a position, each as JSON, and an empty list for a sign of life; it ends, often with an exception, when
     * the connection does. To be closed.
     *
     * @param connected is told the head of the feed whenever it answers
     */
    Stream<List<String>> after(long position, LongConsumer connected) {
        Sinks.Empty<Void> end = Sinks.empty();
        hungUp.set(end);
        return streamed(position, connected)
                .onErrorResume(NoStreamException.class, _ -> polled(position, connected))
                .takeUntilOther(end.asMono())
                .toStream(1);
    }

    /** A stream begins with a sign of life; where none comes, something on the way keeps the answer back, and it is none. */
    private Flux<List<String>> streamed(long position, LongConsumer connected) {
        var alive = new AtomicBoolean();
        return http.get()
                .uri(uri -> uri.path("/v1/events").queryParam("after", position).build())
                .accept(MediaType.TEXT_EVENT_STREAM)
                .header("Last-Event-ID", String.valueOf(position))
                .exchangeToFlux(answer -> isStream(answer)
                        ? told(answer, position, connected).thenMany(answer.bodyToFlux(EVENT))
                        : answer.releaseBody().thenMany(Flux.error(new NoStreamException())))
                .timeout(silence)
                .switchIfEmpty(Flux.error(new NoStreamException()))
                .onErrorMap(failure ->
                        alive.get() || failure instanceof JumpedBackException ? failure : new NoStreamException())
                .map(FeedSource::data)
                .doOnNext(_ -> alive.set(true));
    }

    private static List<String> data(ServerSentEvent<String> item) {
        String data = item.data();
        return data == null ? List.of() : List.of(data);
    }

    private static boolean isStream(ClientResponse answer) {
        return answer.statusCode().equals(HttpStatus.OK)
                && answer.headers()
                        .contentType()
                        .filter(MediaType.TEXT_EVENT_STREAM::isCompatibleWith)
                        .isPresent();
    }

    private Flux<List<String>> polled(long position, LongConsumer connected) {
        return Mono.defer(() -> poll(position, connected))
                .expand(batch -> poll(batch.last(), connected))
                .take(POLLS)
                .map(Batch::events);
    }

    private Mono<Batch> poll(long after, LongConsumer connected) {
        return http.get()
                .uri(uri -> uri.path("/v1/events")
                        .queryParam("after", after)
                        .queryParam("limit", MOST)
                        .queryParam("wait", WAIT_SECONDS)
                        .build())
                .accept(BATCH)
                .exchangeToMono(answer -> answer.statusCode().equals(HttpStatus.OK)
                        ? told(answer, after, connected)
                                .then(answer.bodyToMono(byte[].class))
                                .map(body -> Batch.of(body, after))
                        : answer.releaseBody()
                                .then(Mono.error(
                                        new IllegalStateException("the feed answered " + answer.statusCode()))))
                .timeout(POLL_WITHIN);
    }

    private static Mono<Void> told(ClientResponse answer, long own, LongConsumer connected) {
        return Mono.defer(() -> {
            String told = answer.headers().asHttpHeaders().getFirst(HEAD_POSITION);
            long head = told != null && told.matches("[0-9]{1,18}") ? Long.parseLong(told) : own;
            if (head < own) {
                return hungUp(answer).then(Mono.error(new JumpedBackException(head, own)));
            }
            connected.accept(head);
            return Mono.empty();
        });
    }

    /** An endless answer cannot be read to its end; it is left. */
    private static Mono<Void> hungUp(ClientResponse answer) {
        return answer.bodyToFlux(DataBuffer.class)
                .doOnNext(DataBufferUtils::release)
                .take(LEAVE)
                .then();
    }

    /** No stream comes through. */
    private static final class NoStreamException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private record Batch(List<String> events, long last) {

        static Batch of(byte[] body, long after) {
            var events = JsonMapper.shared().readTree(new String(body, StandardCharsets.UTF_8));
            long last = events.isEmpty()
                    ? after
                    : Long.parseLong(
                            events.get(events.size() - 1).path("sequence").asString("0"));
            return new Batch(events.valueStream().map(Object::toString).toList(), last);
        }
    }
}
