package jp.csirt.incident.api.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** 位置: how far the log and its views have come. */
public interface Positions {

    /** Position, hash and time of the newest commit. */
    Mono<LogHead> head();

    /** Up to where the view shows everything. */
    Mono<Long> reached(String view);

    /** Completes when the view shows everything up to {@code position}; an error signal after two seconds. */
    Mono<Void> seen(String view, long position);

    /**
     * The end of the log.
     *
     * @param at RFC 3339, machine clock; absent while nothing is stored
     */
    record LogHead(
            long position,
            String hash,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String at) {}
}
