package jp.csirt.incident.api.console.frame;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** 進み具合: how far a task is that lasts longer than a second, for the session that began it, whichever node carries it out. */
public interface Progress {

    /**
     * The making, while and after which it is told what was reached, if anything. What is told last comes when the making has
     * ended, whether or not anybody still wants what was made; so nobody waits for it, and nothing fails because of it.
     */
    <T> Mono<T> telling(Visit visit, String task, Mono<T> making, Supplier<Optional<Reached>> newest);

    /** What was said last; empty when nothing was, or it cannot be found out now. */
    Mono<Reached> of(Visit visit, String task);

    /**
     * So much of a stage.
     *
     * @param at when that was told, by the machine's time
     */
    record Reached(Instant at, String stage, long done, long all) {}
}
