package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.shared.Act;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** 報道・公表. Source: 志免町 1(9)⑤. */
public sealed interface DisclosureEvent extends IncidentEvent {

    /** 公表の案が作られた. */
    @Revision("1")
    record DisclosureProposed(IncidentId incidentId, Act act, DisclosureDecision proposal) implements DisclosureEvent {}

    /** 公表するかどうかが判断された. */
    @Revision("1")
    record DisclosureDecided(
            IncidentId incidentId,
            Act act,
            DisclosureDecision decision,
            @Nullable DutyOverride override) implements DisclosureEvent {}

    /** 公表された, for the {@code n}-th time. */
    @Revision("1")
    record Disclosed(IncidentId incidentId, Act act, int n, Disclosure disclosure) implements DisclosureEvent {}
}
