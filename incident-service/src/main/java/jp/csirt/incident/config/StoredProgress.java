package jp.csirt.incident.config;

import jp.csirt.incident.api.console.frame.Progress;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.platform.session.ProgressStore;
import reactor.core.publisher.Mono;

/** Progress in the database. */
record StoredProgress(ProgressStore store) implements Progress {

    @Override
    public Mono<Void> tell(Visit visit, String task, Reached now) {
        return Mono.defer(() -> store.tell(
                        visit.secret(), task, new ProgressStore.Reached(now.at(), now.stage(), now.done(), now.all())))
                .onErrorComplete();
    }

    @Override
    public Mono<Reached> of(Visit visit, String task) {
        return Mono.defer(() -> store.find(visit.secret(), task))
                .map(last -> new Reached(last.at(), last.stage(), last.done(), last.all()))
                .onErrorComplete();
    }
}
