package jp.csirt.incident.domain.incident;

import java.util.UUID;
import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/** 外部報告への命令. */
public sealed interface ExternalReportCommand extends IncidentCommand {

    /** The duty it is about. */
    UUID obligationId();

    /** 報告を起案する. */
    record DraftExternalReport(
            IncidentId incidentId,
            Act act,
            UUID obligationId,
            @Nullable String content) implements ExternalReportCommand {}

    /** 報告を承認する. */
    record ApproveExternalReport(
            IncidentId incidentId,
            Act act,
            UUID obligationId,
            @Nullable DutyOverride override) implements ExternalReportCommand {}

    /** 報告の提出を記録する. */
    record SubmitExternalReport(IncidentId incidentId, Act act, UUID obligationId, Submission submission)
            implements ExternalReportCommand {}

    /** 相手方の受領を記録する. */
    record AcknowledgeExternalReport(
            IncidentId incidentId,
            Act act,
            UUID obligationId,
            @Nullable String reference) implements ExternalReportCommand {}

    /** 報告不要を提案する. */
    record ProposeWaiver(IncidentId incidentId, Act act, UUID obligationId, String reason)
            implements ExternalReportCommand {}

    /** 報告不要を決定する. */
    record WaiveReport(
            IncidentId incidentId,
            Act act,
            UUID obligationId,
            @Nullable String reason,
            @Nullable DutyOverride override) implements ExternalReportCommand {}
}
