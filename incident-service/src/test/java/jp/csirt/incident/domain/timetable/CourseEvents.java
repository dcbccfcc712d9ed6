package jp.csirt.incident.domain.timetable;

import static jp.csirt.incident.domain.timetable.Course.ID;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.assessment.DeterminationPolicy;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.ActorClass;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.Cause;
import jp.csirt.incident.domain.incident.CauseCertainty;
import jp.csirt.incident.domain.incident.CauseClass;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentExecuted;
import jp.csirt.incident.domain.incident.DecisionResult;
import jp.csirt.incident.domain.incident.Evidence;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidencePreserved;
import jp.csirt.incident.domain.incident.EvidenceKind;
import jp.csirt.incident.domain.incident.Execution;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportSubmitted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ReportWaived;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.InternalRecipient;
import jp.csirt.incident.domain.incident.InternalReport;
import jp.csirt.incident.domain.incident.InternalReportKind;
import jp.csirt.incident.domain.incident.InvestigationEvent.CauseRecorded;
import jp.csirt.incident.domain.incident.LateralCheck;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckConsidered;
import jp.csirt.incident.domain.incident.Obligation;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationWithdrawn;
import jp.csirt.incident.domain.incident.OrderedMeasure;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionDecided;
import jp.csirt.incident.domain.incident.ReportTarget;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportedInternally;
import jp.csirt.incident.domain.incident.Situation;
import jp.csirt.incident.domain.incident.Submission;
import jp.csirt.incident.domain.incident.SubmissionChannel;
import jp.csirt.incident.domain.incident.Verdict;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Channel;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;

/** 出来事 of a {@link Course}. */
final class CourseEvents {

    static final UUID CHECK = new UUID(8, 1);
    static final UUID MEASURE = new UUID(8, 2);
    static final OrderedMeasure ORDER = new OrderedMeasure(MEASURE, "研修", "SEC_MANAGER", LocalDate.of(2026, 11, 20));

    private CourseEvents() {}

    static IncidentEvent told(Act act, InternalRecipient to, InternalReportKind kind) {
        return new ReportedInternally(ID, act, to, new InternalReport(kind, Channel.PHONE, null), null, null);
    }

    static IncidentEvent assessed(Act act, Verdict verdict, Category category) {
        return new IncidentAssessed(ID, act, 1, verdict, 0, category, "確かめた");
    }

    static IncidentEvent situation(Act act, @Nullable TriState involved, @Nullable TriState crime) {
        return new SituationConfirmed(
                ID,
                act,
                new Situation(
                        "確かめた",
                        involved == null ? null : Course.involved(involved),
                        null,
                        null,
                        null,
                        crime,
                        act.occurredAt()));
    }

    static IncidentEvent executed(Act act, List<Integer> instructions) {
        return new ContainmentExecuted(ID, act, 1, instructions, new Execution("切り離した", "止まった", null));
    }

    static IncidentEvent considered(Act act, @Nullable Instant dueAt) {
        return new LateralCheckConsidered(
                ID, act, "確かめる", List.of(new LateralCheck(CHECK, "財務会計", "SYS_MANAGER", dueAt)));
    }

    static IncidentEvent preserved(Act act) {
        var evidence = new Evidence(new UUID(8, 3), EvidenceKind.LOG, "ログ", "a".repeat(64), "金庫", "係長", null, null);
        return new EvidencePreserved(ID, act, evidence);
    }

    static IncidentEvent cause(Act act, CauseCertainty certainty) {
        var cause = new Cause(certainty, CauseClass.ACCIDENTAL, ActorClass.STAFF, "不注意", null, null, null, null);
        return new CauseRecorded(ID, act, cause);
    }

    static IncidentEvent decided(Act act, DecisionResult result, OrderedMeasure... orders) {
        return new PreventionDecided(ID, act, 1, result, "確認した", List.of(orders), null, null);
    }

    /** A duty since ten minutes ago; its limit in minutes since the filing. */
    static Happening duty(Recipient recipient, ReportStage stage, Strength strength, @Nullable Integer due) {
        return act -> new ObligationDetermined(
                ID,
                act,
                Obligation.idOf(ID, recipient, stage),
                new Duty(
                        recipient,
                        stage,
                        strength,
                        List.of("X.Y"),
                        "条",
                        act.occurredAt().minus(Duration.ofMinutes(10))),
                due == null ? null : Due.at(Course.minutes(due)),
                DeterminationPolicy.VERSION,
                null,
                false,
                "確かめた");
    }

    static Happening withdrawn(Recipient recipient, ReportStage stage) {
        return act -> new ObligationWithdrawn(ID, act, Obligation.idOf(ID, recipient, stage), recipient, stage, "確かめた");
    }

    static IncidentEvent submitted(Act act, Recipient recipient, ReportStage stage) {
        return new ExternalReportSubmitted(
                ID, act, target(recipient, stage), new Submission(SubmissionChannel.EMAIL, null, false, null), null);
    }

    static IncidentEvent waived(Act act, Recipient recipient, ReportStage stage) {
        return new ReportWaived(ID, act, target(recipient, stage), "軽微", null);
    }

    private static ReportTarget target(Recipient recipient, ReportStage stage) {
        return new ReportTarget(Obligation.idOf(ID, recipient, stage), recipient, stage);
    }

    /** One event of an act. */
    @FunctionalInterface
    interface Happening {

        IncidentEvent by(Act act);
    }
}
