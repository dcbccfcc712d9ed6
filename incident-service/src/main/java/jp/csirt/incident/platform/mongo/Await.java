package jp.csirt.incident.platform.mongo;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The only place that blocks on a publisher; called from threads that may wait, never from an event loop. */
public final class Await {

    private Await() {}

    /**
     * The publisher's first item, or null when it has none.
     *
     * @throws StoreUnavailableException when the database does not answer in time
     */
    public static <T> @Nullable T first(Publisher<T> publisher, Duration within) {
        return unwrap(() -> Mono.from(publisher).block(within));
    }

    /**
     * All of the publisher's items.
     *
     * @throws StoreUnavailableException when the database does not answer in time
     */
    public static <T> List<T> all(Publisher<T> publisher, Duration within) {
        List<T> items = unwrap(() -> Flux.from(publisher).collectList().block(within));
        return items == null ? List.of() : items;
    }

    private static <T> @Nullable T unwrap(Waiting<T> waiting) {
        try {
            return waiting.get();
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof TimeoutException || isTimeout(e)) {
                throw new StoreUnavailableException("the database did not answer in time", e);
            }
            throw e;
        } catch (MongoException e) {
            throw StoreUnavailableException.orSame(e);
        }
    }

    private static boolean isTimeout(IllegalStateException e) {
        return e.getMessage() != null && e.getMessage().startsWith("Timeout on blocking read");
    }

    /** Something that blocks. */
    private interface Waiting<T> {
        @Nullable
        T get();
    }
}
