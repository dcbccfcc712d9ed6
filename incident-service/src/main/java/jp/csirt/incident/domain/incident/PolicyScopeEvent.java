package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.profile.PolicyScope;
import jp.csirt.incident.domain.shared.Act;
import org.axonframework.serialization.Revision;

/** 適用される規程. Source: requirements (f). */
public sealed interface PolicyScopeEvent extends IncidentEvent {

    /** 適用される規程が定まった、又は改まった; recorded only where the body's profile leaves a choice. */
    @Revision("1")
    record PolicyScopeDetermined(IncidentId incidentId, Act act, PolicyScope scope) implements PolicyScopeEvent {}
}
