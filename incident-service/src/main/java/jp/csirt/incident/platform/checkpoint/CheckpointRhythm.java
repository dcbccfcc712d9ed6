package jp.csirt.incident.platform.checkpoint;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * When a checkpoint is due: every 10 000 events, and every hour in which the head moved.
 *
 * @param since from when the hour counts while there is no checkpoint
 */
public record CheckpointRhythm(Instant since) {

    private static final long EVENTS = 10_000;
    private static final Duration HOUR = Duration.ofHours(1);

    /** Whether one is due now. */
    boolean isDue(long head, @Nullable Checkpoint newest, Instant now) {
        long covered = newest == null ? 0 : newest.position();
        return head - covered >= EVENTS
                || (head > covered && !last(newest).plus(HOUR).isAfter(now));
    }

    private Instant last(@Nullable Checkpoint newest) {
        try {
            return newest == null ? since : Instant.parse(newest.at());
        } catch (DateTimeParseException e) {
            return since;
        }
    }
}
