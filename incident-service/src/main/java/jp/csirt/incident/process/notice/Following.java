package jp.csirt.incident.process.notice;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.process.notice.NoticeDesk.Notices;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.deadline.DeadlineManager;
import org.jspecify.annotations.Nullable;

/**
 * 見守りの続き: all that a saga remembers is which incident it follows and how many of its events it has seen; what is to be told
 * follows from the record each time.
 */
public final class Following {

    private @Nullable UUID incident;
    private int seen;

    /** Follows this incident from now on. */
    public void begin(IncidentId id) {
        incident = id.value();
    }

    /**
     * Whether this event of the incident was not looked at yet. Whoever looks sees the whole record, so the events of one commit
     * are looked at once.
     */
    boolean isNew(long sequence) {
        return sequence >= seen;
    }

    /**
     * Tells what is due and sets the deadline for what comes next.
     *
     * @param deadline its name
     * @param woken when the deadline that woke the saga was due; empty when an event did
     */
    public void goOn(
            String deadline,
            Optional<Instant> woken,
            Notices notices,
            NoticeDesk desk,
            CommandGateway gateway,
            DeadlineManager deadlines) {
        if (incident == null) {
            throw new IllegalStateException("a saga follows nothing");
        }
        NoticeDesk.Result result = desk.tell(new IncidentId(incident), seen, woken, notices, gateway);
        seen = result.seen();
        set(deadline, result.next(), deadlines);
    }

    /** Is woken no more. */
    public static void end(String deadline, DeadlineManager deadlines) {
        set(deadline, Optional.empty(), deadlines);
    }

    private static void set(String deadline, Optional<Instant> next, DeadlineManager deadlines) {
        deadlines.cancelAllWithinScope(deadline);
        next.ifPresent(at -> deadlines.schedule(at, deadline));
    }
}
