package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Act;

/** 事案の出来事: a fact of one incident, recorded for ever. One sealed family per track. */
public sealed interface IncidentEvent
        permits ReportingEvent,
                ImportEvent,
                AssessmentEvent,
                LevelEvent,
                ObligationEvent,
                PolicyScopeEvent,
                ContainmentEvent,
                RecoveryEvent,
                LateralCheckEvent,
                EvidenceEvent,
                AttachmentEvent,
                InvestigationEvent,
                PreventionEvent,
                DisclosureEvent,
                SubjectNotificationEvent,
                PoliceEvent,
                FormEvent,
                ExternalReportEvent,
                SideTrackEvent,
                ClosureEvent,
                ErasureEvent {

    /** The incident it belongs to. */
    IncidentId incidentId();

    /** Who acted and when it happened. */
    Act act();
}
