package jp.csirt.incident.config;

import java.util.concurrent.Semaphore;
import jp.csirt.incident.api.problem.ApiProblem;
import reactor.core.publisher.Mono;

/** Lets a few long tasks run at once and sends the others away. */
final class AtOnce {

    private final Semaphore free;

    AtOnce(int most) {
        this.free = new Semaphore(most);
    }

    /** The task. Errors: 503 when enough are running. */
    <T> Mono<T> run(Mono<T> task) {
        return Mono.defer(() -> free.tryAcquire()
                ? task.doFinally(_ -> free.release())
                : Mono.error(ApiProblem.unavailable("overloaded", "検証や証拠一式の作成がほかに行われています。少し待ってからもう一度お試しください。")));
    }
}
