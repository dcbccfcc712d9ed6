package jp.csirt.incident.read.detail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.incident.AssessmentEvent;
import jp.csirt.incident.domain.incident.AssessmentEvent.AssessmentApproved;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.AttachmentEvent;
import jp.csirt.incident.domain.incident.ClosureEvent;
import jp.csirt.incident.domain.incident.ContainmentEvent;
import jp.csirt.incident.domain.incident.DisclosureEvent;
import jp.csirt.incident.domain.incident.ErasureEvent;
import jp.csirt.incident.domain.incident.EvidenceEvent;
import jp.csirt.incident.domain.incident.ExternalReportEvent;
import jp.csirt.incident.domain.incident.FormEvent;
import jp.csirt.incident.domain.incident.ImportEvent;
import jp.csirt.incident.domain.incident.ImportEvent.IncidentImported;
import jp.csirt.incident.domain.incident.IncidentState;
import jp.csirt.incident.domain.incident.InvestigationEvent;
import jp.csirt.incident.domain.incident.LateralCheckEvent;
import jp.csirt.incident.domain.incident.LevelEvent;
import jp.csirt.incident.domain.incident.ObligationEvent;
import jp.csirt.incident.domain.incident.PoliceEvent;
import jp.csirt.incident.domain.incident.PolicyScopeEvent;
import jp.csirt.incident.domain.incident.PreventionEvent;
import jp.csirt.incident.domain.incident.RecoveryEvent;
import jp.csirt.incident.domain.incident.ReportingEvent;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportNoted;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportReceived;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportedInternally;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportingChainCollapsed;
import jp.csirt.incident.domain.incident.SideTrackEvent;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent;
import jp.csirt.incident.domain.playbook.Playbook;
import jp.csirt.incident.domain.profile.PolicyScope;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.read.detail.IncidentDetail.Approval;
import jp.csirt.incident.read.detail.IncidentDetail.AssessmentEntry;
import jp.csirt.incident.read.detail.IncidentDetail.InternalReportEntry;
import jp.csirt.incident.read.detail.IncidentDetail.Receipt;
import jp.csirt.incident.read.detail.IncidentDetail.SituationEntry;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.Persons;
import jp.csirt.incident.read.record.RecordedEvent;
import jp.csirt.incident.read.record.Stamp;
import org.jspecify.annotations.Nullable;

/** Folds one incident's record into its detail; each track keeps its own part. */
public final class DetailFold {

    private final Instant at;
    private final @Nullable Instant nextDue;
    private final IncidentRecord record;
    private final Persons persons;
    private final Report report;
    private final List<InternalReportEntry> internalReports = new ArrayList<>();
    private final List<SituationEntry> situations = new ArrayList<>();
    private final List<AssessmentEntry> assessments = new ArrayList<>();
    private final JudgementFold judgements = new JudgementFold();
    private final ResponseFold containment = new ResponseFold();
    private final ResponseFold recovery = new ResponseFold();
    private final FindingsFold findings = new FindingsFold();
    private final PreventionFold prevention = new PreventionFold();
    private final OutsideFold outside = new OutsideFold();
    private final SideTracksFold tracks;
    private final ClosureFold closure = new ClosureFold();
    private final ErasureFold erasure = new ErasureFold();
    private final FactsFold facts;
    private @Nullable Receipt receipt;
    private @Nullable Stamp noted;
    private @Nullable SamePersonEntry samePerson;
    private @Nullable String originalNumber;

    private DetailFold(IncidentRecord record, Persons persons, Instant at, @Nullable Instant nextDue) {
        this.at = at;
        this.nextDue = nextDue;
        this.record = record;
        this.persons = persons;
        this.tracks = new SideTracksFold(record, TokyoTime.dateOf(at));
        this.report = record.reported().report();
        this.facts = new FactsFold(report);
    }

    /** The detail that the record gives at that time, without the persons who are implicated. */
    public static IncidentDetail of(IncidentRecord record, Persons persons, Instant at, @Nullable Instant nextDue) {
        return new DetailFold(record, persons, at, nextDue).folded(null);
    }

    /** The detail for those who may read the personnel track: it also names 当事者. */
    public static IncidentDetail restricted(
            IncidentRecord record, Persons persons, Instant at, @Nullable Instant nextDue) {
        return new DetailFold(record, persons, at, nextDue)
                .folded(record.report().implicatedPersonIds());
    }

    private IncidentDetail folded(@Nullable List<UUID> implicated) {
        record.events().forEach(this::on);
        return detail(implicated);
    }

    /** The same list with the entry that fits replaced. */
    static <T> void replace(List<T> entries, Predicate<T> which, UnaryOperator<T> change) {
        entries.replaceAll(entry -> which.test(entry) ? change.apply(entry) : entry);
    }

    /** An approval with the reason why author and approver are one person, if they are. */
    static Approval approval(Stamp stamp, @Nullable DutyOverride override) {
        return new Approval(stamp, override == null ? null : override.reason());
    }

    private void on(RecordedEvent recorded) {
        Stamp stamp = Stamp.of(recorded, persons);
        switch (recorded.event()) {
            case ReportingEvent e -> on(e, stamp);
            case ImportEvent e -> on(e, stamp);
            case AssessmentEvent e -> on(e, stamp);
            case LevelEvent e -> judgements.on(e, stamp);
            case ObligationEvent e -> judgements.on(e, stamp);
            case PolicyScopeEvent _ -> {} // what it determined is part of the state
            case ContainmentEvent e -> containment.on(e, stamp);
            case RecoveryEvent e -> recovery.on(e, stamp);
            case LateralCheckEvent e -> findings.on(e, stamp);
            case EvidenceEvent e -> findings.on(e, stamp);
            case AttachmentEvent e -> findings.on(e, stamp);
            case InvestigationEvent e -> findings.on(e, stamp);
            case PreventionEvent e -> prevention.on(e, stamp);
            case DisclosureEvent e -> outside.on(e, stamp);
            case SubjectNotificationEvent e -> outside.on(e, stamp);
            case PoliceEvent e -> outside.on(e, stamp);
            case FormEvent _, ExternalReportEvent _ -> {}
            case SideTrackEvent e -> tracks.on(e, stamp);
            case ClosureEvent e -> closure.on(e, stamp);
            case ErasureEvent e -> erasure.on(e, stamp);
        }
    }

    private void on(ReportingEvent event, Stamp stamp) {
        switch (event) {
            case IncidentReported _ -> {}
            case ReportReceived e ->
                receipt = new Receipt(
                        stamp, e.duplicateOf() == null ? null : e.duplicateOf().value());
            case ReportNoted _ -> noted = stamp;
            case ReportingChainCollapsed(var _, var _, var one) ->
                samePerson = new SamePersonEntry(persons.title(one.personId()), one.posts(), stamp);
            case ReportedInternally(var _, var _, var to, var told, var notNeeded, var takenBy) ->
                internalReports.add(new InternalReportEntry(
                        to,
                        told == null ? null : told.kind(),
                        told == null ? null : told.method(),
                        told == null ? null : told.note(),
                        notNeeded,
                        takenBy,
                        stamp));
        }
    }

    private void on(ImportEvent event, Stamp stamp) {
        switch (event) {
            case IncidentImported(var _, var _, var number, var verdict) -> {
                originalNumber = number;
                closure.closedElsewhere(stamp);
                assessments.add(new AssessmentEntry(
                        1,
                        verdict,
                        report.level(),
                        report.category(),
                        "移行前の評価",
                        ApprovalState.APPROVED,
                        stamp,
                        approval(stamp, null)));
            }
        }
    }

    private void on(AssessmentEvent event, Stamp stamp) {
        switch (event) {
            case SituationConfirmed(var _, var _, var situation) -> {
                situations.add(new SituationEntry(situation, stamp));
                facts.on(situation);
            }
            case IncidentAssessed e -> {
                facts.assessedAs(e.category());
                assessments.add(new AssessmentEntry(
                        e.n(), e.verdict(), e.level(), e.category(), e.reason(), ApprovalState.PROPOSED, stamp, null));
            }
            case AssessmentApproved e ->
                replace(
                        assessments,
                        a -> a.n() == e.n(),
                        a -> new AssessmentEntry(
                                a.n(),
                                a.verdict(),
                                a.level(),
                                a.category(),
                                a.reason(),
                                ApprovalState.APPROVED,
                                a.stamp(),
                                approval(stamp, e.override())));
        }
    }

    private IncidentDetail detail(@Nullable List<UUID> implicated) {
        IncidentState state = record.state();
        RecordedEvent first = record.events().getFirst();
        return new IncidentDetail(
                record.id().value(),
                record.number().value(),
                report.title(),
                state.level(),
                facts.category(),
                state.milestone(),
                report.organ(),
                report.department(),
                report.awareAt(),
                first.event().act().occurredAt(),
                nextDue,
                nextDue != null && !at.isBefore(nextDue),
                report.drill(),
                state.imported(),
                originalNumber,
                record.version(),
                report.summary(),
                report.reporter(),
                report.channel(),
                report.startedAt(),
                report.startedCertainty(),
                report.discoveredAt(),
                report.discoverer(),
                report.threat(),
                facts.systems(),
                facts.assets(),
                facts.impact(),
                facts.personalData(),
                report.vendor(),
                implicated,
                facts.crimePossible(),
                Stamp.of(first, persons),
                receipt,
                noted,
                internalReports,
                samePerson,
                situations,
                assessments,
                judgements.levelChanges(),
                judgements.determinations(),
                state.scope().equals(PolicyScope.NONE) ? null : state.scope(),
                containment.response(),
                recovery.response(),
                findings.conclusions(),
                findings.checks(),
                findings.evidence(),
                findings.attachments(),
                findings.causes(),
                prevention.plans(),
                prevention.measures(),
                outside.disclosure(state.disclosure()),
                outside.subjects(state.subjects()),
                outside.policeContacts(),
                tracks.tracks(),
                closure.closure(),
                erasure.erasure(state.closed()),
                DeputyAct.of(record, persons),
                Playbook.of(facts.circumstances(state.level())));
    }
}
