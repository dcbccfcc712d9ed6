package jp.csirt.incident.platform.mongo;

import java.time.Duration;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Bounds the questions a client waits for, so that it is told soon that the database is away: one that hangs keeps its
 * connections and says nothing for much longer. The failure is a {@link StoreUnavailableException}.
 */
public final class InTime {

    private static final Duration AT_MOST = Duration.ofSeconds(2);

    private InTime() {}

    /** The first item, or nothing when there is none. */
    public static <T> Mono<T> first(Publisher<T> question) {
        return Mono.from(question).timeout(AT_MOST, Mono.error(InTime::late));
    }

    /** All items; the bound is for each. */
    public static <T> Flux<T> all(Publisher<T> question) {
        return Flux.from(question).timeout(AT_MOST, Flux.error(InTime::late));
    }

    private static StoreUnavailableException late() {
        return new StoreUnavailableException("the database did not answer in time");
    }
}
