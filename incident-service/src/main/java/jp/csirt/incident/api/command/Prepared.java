package jp.csirt.incident.api.command;

import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.incident.IncidentCommand;

/**
 * A command ready to be sent, and what it creates.
 *
 * @param collection path segment under the incident where what is created lies; empty when nothing is created
 * @param ids of what is created, in the order of the request
 * @param single whether the answer calls the one id {@code id}
 */
record Prepared(IncidentCommand command, String collection, List<UUID> ids, boolean single) {

    Prepared {
        ids = List.copyOf(ids);
    }

    /** Creates nothing that has a place of its own. */
    static Prepared of(IncidentCommand command) {
        return new Prepared(command, "", List.of(), false);
    }

    /** Creates something numbered. */
    static Prepared numbered(IncidentCommand command, String collection) {
        return new Prepared(command, collection, List.of(), false);
    }

    /** Creates one thing with an id. */
    static Prepared identified(IncidentCommand command, String collection, UUID id) {
        return new Prepared(command, collection, List.of(id), true);
    }

    /** Creates several things with ids, perhaps none. */
    static Prepared several(IncidentCommand command, String collection, List<UUID> ids) {
        return new Prepared(command, collection, ids, false);
    }
}
