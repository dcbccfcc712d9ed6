package jp.csirt.incident.process.notice;

import java.util.Optional;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.watch.IncidentHistory;

/** Where the history of an incident is read, as it is recorded by now. */
@FunctionalInterface
public interface IncidentHistories {

    /** The incident's events and what was told of it; empty when there is no such incident. */
    Optional<IncidentHistory> of(IncidentId id);
}
