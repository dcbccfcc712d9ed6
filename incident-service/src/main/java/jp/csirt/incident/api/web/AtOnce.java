package jp.csirt.incident.api.web;

import java.util.concurrent.Semaphore;
import jp.csirt.incident.api.problem.ApiProblem;
import reactor.core.publisher.Mono;

/** Lets a few long tasks run at once and sends the others away. */
public final class AtOnce {

    private final Semaphore free;
    private final String what;

    /**
     * Nothing runs yet.
     *
     * @param what the tasks are, in Japanese, for those who are sent away
     */
    public AtOnce(int most, String what) {
        this.free = new Semaphore(most);
        this.what = what;
    }

    /** The task. Errors: 503 when enough are running. */
    public <T> Mono<T> run(Mono<T> task) {
        return Mono.defer(() -> free.tryAcquire()
                ? task.doFinally(_ -> free.release())
                : Mono.error(ApiProblem.unavailable("overloaded", what + "がほかに行われています。少し待ってからもう一度お試しください。")));
    }
}
