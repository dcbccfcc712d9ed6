package jp.csirt.incident.config;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jp.csirt.incident.config.Lamp.Lit;
import jp.csirt.incident.config.Lamp.Remind;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.jspecify.annotations.Nullable;

/** Reminds of a lamp at its mark and once more an hour later; some lamps make it fail. */
public final class LampSaga {

    static final String MARK = "mark";
    static final Duration AGAIN = Duration.ofHours(1);

    private String id = "";
    private @Nullable Instant next;
    private int done;

    /** Saga without anything, as Axon makes it. */
    public LampSaga() {}

    @StartSaga
    @SagaEventHandler(associationProperty = "id")
    void on(Lit event, Clock clock, DeadlineManager deadlines, CommandGateway commands, Faults faults) {
        if (id.isEmpty()) {
            id = event.id();
            next = event.remindAt();
        }
        look(clock, deadlines, commands, faults);
    }

    @DeadlineHandler(deadlineName = MARK)
    void on(DeadlineMessage<?> mark, Clock clock, DeadlineManager deadlines, CommandGateway commands, Faults faults) {
        look(clock, deadlines, commands, faults);
    }

    private void look(Clock clock, DeadlineManager deadlines, CommandGateway commands, Faults faults) {
        Instant now = clock.instant();
        while (next != null && !next.isAfter(now)) {
            faults.at(Place.ASKING, id);
            commands.sendAndWait(
                    new Remind(id, next, next.plus(Duration.ofMinutes(2)).isBefore(now)));
            faults.at(Place.ASKED, id);
            next = ++done == 2 ? null : next.plus(AGAIN);
        }
        deadlines.cancelAllWithinScope(MARK);
        if (next != null) {
            deadlines.schedule(next, MARK);
        }
        faults.at(Place.SET, id);
    }

    /** How far it has come. */
    enum Place {
        /** A command is about to be sent. */
        ASKING,
        /** Its effect is stored. */
        ASKED,
        /** The next deadline is set. */
        SET,
        /** The saga is about to be stored. */
        STORING,
        /** The saga is stored, and what comes after is not. */
        STORED
    }

    /** What goes wrong in the world. */
    interface Faults {

        /** Throws, or not. */
        void at(Place place, String id);
    }
}
