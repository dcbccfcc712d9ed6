package jp.csirt.incident.config;

import java.util.UUID;
import jp.csirt.incident.api.organisation.Organisations;
import jp.csirt.incident.domain.organisation.ChangeOrganisation;
import jp.csirt.incident.domain.organisation.Person;
import jp.csirt.incident.read.organisation.CurrentOrganisation;
import jp.csirt.incident.read.organisation.OrganisationRecord;
import jp.csirt.incident.read.record.Persons;
import reactor.core.publisher.Mono;

/** The organisation behind commands and its record. */
final class StoredOrganisations implements Organisations, Persons {

    private final CurrentOrganisation current;
    private final AxonCommands commands;

    StoredOrganisations(CurrentOrganisation current, AxonCommands commands) {
        this.current = current;
        this.commands = commands;
    }

    @Override
    public Mono<OrganisationRecord> current() {
        return current.current();
    }

    /** As it is now, whatever was seen before. */
    Mono<OrganisationRecord> now() {
        return current.now();
    }

    @Override
    public Mono<OrganisationRecord> change(ChangeOrganisation change) {
        return commands.send(change).then(current.now());
    }

    @Override
    public String title(UUID personId) {
        if (personId.equals(OpenReporting.PERSON)) {
            return OpenReporting.TITLE;
        }
        Person person = current.lastSeen().state().persons().get(personId);
        return person == null ? personId.toString().substring(0, 8) : person.name();
    }
}
