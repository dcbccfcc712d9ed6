package jp.csirt.incident.api.console.frame;

import java.time.Instant;
import reactor.core.publisher.Mono;

/** 進み具合: how far a task is that lasts longer than a second, for the session that began it, whichever node carries it out. */
public interface Progress {

    /** Says so; a task whose progress cannot be told goes on all the same. */
    Mono<Void> tell(Visit visit, String task, Reached reached);

    /** What was said last; empty when nothing was, or it cannot be found out now. */
    Mono<Reached> of(Visit visit, String task);

    /**
     * So much of a stage.
     *
     * @param at when it was told, by the machine's time
     */
    record Reached(Instant at, String stage, long done, long all) {}
}
