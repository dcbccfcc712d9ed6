package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Personal;
import org.axonframework.serialization.Revision;

/** 移行. Source: ours. */
public sealed interface ImportEvent extends IncidentEvent {

    /**
     * 移行された: the incident was dealt with and closed elsewhere; nothing follows from it here, no duty, no step, no message.
     * It happened when the incident was closed there.
     */
    @Revision("1")
    record IncidentImported(
            IncidentId incidentId, Act act, @Personal String originalNumber, Verdict verdict) implements ImportEvent {}
}
