package jp.csirt.incident.domain.incident;

import java.time.Instant;
import jp.csirt.incident.domain.shared.Act;

/**
 * 事案への命令: an act that somebody wants recorded. Facts such as new ids and the time arrive in it. One sealed family per
 * track.
 */
public sealed interface IncidentCommand
        permits ReportingCommand,
                ImportCommand,
                AssessmentCommand,
                LevelCommand,
                ContainmentCommand,
                RecoveryCommand,
                LateralCheckCommand,
                EvidenceCommand,
                AttachmentCommand,
                InvestigationCommand,
                PreventionCommand,
                DisclosureCommand,
                SubjectNotificationCommand,
                PoliceCommand,
                FormCommand,
                ExternalReportCommand,
                DirectionCommand,
                SharingCommand,
                VendorCommand,
                PersonnelCommand,
                ExceptionCommand,
                CorrectionCommand,
                SupplementCommand,
                ClosureCommand,
                ErasureCommand {

    /** The incident it is meant for. */
    IncidentId incidentId();

    /** Who acts and when it happened. */
    Act act();

    /** When it happened, for every rule that judges time. */
    default Instant occurredAt() {
        return act().occurredAt();
    }
}
