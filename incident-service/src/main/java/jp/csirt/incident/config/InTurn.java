package jp.csirt.incident.config;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** 順番: of those with the same name, one after the other on this node; the others do not wait. */
final class InTurn {

    private final ConcurrentMap<String, Mono<Void>> last = new ConcurrentHashMap<>();

    /** The task, once those that came before it have ended, however they did. */
    <T> Mono<T> run(String name, Mono<T> task) {
        return Mono.defer(() -> {
            Sinks.Empty<Void> ended = Sinks.empty();
            Mono<Void> own = ended.asMono();
            Mono<Void> before = last.put(name, own);
            return (before == null ? task : before.then(task)).doFinally(_ -> {
                last.remove(name, own);
                ended.tryEmitEmpty();
            });
        });
    }
}
