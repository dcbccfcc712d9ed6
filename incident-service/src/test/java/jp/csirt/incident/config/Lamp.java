package jp.csirt.incident.config;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import jp.csirt.incident.platform.serialization.EventNames;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The least that a saga can watch: it is lit, and reminded of as often as there are marks. */
@AggregateRoot(type = "lamp")
public class Lamp {

    static final EventNames EVENTS = new EventNames(Map.of("lamp-lit", Lit.class, "lamp-reminded", Reminded.class));

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private final Set<Instant> reminded = new HashSet<>();

    Lamp() {}

    @CommandHandler
    Lamp(Light command) {
        apply(new Lit(command.id(), command.remindAt()));
    }

    @CommandHandler
    void decide(Remind command) {
        if (!reminded.contains(command.mark())) {
            apply(new Reminded(command.id(), command.mark(), command.late()));
        }
    }

    @EventSourcingHandler
    void evolve(Lit event) {
        id = event.id();
    }

    @EventSourcingHandler
    void evolve(Reminded event) {
        reminded.add(event.mark());
    }

    record Light(@TargetAggregateIdentifier String id, Instant remindAt) {}

    record Remind(@TargetAggregateIdentifier String id, Instant mark, boolean late) {}

    @Revision("1")
    record Lit(String id, Instant remindAt) {}

    @Revision("1")
    record Reminded(String id, Instant mark, boolean late) {}
}
