package jp.csirt.incident.export.form;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.csirt.incident.domain.externalreport.ObligationState;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.incident.ActorClass;
import jp.csirt.incident.domain.incident.CauseCertainty;
import jp.csirt.incident.domain.incident.InternalRecipient;
import jp.csirt.incident.domain.incident.InternalReportKind;
import jp.csirt.incident.domain.incident.Milestone;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.shared.TriState;
import jp.csirt.incident.read.detail.DetailFold;
import jp.csirt.incident.read.detail.IncidentDetail;
import jp.csirt.incident.read.detail.IncidentDetail.AssessmentEntry;
import jp.csirt.incident.read.detail.IncidentDetail.CauseEntry;
import jp.csirt.incident.read.detail.IncidentDetail.InternalReportEntry;
import jp.csirt.incident.read.obligation.ExternalReportEntry;
import jp.csirt.incident.read.obligation.ObligationFold;
import jp.csirt.incident.read.obligation.ObligationItem;
import jp.csirt.incident.read.organisation.DeputyPeriod;
import jp.csirt.incident.read.personnel.PersonnelFile;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.Persons;
import jp.csirt.incident.read.timeline.TimelineItem;

/**
 * 様式に書く事実: everything a form is filled from.
 *
 * @param timeline every act, in the order in which it happened
 * @param obligations 外部報告義務, as far as each has come
 * @param externalReports what was reported to authorities, or need not be
 * @param deputies 代行 for the CISO while the incident was open
 * @param reportedLevel 被害レベル as the reporter judged it
 * @param personnelFile whether there is a 別綴 on persons; what is in it stands on no form
 */
public record FormFacts(
        IncidentDetail incident,
        List<TimelineItem> timeline,
        List<ObligationItem> obligations,
        List<ExternalReportEntry> externalReports,
        List<DeputyPeriod> deputies,
        int reportedLevel,
        boolean personnelFile,
        PolicyProfile profile,
        Issue issue) {

    public FormFacts {
        obligations = List.copyOf(obligations);
        externalReports = List.copyOf(externalReports);
        deputies = List.copyOf(deputies);
        timeline = timeline.stream()
                .sorted(Comparator.comparing(TimelineItem::occurredAt).thenComparingLong(TimelineItem::position))
                .toList();
    }

    /** The facts that a record gives. */
    public static FormFacts of(
            IncidentRecord record, List<DeputyPeriod> deputies, Persons persons, PolicyProfile profile, Issue issue) {
        return new FormFacts(
                DetailFold.of(record, persons, issue.createdAt(), null),
                TimelineItem.of(record, persons, profile, profile.dateStyle()),
                ObligationFold.of(record, issue.createdAt()),
                ExternalReportEntry.of(record, persons),
                deputies,
                record.report().level(),
                PersonnelFile.isKept(record),
                profile,
                issue);
    }

    Names names() {
        return new Names(profile);
    }

    /** 補足. */
    Supplements supplements() {
        return new Supplements(incident.tracks().supplements());
    }

    /** The newest assessment. */
    Optional<AssessmentEntry> assessment() {
        return newest(incident.assessments());
    }

    /** The newest finding of the cause. */
    Optional<CauseEntry> cause() {
        return newest(incident.causes());
    }

    /** The cause where the search for it has ended, be it without result. */
    Optional<CauseEntry> finalCause() {
        return cause().filter(entry -> entry.cause().certainty() != CauseCertainty.HYPOTHESIS);
    }

    /** The first 庁内報告 of that kind to the recipient, be it that none was needed. */
    Optional<InternalReportEntry> told(InternalRecipient to, InternalReportKind kind) {
        return incident.internalReports().stream()
                .filter(told -> told.to() == to && (told.kind() == kind || told.notNeeded() != null))
                .min(Comparator.comparing((InternalReportEntry told) -> told.notNeeded() != null)
                        .thenComparing(told -> told.stamp().occurredAt()));
    }

    /** Whether a legal limit counts from another time than the first knowledge of the incident. Source: requirements C.3(2). */
    boolean limitsStartElsewhere() {
        return obligations.stream()
                .filter(duty -> duty.recipient() == Recipient.PPC && duty.state() != ObligationState.WITHDRAWN)
                .anyMatch(duty -> !duty.awareAt().equals(incident.awareAt()));
    }

    boolean reopened() {
        return incident.milestone() == Milestone.REOPENED;
    }

    /** Whether nothing more is to come: the case is closed, or this is the 最終報, which is issued before. */
    boolean ended() {
        return issue.last() || incident.milestone() == Milestone.CLOSED;
    }

    boolean noCrime() {
        return incident.crimePossible() == TriState.NO;
    }

    boolean noPersonalData() {
        return incident.personalData().involved() == TriState.NO;
    }

    /** Whether no contractor took part, as far as the cause is known. */
    boolean noVendor() {
        return incident.vendor() == null
                && incident.category() != Category.VENDOR
                && finalCause()
                        .filter(entry -> entry.cause().certainty() == CauseCertainty.DETERMINED)
                        .filter(entry -> entry.cause().actorClass() != ActorClass.VENDOR)
                        .isPresent();
    }

    /** The last of a list. */
    static <T> Optional<T> newest(List<T> entries) {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast());
    }
}
