package jp.csirt.incident.config;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.csirt.incident.domain.audit.AccessEvent.AccessRefused;
import jp.csirt.incident.domain.audit.AccessEvent.AccountActed;
import jp.csirt.incident.domain.audit.AccessEvent.AuditEntriesLost;
import jp.csirt.incident.domain.audit.AccessEvent.FurtherAccessRefused;
import jp.csirt.incident.domain.audit.AccessEvent.LoginSlowed;
import jp.csirt.incident.domain.audit.AccessEvent.RestrictedDataRead;
import jp.csirt.incident.domain.audit.AccessEvent.TemplateChanged;
import jp.csirt.incident.domain.audit.AccessEvent.UnauthenticatedAccess;
import jp.csirt.incident.domain.audit.Audited;
import jp.csirt.incident.domain.audit.ClockShifted;
import jp.csirt.incident.domain.digest.DigestRequested;
import jp.csirt.incident.domain.incident.AssessmentEvent.AssessmentApproved;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.AttachmentEvent.FileAttached;
import jp.csirt.incident.domain.incident.ClosureEvent.ClosureProposed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentClosed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentExecuted;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentInstructed;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentNotNeeded;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionApproved;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionProposed;
import jp.csirt.incident.domain.incident.DirectionEvent.CisoInstructed;
import jp.csirt.incident.domain.incident.DirectionEvent.EmergencyPlanInvoked;
import jp.csirt.incident.domain.incident.DirectionEvent.SystemStopped;
import jp.csirt.incident.domain.incident.DirectionEvent.UsageInvestigationOrdered;
import jp.csirt.incident.domain.incident.DisclosureEvent.Disclosed;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureDecided;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureProposed;
import jp.csirt.incident.domain.incident.ErasureEvent.ErasureProposed;
import jp.csirt.incident.domain.incident.ErasureEvent.IncidentErased;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidencePreserved;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidenceTransferred;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidenceVerified;
import jp.csirt.incident.domain.incident.ExceptionEvent.EmergencyExceptionReported;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionDecided;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionRequested;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportAcknowledged;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportApproved;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportDrafted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportSubmitted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ReportWaived;
import jp.csirt.incident.domain.incident.ExternalReportEvent.WaiverProposed;
import jp.csirt.incident.domain.incident.FormEvent.FormIssued;
import jp.csirt.incident.domain.incident.ImportEvent.IncidentImported;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.InvestigationEvent.CauseRecorded;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckAnswered;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckConsidered;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLowered;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLoweringProposed;
import jp.csirt.incident.domain.incident.LevelEvent.LevelRaised;
import jp.csirt.incident.domain.incident.ObligationEvent.DutiesDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationWithdrawn;
import jp.csirt.incident.domain.incident.PersonnelEvent.PersonnelActionRecorded;
import jp.csirt.incident.domain.incident.PoliceEvent.PoliceContacted;
import jp.csirt.incident.domain.incident.PolicyScopeEvent.PolicyScopeDetermined;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureCarriedOver;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureImplemented;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureVerified;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionDecided;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionProposed;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryExecuted;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryInstructed;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryNotNeeded;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportNoted;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportReceived;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportedInternally;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportingChainCollapsed;
import jp.csirt.incident.domain.incident.SharingEvent.InformationShared;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationDecided;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationProposed;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectsNotified;
import jp.csirt.incident.domain.incident.SupplementEvent.FieldsSupplemented;
import jp.csirt.incident.domain.incident.VendorEvent.VendorMeasureReported;
import jp.csirt.incident.domain.incident.VendorEvent.VendorMeasureRequested;
import jp.csirt.incident.domain.organisation.OrganisationEvent;
import jp.csirt.incident.domain.organisation.OrganisationEvent.AbsenceRecorded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.AccountOpened;
import jp.csirt.incident.domain.organisation.OrganisationEvent.ApiKeyCreated;
import jp.csirt.incident.domain.organisation.OrganisationEvent.ApiKeyRevoked;
import jp.csirt.incident.domain.organisation.OrganisationEvent.DepartmentAdded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.ExternalIdChanged;
import jp.csirt.incident.domain.organisation.OrganisationEvent.OrganAdded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.PersonAdded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.PostAssigned;
import jp.csirt.incident.domain.organisation.OrganisationEvent.ProfileAdopted;
import jp.csirt.incident.domain.watch.NotificationReceiptRecorded;
import jp.csirt.incident.domain.watch.NotificationRequested;
import jp.csirt.incident.platform.serialization.EventNames;

/** Stored event names. The left side is for ever; a class that moves changes only its right side. */
final class EventCatalogue {

    private EventCatalogue() {}

    /** Every event there is. */
    static EventNames names() {
        return new EventNames(Stream.<Map<String, ? extends Class<?>>>of(
                        reporting(),
                        assessment(),
                        level(),
                        obligation(),
                        response(),
                        findings(),
                        prevention(),
                        outside(),
                        externalReport(),
                        directions(),
                        tracks(),
                        closure(),
                        erasure(),
                        watch(),
                        access(),
                        organisation())
                .<Map.Entry<String, ? extends Class<?>>>flatMap(track -> track.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Map<String, Class<? extends IncidentEvent>> reporting() {
        return Map.of(
                "incident-reported", IncidentReported.class,
                "incident-imported", IncidentImported.class,
                "report-received", ReportReceived.class,
                "report-noted", ReportNoted.class,
                "reporting-chain-collapsed", ReportingChainCollapsed.class,
                "reported-internally", ReportedInternally.class);
    }

    private static Map<String, Class<? extends IncidentEvent>> assessment() {
        return Map.of(
                "situation-confirmed", SituationConfirmed.class,
                "incident-assessed", IncidentAssessed.class,
                "assessment-approved", AssessmentApproved.class);
    }

    private static Map<String, Class<? extends IncidentEvent>> level() {
        return Map.of(
                "level-raised", LevelRaised.class,
                "level-lowering-proposed", LevelLoweringProposed.class,
                "level-lowered", LevelLowered.class);
    }

    private static Map<String, Class<? extends IncidentEvent>> obligation() {
        return Map.of(
                "duties-determined", DutiesDetermined.class,
                "obligation-determined", ObligationDetermined.class,
                "obligation-withdrawn", ObligationWithdrawn.class,
                "policy-scope-determined", PolicyScopeDetermined.class);
    }

    private static Map<String, Class<? extends IncidentEvent>> response() {
        return Map.of(
                "containment-instructed", ContainmentInstructed.class,
                "containment-executed", ContainmentExecuted.class,
                "containment-not-needed", ContainmentNotNeeded.class,
                "recovery-instructed", RecoveryInstructed.class,
                "recovery-executed", RecoveryExecuted.class,
                "recovery-not-needed", RecoveryNotNeeded.class);
    }

    private static Map<String, Class<? extends IncidentEvent>> findings() {
        return Map.of(
                "lateral-check-considered", LateralCheckConsidered.class,
                "lateral-check-answered", LateralCheckAnswered.class,
                "evidence-preserved", EvidencePreserved.class,
                "evidence-transferred", EvidenceTransferred.class,
                "evidence-verified", EvidenceVerified.class,
                "file-attached", FileAttached.class,
                "cause-recorded", CauseRecorded.class);
    }

    private static Map<String, Class<? extends IncidentEvent>> prevention() {
        return Map.of(
                "prevention-proposed", PreventionProposed.class,
                "prevention-decided", PreventionDecided.class,
                "measure-implemented", MeasureImplemented.class,
                "measure-verified", MeasureVerified.class,
                "measure-carried-over", MeasureCarriedOver.class);
    }

    private static Map<String, Class<? extends IncidentEvent>> directions() {
        return Map.of(
                "system-stopped", SystemStopped.class,
                "usage-investigation-ordered", UsageInvestigationOrdered.class,
                "ciso-instructed", CisoInstructed.class,
                "emergency-plan-invoked", EmergencyPlanInvoked.class,
                "information-shared", InformationShared.class);
    }

    private static Map<String, Class<? extends IncidentEvent>> tracks() {
        return Map.of(
                "vendor-measure-requested", VendorMeasureRequested.class,
                "vendor-measure-reported", VendorMeasureReported.class,
                "personnel-action-recorded", PersonnelActionRecorded.class,
                "exception-requested", ExceptionRequested.class,
                "exception-decided", ExceptionDecided.class,
                "emergency-exception-reported", EmergencyExceptionReported.class,
                "correction-proposed", CorrectionProposed.class,
                "correction-approved", CorrectionApproved.class,
                "fields-supplemented", FieldsSupplemented.class);
    }

    /** Events without an aggregate. */
    private static Map<String, Class<? extends Audited>> access() {
        return Map.of(
                "access-refused", AccessRefused.class,
                "further-access-refused", FurtherAccessRefused.class,
                "restricted-data-read", RestrictedDataRead.class,
                "template-changed", TemplateChanged.class,
                "unauthenticated-access", UnauthenticatedAccess.class,
                "audit-entries-lost", AuditEntriesLost.class,
                "clock-shifted", ClockShifted.class,
                "account-acted", AccountActed.class,
                "login-slowed", LoginSlowed.class);
    }

    private static Map<String, Class<? extends IncidentEvent>> outside() {
        return Map.of(
                "disclosure-proposed", DisclosureProposed.class,
                "disclosure-decided", DisclosureDecided.class,
                "disclosed", Disclosed.class,
                "subject-notification-proposed", SubjectNotificationProposed.class,
                "subject-notification-decided", SubjectNotificationDecided.class,
                "subjects-notified", SubjectsNotified.class,
                "police-contacted", PoliceContacted.class,
                "form-issued", FormIssued.class);
    }

    private static Map<String, Class<? extends IncidentEvent>> externalReport() {
        return Map.of(
                "external-report-drafted", ExternalReportDrafted.class,
                "external-report-approved", ExternalReportApproved.class,
                "external-report-submitted", ExternalReportSubmitted.class,
                "external-report-acknowledged", ExternalReportAcknowledged.class,
                "waiver-proposed", WaiverProposed.class,
                "report-waived", ReportWaived.class);
    }

    private static Map<String, Class<? extends IncidentEvent>> closure() {
        return Map.of(
                "closure-proposed", ClosureProposed.class,
                "incident-closed", IncidentClosed.class,
                "incident-reopened", IncidentReopened.class);
    }

    private static Map<String, Class<? extends IncidentEvent>> erasure() {
        return Map.of(
                "erasure-proposed", ErasureProposed.class,
                "incident-erased", IncidentErased.class);
    }

    /** Events of an incident's second stream, and of the mornings. */
    private static Map<String, Class<?>> watch() {
        return Map.of(
                "notification-requested", NotificationRequested.class,
                "notification-receipt-recorded", NotificationReceiptRecorded.class,
                "digest-requested", DigestRequested.class);
    }

    private static Map<String, Class<? extends OrganisationEvent>> organisation() {
        return Map.of(
                "organ-added", OrganAdded.class,
                "department-added", DepartmentAdded.class,
                "person-added", PersonAdded.class,
                "post-assigned", PostAssigned.class,
                "absence-recorded", AbsenceRecorded.class,
                "account-opened", AccountOpened.class,
                "external-id-changed", ExternalIdChanged.class,
                "api-key-created", ApiKeyCreated.class,
                "api-key-revoked", ApiKeyRevoked.class,
                "profile-adopted", ProfileAdopted.class);
    }
}
