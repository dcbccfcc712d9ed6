package jp.csirt.incident.domain.watch;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import jp.csirt.incident.domain.incident.IncidentId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * 事案の見守り: the second stream of an incident, with what was asked of whom. It does not count in the incident's version, so
 * that a reminder spoils nobody's work.
 */
@AggregateRoot(type = IncidentWatch.TYPE)
public class IncidentWatch {

    /** Name of the aggregate's type in the log. */
    public static final String TYPE = "incident-watch";

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private final Set<UUID> requested = new HashSet<>();
    private final Set<NotificationReceiptRecorded> received = new HashSet<>();

    /** For the repository, which replays the events. */
    IncidentWatch() {}

    /** The id of an incident's watch. */
    public static String idOf(IncidentId incidentId) {
        return incidentId + ":watch";
    }

    /** What is known was asked before; whoever asks again did not hear the answer. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RequestNotifications command) {
        command.notifications().stream()
                .filter(notification -> !requested.contains(notification.notificationId()))
                .forEach(AggregateLifecycle::apply);
    }

    /** A result that is known comes from somebody who did not hear the answer. */
    @CommandHandler
    void decide(RecordNotificationReceipt command) {
        if (!requested.contains(command.receipt().notificationId())) {
            throw new IllegalArgumentException(
                    "nobody asked for " + command.receipt().notificationId());
        }
        if (!received.contains(command.receipt())) {
            AggregateLifecycle.apply(command.receipt());
        }
    }

    @EventSourcingHandler
    void evolve(NotificationReceiptRecorded event) {
        received.add(event);
    }

    @EventSourcingHandler
    void evolve(NotificationRequested event) {
        id = idOf(event.incidentId());
        requested.add(event.notificationId());
    }
}
