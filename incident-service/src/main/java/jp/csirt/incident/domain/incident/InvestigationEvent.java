package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Act;
import org.axonframework.serialization.Revision;

/** 原因究明. Source: 志免町 5.3(3)④. */
public sealed interface InvestigationEvent extends IncidentEvent {

    /** 原因が記録された (推定・確定・不明). */
    @Revision("1")
    record CauseRecorded(IncidentId incidentId, Act act, Cause cause) implements InvestigationEvent {}
}
