package jp.csirt.incident.publish;

import java.util.Optional;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionApproved;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionProposed;
import jp.csirt.incident.domain.incident.DirectionEvent.CisoInstructed;
import jp.csirt.incident.domain.incident.DirectionEvent.EmergencyPlanInvoked;
import jp.csirt.incident.domain.incident.DirectionEvent.SystemStopped;
import jp.csirt.incident.domain.incident.DirectionEvent.UsageInvestigationOrdered;
import jp.csirt.incident.domain.incident.ExceptionEvent.EmergencyExceptionReported;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionDecided;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionRequested;
import jp.csirt.incident.domain.incident.PersonnelEvent.PersonnelActionRecorded;
import jp.csirt.incident.domain.incident.SharingEvent.InformationShared;
import jp.csirt.incident.domain.incident.SideTrackEvent;
import jp.csirt.incident.domain.incident.SupplementEvent.FieldsSupplemented;
import jp.csirt.incident.domain.incident.VendorEvent.VendorMeasureReported;
import jp.csirt.incident.domain.incident.VendorEvent.VendorMeasureRequested;

/** 並行して進むその他の記録の公開の範囲. */
final class SideTrackRedaction {

    private SideTrackRedaction() {}

    static Optional<PublicData> of(SideTrackEvent event, PublicData data) {
        return switch (event) {
            case SystemStopped stopped ->
                Optional.of(data.at("stoppedAt", stopped.stoppedAt()).at("restartedAt", stopped.restartedAt()));
            case CisoInstructed _, EmergencyPlanInvoked _, FieldsSupplemented _ -> Optional.of(data);
            case InformationShared shared -> Optional.of(data.code("tlp", shared.tlp()));
            case VendorMeasureRequested requested ->
                Optional.of(data.number("n", requested.n())
                        .fact("suspend", requested.suspend())
                        .at("dueAt", requested.dueAt()));
            case VendorMeasureReported reported ->
                Optional.of(data.number("n", reported.n()).code("state", reported.state()));
            case ExceptionRequested requested ->
                Optional.of(data.number("n", requested.n())
                        .on("until", requested.until())
                        .fact("emergency", requested.emergency()));
            case ExceptionDecided decided ->
                Optional.of(data.number("n", decided.n()).code("result", decided.result()));
            case EmergencyExceptionReported reported -> Optional.of(data.number("n", reported.n()));
            case CorrectionProposed proposed ->
                Optional.of(data.number("n", proposed.n())
                        .number("event", proposed.event())
                        .field("field", proposed.field()));
            case CorrectionApproved approved -> Optional.of(data.number("n", approved.n()));
            // 別綴 and whatever looks into what one of the staff did
            case PersonnelActionRecorded _, UsageInvestigationOrdered _ -> Optional.empty();
        };
    }
}
