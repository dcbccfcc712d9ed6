package jp.csirt.incident.domain.watch;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.csirt.incident.domain.incident.IncidentId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
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

    private final Map<UUID, WantedConfirmation> requested = new HashMap<>();
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
                .filter(notification -> !requested.containsKey(notification.notificationId()))
                .forEach(AggregateLifecycle::apply);
    }

    /** A result that is known comes from somebody who did not hear the answer. */
    @CommandHandler
    void decide(RecordNotificationReceipt command) {
        requested(command.receipt().notificationId());
        if (!received.contains(command.receipt())) {
            AggregateLifecycle.apply(command.receipt());
        }
    }

    /** Only who was asked confirms; whoever comes after another one need not know. */
    @CommandHandler
    void decide(ConfirmNotification command) {
        UUID id = command.notificationId();
        NotifiedPost post = requested(id)
                .by(command.posts(), command.at())
                .orElseThrow(() -> new IllegalArgumentException("somebody else is asked to confirm " + id));
        if (received.stream().noneMatch(receipt -> receipt.confirms(id))) {
            AggregateLifecycle.apply(new NotificationReceiptRecorded(
                    id,
                    command.incidentId(),
                    ReceiptState.CONFIRMED,
                    command.at(),
                    NotificationChannel.SCREEN,
                    post.code(),
                    command.personId()));
        }
    }

    private WantedConfirmation requested(UUID notificationId) {
        WantedConfirmation known = requested.get(notificationId);
        if (known == null) {
            throw new IllegalArgumentException("nobody asked for " + notificationId);
        }
        return known;
    }

    @EventSourcingHandler
    void evolve(NotificationReceiptRecorded event) {
        received.add(event);
    }

    @EventSourcingHandler
    void evolve(NotificationRequested event, @Timestamp Instant askedAt) {
        id = idOf(event.incidentId());
        requested.put(event.notificationId(), new WantedConfirmation(event, askedAt));
    }
}
