package jp.csirt.incident.platform.mongo;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The only place that blocks on a publisher; called from threads that may wait, never from an event loop. */
public final class Await {

    private Await() {}

    /**
     * The publisher's first item, or null when it has none.
     *
     * @throws StoreUnavailableException when the database does not answer in time, or cannot be reached
     */
    public static <T> @Nullable T first(Publisher<T> publisher, Duration within) {
        return answer(Mono.from(publisher), within);
    }

    /**
     * All of the publisher's items.
     *
     * @throws StoreUnavailableException when the database does not answer in time, or cannot be reached
     */
    public static <T> List<T> all(Publisher<T> publisher, Duration within) {
        List<T> items = answer(Flux.from(publisher).collectList(), within);
        return items == null ? List.of() : items;
    }

    private static <T> @Nullable T answer(Mono<T> question, Duration within) {
        if (Schedulers.isInNonBlockingThread()) {
            throw new IllegalStateException("an event loop must not wait for the database");
        }
        CompletableFuture<@Nullable T> answer = question.toFuture();
        try {
            return answer.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new StoreUnavailableException("the database did not answer in time", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while waiting for the database", e);
        } catch (ExecutionException e) {
            throw fault(e);
        }
    }

    private static RuntimeException fault(ExecutionException e) {
        return switch (e.getCause()) {
            case MongoException fault -> StoreUnavailableException.orSame(fault);
            case RuntimeException fault -> fault;
            case null, default -> new IllegalStateException("the database was not asked", e);
        };
    }
}
