package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Personal;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** 完了と再開. Source: requirements A.1. */
public sealed interface ClosureEvent extends IncidentEvent {

    /** 完了が提案された. */
    @Revision("1")
    record ClosureProposed(
            IncidentId incidentId, Act act, @Personal String reason) implements ClosureEvent {}

    /** 完了した: every guard held. */
    @Revision("1")
    record IncidentClosed(
            IncidentId incidentId, Act act, @Nullable DutyOverride override) implements ClosureEvent {}

    /** 再開された; the incident is assessed anew. */
    @Revision("1")
    record IncidentReopened(
            IncidentId incidentId, Act act, @Personal String reason) implements ClosureEvent {}
}
