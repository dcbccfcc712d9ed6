package jp.csirt.incident.domain.incident;

/** 並行して進むその他の記録: tracks that no milestone waits for. */
public sealed interface SideTrackEvent extends IncidentEvent
        permits DirectionEvent,
                SharingEvent,
                VendorEvent,
                PersonnelEvent,
                ExceptionEvent,
                CorrectionEvent,
                SupplementEvent {}
