package jp.csirt.incident.api.ops;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** 処理できなかった出来事: what no projection could show yet. */
public interface DeadLetters {

    /** So many of those that wait, in order within each incident, from after that place on. */
    Mono<Page> page(@Nullable Place after, int limit);

    /** Tries one again, with all that wait for the same incident; empty when there is no such letter. */
    Mono<Retried> retry(UUID id);

    /**
     * Some of them.
     *
     * @param last after which there are more; absent when there are none
     */
    record Page(List<Letter> items, @Nullable Place last) {}

    /** Where one lies: which of those that wait for an incident. */
    record Place(String incidentId, long index) {}

    /**
     * One that waits; nothing of what it says.
     *
     * @param position where it is in the log
     * @param event its stored name
     * @param cause kind and place of the fault; it waits behind an earlier one when that is absent
     * @param since when it was put aside
     */
    record Letter(
            String id,
            String projection,
            String incidentId,
            @Nullable Long position,
            String event,
            @Nullable String cause,
            Instant since,
            int tries) {}

    /**
     * What came of it.
     *
     * @param remaining letters that still wait for the same incident
     */
    record Retried(UUID id, Result result, long remaining) {}

    /** What came of it, in a word. */
    enum Result {
        /** The projection shows it. */
        DONE,
        /** It waits on. */
        FAILED
    }
}
