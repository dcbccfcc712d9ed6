package jp.csirt.incident.platform.eventstore;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Recomputes the chain over the log or a stretch of it, page by page, so that its memory does not grow with the log. */
public final class ChainVerifier {

    private static final int AHEAD = 64;

    private final CommitLog log;
    private final Scheduler scheduler;

    /**
     * A verifier of the log.
     *
     * @param scheduler where it computes
     */
    public ChainVerifier(CommitLog log, Scheduler scheduler) {
        this.log = log;
        this.scheduler = scheduler;
    }

    /**
     * Checks the commits that hold the positions.
     *
     * @param from first position, from 1
     * @param to last position; null for the end of the log
     * @param marks what checkpoints attest, oldest first
     */
    public Mono<Verification> verify(long from, @Nullable Long to, List<Mark> marks) {
        return log.before(from).flatMap(after -> verify(after, to, marks));
    }

    private Mono<Verification> verify(Mark after, @Nullable Long to, List<Mark> marks) {
        return Mono.defer(() -> {
            var check = new ChainCheck(after, marks);
            return log.documents(after.position() + 1)
                    .publishOn(scheduler, AHEAD)
                    .map(ChainCommit::whole)
                    .doOnNext(check::add)
                    .takeUntil(commit -> check.isDecided() || (to != null && check.end() >= to))
                    .then(Mono.defer(() -> to == null ? strays(check) : Mono.empty()))
                    .then(Mono.fromSupplier(() -> to != null && check.end() >= to ? check.stretch() : check.result()));
        });
    }

    /** Documents beside the numbering: nobody reads them in order, but a question by incident would find them. */
    private Mono<Void> strays(ChainCheck check) {
        return check.isDecided()
                ? Mono.empty()
                : log.unnumbered().map(ChainCommit::whole).doOnNext(check::add).then();
    }
}
