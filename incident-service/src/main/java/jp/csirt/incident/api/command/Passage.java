package jp.csirt.incident.api.command;

import java.util.UUID;
import jp.csirt.incident.api.attachment.Intake;
import jp.csirt.incident.domain.incident.IncidentRejected;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One file on its way from the client into the record. However the request ends, its bytes stay exactly if the record knows
 * them; where that is not certain, they are left to be swept away.
 */
final class Passage {

    private volatile @Nullable Intake intake;
    private volatile State state = State.TAKEN;

    void take(Intake begun) {
        intake = begun;
    }

    UUID id() {
        return open().attachmentId();
    }

    /** From now on it may be recorded any time. */
    Mono<Void> sending() {
        return open().hold().doOnSuccess(_ -> state = State.SENT);
    }

    void recorded() {
        state = State.RECORDED;
    }

    /** A refusal says that nothing was recorded; any other failure says nothing. */
    void failed(Throwable failure) {
        if (state == State.SENT && (failure instanceof IncidentRejected || ActEndpoint.isLostRace(failure))) {
            state = State.REFUSED;
        }
    }

    /** Ends it, however the request ended. */
    Mono<Void> end() {
        Intake begun = intake;
        if (begun == null) {
            return Mono.empty();
        }
        return (switch (state) {
                    case TAKEN, REFUSED -> begun.discard();
                    case SENT -> begun.leave();
                    case RECORDED -> begun.recorded();
                })
                .onErrorComplete(); // whatever is left to do is found in the journal of uploads
    }

    private Intake open() {
        Intake begun = intake;
        if (begun == null) {
            throw new IllegalStateException("no file was taken in");
        }
        return begun;
    }

    private enum State {
        TAKEN,
        SENT,
        REFUSED,
        RECORDED
    }
}
