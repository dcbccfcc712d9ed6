package jp.csirt.incident.domain.timetable;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import jp.csirt.incident.domain.deadline.Step;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureDecided;
import jp.csirt.incident.domain.incident.DisclosureResult;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportSubmitted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ReportWaived;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.IncidentState;
import jp.csirt.incident.domain.incident.Obligation;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.incident.ReportTarget;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationDecided;
import jp.csirt.incident.domain.incident.SubjectNotificationResult;
import org.jspecify.annotations.Nullable;

/** 外部報告と判断: steps 11, 12, 15 to 17 and the end of 18; one run for each duty, of 12 for each report that was made. */
final class DutySteps {

    private static final Set<Recipient> KEPT_INFORMED = EnumSet.of(Recipient.MIC, Recipient.PREFECTURE);
    private static final StepKey SUBJECTS = StepKey.of(Step.SUBJECT_DECISION);
    private static final StepKey DISCLOSURE = StepKey.of(Step.DISCLOSURE_DECISION);

    private final Runs runs;

    /** Since when the notification is put off; absent while it is not. A duty that arose later was not put off. */
    private @Nullable Instant deferredAt;

    DutySteps(Runs runs) {
        this.runs = runs;
    }

    void on(IncidentEvent event) {
        Instant at = event.act().occurredAt();
        switch (event) {
            case ExternalReportSubmitted submitted
            when KEPT_INFORMED.contains(submitted.target().recipient()) -> reported(submitted, at);
            case ObligationDetermined owed
            when owed.duty().stage() == ReportStage.FOLLOW_UP ->
                runs.again(StepKey.of(Step.FOLLOW_UP_REPORT, owed.obligationId()), at, null);
            case ReportWaived waived
            when waived.target().stage() == ReportStage.FOLLOW_UP ->
                runs.waive(StepKey.of(Step.FOLLOW_UP_REPORT, waived.target().obligationId()), at);
            case ReportWaived waived when waived.target().recipient() == Recipient.PUBLIC -> runs.waive(DISCLOSURE, at);
            case DisclosureDecided decided -> on(decided, at);
            case SubjectNotificationDecided decided -> on(decided, at);
            default -> {}
        }
    }

    /** 保留: the judgement is owed again by the day it was put off to. */
    private void on(DisclosureDecided decided, Instant at) {
        runs.done(DISCLOSURE, at);
        if (decided.decision().result() == DisclosureResult.DEFERRED) {
            runs.again(DISCLOSURE, at, decided.decision().until());
        }
    }

    /** 保留: the judgement is owed again in the time of its step. */
    private void on(SubjectNotificationDecided decided, Instant at) {
        runs.done(SUBJECTS, at);
        deferredAt = decided.decision().result() == SubjectNotificationResult.DEFERRED ? at : null;
        if (deferredAt != null) {
            runs.again(SUBJECTS, at, null);
        }
    }

    /** 続報: each report to an authority starts the time of the next one, until the last. */
    private void reported(ExternalReportSubmitted submitted, Instant at) {
        ReportTarget target = submitted.target();
        StepKey next = StepKey.of(
                Step.FOLLOW_UP_REPORT,
                Obligation.idOf(submitted.incidentId(), target.recipient(), ReportStage.FOLLOW_UP));
        boolean last =
                target.stage() == ReportStage.LAST || submitted.submission().alsoFinal();
        runs.done(next, at);
        if (!last && target.stage() != ReportStage.WITHDRAWAL) {
            runs.again(next, at, null);
        }
    }

    void after(IncidentState state, Instant at) {
        for (Obligation obligation : state.obligations().obligations()) {
            Step step = stepOf(obligation.duty());
            if (step == Step.SUBJECT_DECISION) {
                decide(obligation, at);
            } else if (step != null) {
                report(StepKey.of(step, obligation.obligationId()), obligation, at);
            }
        }
    }

    private void decide(Obligation subjects, Instant at) {
        if (subjects.standing() && subjects.state().open()) {
            Instant awareAt = subjects.duty().awareAt();
            runs.follow(SUBJECTS, deferredAt == null || deferredAt.isBefore(awareAt) ? awareAt : deferredAt, null);
        } else {
            runs.drop(SUBJECTS, at);
        }
    }

    private void report(StepKey key, Obligation obligation, Instant at) {
        if (obligation.standing() && obligation.state().open()) {
            if (key.step().inTimetable()) {
                runs.begin(key, at);
            } else {
                Instant due = obligation.due() == null ? null : obligation.due().hard();
                runs.follow(key, obligation.duty().awareAt(), due);
            }
        } else if (obligation.state().submitted()) {
            runs.done(key, at);
        } else {
            runs.drop(key, at);
        }
    }

    private static @Nullable Step stepOf(Duty duty) {
        return switch (duty.recipient()) {
            case MIC, PREFECTURE -> duty.stage() == ReportStage.FIRST ? Step.FIRST_REPORT : null;
            case PPC ->
                switch (duty.stage()) {
                    case PRELIMINARY -> Step.PPC_PRELIMINARY;
                    case FINAL_LEGAL -> Step.PPC_FINAL;
                    case NOTICE, SUPPLEMENT, FIRST, FOLLOW_UP, LAST, WITHDRAWAL -> null;
                };
            case SUBJECTS -> Step.SUBJECT_DECISION;
            case POLICE, PUBLIC, RELATED_BODY, J_LIS, NCO, VENDOR, COMMITTEE, ASSEMBLY, MEXT, OTHER_MINISTRY, OTHER ->
                null;
        };
    }
}
