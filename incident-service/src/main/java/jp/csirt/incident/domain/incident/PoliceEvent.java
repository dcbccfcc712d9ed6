package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Act;
import org.axonframework.serialization.Revision;

/** 警察との連携. Source: 志免町 6.5(3). */
public sealed interface PoliceEvent extends IncidentEvent {

    /** 警察に通報・相談された. */
    @Revision("1")
    record PoliceContacted(IncidentId incidentId, Act act, int n, PoliceContact contact) implements PoliceEvent {}
}
