package jp.csirt.incident.config;

import java.time.Clock;
import java.time.Duration;
import jp.csirt.incident.api.console.frame.Progress;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.platform.session.ProgressStore;
import reactor.core.publisher.Mono;

/** Progress in the database; it grows old by the machine's time. */
record StoredProgress(ProgressStore store, Clock machine) implements Progress {

    /** Whoever carries a task out says so twice a second; who has not for so long has died. */
    private static final Duration QUIET = Duration.ofSeconds(30);

    @Override
    public Mono<Void> tell(Visit visit, String task, Reached reached) {
        return Mono.defer(() -> store.tell(
                        visit.secret(),
                        task,
                        new ProgressStore.Reached(machine.instant(), reached.stage(), reached.done(), reached.all())))
                .onErrorComplete();
    }

    @Override
    public Mono<Reached> of(Visit visit, String task) {
        return Mono.defer(() -> store.tidy(machine.instant()).then(store.find(visit.secret(), task)))
                .filter(last -> last.at().plus(QUIET).isAfter(machine.instant()))
                .map(last -> new Reached(last.stage(), last.done(), last.all()));
    }
}
