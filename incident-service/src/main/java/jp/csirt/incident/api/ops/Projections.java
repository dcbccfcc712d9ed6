package jp.csirt.incident.api.ops;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** 投影: the views, how far they are, and the rebuilding of one. */
public interface Projections {

    /** Every projection. */
    Mono<List<Projection>> all();

    /** One projection; empty when there is none of that name. */
    Mono<Projection> find(String name);

    /**
     * Begins to rebuild a view that there is; false when that is under way already.
     *
     * @param request a repetition of the request that began the last rebuild begins none and is true; null for none
     */
    Mono<Boolean> rebuild(String name, @Nullable UUID request);

    /**
     * One projection.
     *
     * @param position the last event it shows
     * @param head the last event there is
     * @param rebuiltAt when it was last built anew
     * @param error name of the fault that stopped it or its last rebuild; never its message, which may hold personal data
     */
    record Projection(
            String name,
            long position,
            long head,
            long behind,
            State state,
            @Nullable Instant rebuiltAt,
            @Nullable String error) {}

    /** What a projection does. */
    enum State {
        /** This node runs it. */
        RUNNING,
        /** Some node runs it, and some node builds its view anew. */
        REBUILDING,
        /** This node retries an event that fails. */
        STOPPED_BY_ERROR,
        /** Another node runs it. */
        ELSEWHERE
    }
}
