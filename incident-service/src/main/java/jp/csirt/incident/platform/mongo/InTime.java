package jp.csirt.incident.platform.mongo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
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

    /** All items; the bound is for each. They are read at once, so that a slow reader is not taken for a slow database. */
    public static <T> Flux<T> all(Publisher<T> question) {
        return InTime.<T, List<T>>into(question, ArrayList::new, List::add).flatMapIterable(items -> items);
    }

    /** What all items come to, one after the other; the bound is for each. */
    public static <T, R> Mono<R> into(Publisher<T> question, Supplier<R> start, BiConsumer<R, T> add) {
        return Flux.from(question).timeout(AT_MOST, Flux.error(InTime::late)).collect(start, add);
    }

    private static StoreUnavailableException late() {
        return new StoreUnavailableException("the database did not answer in time");
    }
}
