package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Personal;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** 外部報告. Source: 志免町 1(9)④, 5.3(1)④. */
public sealed interface ExternalReportEvent extends IncidentEvent {

    /** The duty it is about. */
    ReportTarget target();

    /** 報告が起案された. */
    @Revision("1")
    record ExternalReportDrafted(
            IncidentId incidentId,
            Act act,
            ReportTarget target,
            @Personal @Nullable String content) implements ExternalReportEvent {}

    /** 報告が承認された. */
    @Revision("1")
    record ExternalReportApproved(
            IncidentId incidentId,
            Act act,
            ReportTarget target,
            @Nullable DutyOverride override) implements ExternalReportEvent {}

    /**
     * 報告が提出された.
     *
     * @param via 経由: to whom it was handed in, where that one passes it on; absent where it went to its recipient
     */
    @Revision("1")
    record ExternalReportSubmitted(
            IncidentId incidentId,
            Act act,
            ReportTarget target,
            Submission submission,
            @Nullable Recipient via) implements ExternalReportEvent {}

    /** 報告が相手方に受領された. */
    @Revision("1")
    record ExternalReportAcknowledged(
            IncidentId incidentId,
            Act act,
            ReportTarget target,
            @Personal @Nullable String reference) implements ExternalReportEvent {}

    /** 報告不要が提案された. */
    @Revision("1")
    record WaiverProposed(
            IncidentId incidentId,
            Act act,
            ReportTarget target,
            @Personal String reason) implements ExternalReportEvent {}

    /** 報告不要が決定された. */
    @Revision("1")
    record ReportWaived(
            IncidentId incidentId,
            Act act,
            ReportTarget target,
            @Personal @Nullable String reason,
            @Nullable DutyOverride override)
            implements ExternalReportEvent {}
}
