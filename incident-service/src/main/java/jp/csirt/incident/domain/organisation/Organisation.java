package jp.csirt.incident.domain.organisation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

/** 組織: organs, departments, persons, posts and keys of the one local government that this service serves. */
@AggregateRoot(type = Organisation.TYPE)
public class Organisation {

    /** Name of the aggregate's type in the log. */
    public static final String TYPE = "organisation";

    /** Id of the one there is. */
    public static final String ID = "organisation";

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private String id = ID;

    private OrganisationState state = OrganisationState.NONE;

    /** For the repository, which replays the events. */
    Organisation() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ChangeOrganisation command) {
        OrganisationState now = state;
        for (OrganisationChange change : command.changes()) {
            for (OrganisationEvent event : now.decide(change, command.act())) {
                apply(event);
                now = now.evolve(event);
            }
        }
    }

    @EventSourcingHandler
    void evolve(OrganisationEvent event) {
        state = state.evolve(event);
    }
}
