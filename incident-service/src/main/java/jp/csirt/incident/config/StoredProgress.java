package jp.csirt.incident.config;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import jp.csirt.incident.api.console.frame.Progress;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.platform.session.ProgressStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Progress in the database; what is told is of the machine's present. */
record StoredProgress(ProgressStore store, Clock machine) implements Progress {

    private static final Duration OFTEN = Duration.ofMillis(500);

    @Override
    public <T> Mono<T> telling(Visit visit, String task, Mono<T> making, Supplier<Optional<Reached>> newest) {
        return Mono.defer(() -> {
            var ended = Sinks.<Void>empty();
            Mono<Void> tell = Mono.defer(() -> Mono.justOrEmpty(newest.get()))
                    .flatMap(reached -> tell(visit.secret(), task, reached));
            Mono<Void> telling = Flux.interval(OFTEN)
                    .onBackpressureDrop()
                    .takeUntilOther(ended.asMono())
                    .concatMap(_ -> tell, 1)
                    .then(tell);
            return making.doOnSubscribe(_ -> telling.subscribe()).doFinally(_ -> ended.tryEmitEmpty());
        });
    }

    private Mono<Void> tell(String secret, String task, Reached now) {
        var told = new ProgressStore.Reached(machine.instant(), now.stage(), now.done(), now.all());
        return store.tell(secret, task, told).onErrorComplete();
    }

    @Override
    public Mono<Reached> of(Visit visit, String task) {
        return Mono.defer(() -> store.find(visit.secret(), task))
                .map(last -> new Reached(last.at(), last.stage(), last.done(), last.all()))
                .onErrorComplete();
    }
}
