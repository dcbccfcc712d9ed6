package jp.csirt.incident.domain.timetable;

import static jp.csirt.incident.domain.timetable.Course.ID;
import static jp.csirt.incident.domain.timetable.CourseEvents.CHECK;
import static jp.csirt.incident.domain.timetable.CourseEvents.MEASURE;
import static jp.csirt.incident.domain.timetable.CourseEvents.assessed;
import static jp.csirt.incident.domain.timetable.CourseEvents.cause;
import static jp.csirt.incident.domain.timetable.CourseEvents.considered;
import static jp.csirt.incident.domain.timetable.CourseEvents.decided;
import static jp.csirt.incident.domain.timetable.CourseEvents.duty;
import static jp.csirt.incident.domain.timetable.CourseEvents.executed;
import static jp.csirt.incident.domain.timetable.CourseEvents.situation;
import static jp.csirt.incident.domain.timetable.CourseEvents.submitted;
import static jp.csirt.incident.domain.timetable.CourseEvents.told;
import static jp.csirt.incident.domain.timetable.CourseEvents.waived;
import static jp.csirt.incident.domain.timetable.CourseEvents.withdrawn;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.csirt.incident.domain.assessment.LevelRule;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.AssessmentEvent.AssessmentApproved;
import jp.csirt.incident.domain.incident.CauseCertainty;
import jp.csirt.incident.domain.incident.ClosureEvent.ClosureProposed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentClosed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentInstructed;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentNotNeeded;
import jp.csirt.incident.domain.incident.DecisionResult;
import jp.csirt.incident.domain.incident.DisclosureDecision;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureDecided;
import jp.csirt.incident.domain.incident.DisclosureResult;
import jp.csirt.incident.domain.incident.EffectCheck;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.Instruction;
import jp.csirt.incident.domain.incident.InternalRecipient;
import jp.csirt.incident.domain.incident.InternalReportKind;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckAnswered;
import jp.csirt.incident.domain.incident.LateralResult;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLowered;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLoweringProposed;
import jp.csirt.incident.domain.incident.LevelEvent.LevelRaised;
import jp.csirt.incident.domain.incident.PoliceContact;
import jp.csirt.incident.domain.incident.PoliceContactType;
import jp.csirt.incident.domain.incident.PoliceEvent.PoliceContacted;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureCarriedOver;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureImplemented;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureVerified;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionProposed;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportNoted;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportReceived;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportedInternally;
import jp.csirt.incident.domain.incident.SubjectNotificationDecision;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationDecided;
import jp.csirt.incident.domain.incident.SubjectNotificationResult;
import jp.csirt.incident.domain.incident.VendorEvent.VendorMeasureRequested;
import jp.csirt.incident.domain.incident.Verdict;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.TriState;
import jp.csirt.incident.domain.timetable.CourseEvents.Happening;

/** 行為 of a {@link Course}, each with what the rules make of it. */
enum CourseAct {
    RECEIVED(act -> new ReportReceived(ID, act, null)),
    NOTED(act -> new ReportNoted(ID, act)),
    TOLD_OVERALL_MANAGER(act -> told(act, InternalRecipient.OVERALL_MANAGER, InternalReportKind.REPORT)),
    TOLD_CISO(act -> told(act, InternalRecipient.CISO, InternalReportKind.REPORT)),
    TOLD_CISO_ASSESSMENT(act -> told(act, InternalRecipient.CISO, InternalReportKind.ASSESSMENT)),
    CISO_NOT_NEEDED(act -> new ReportedInternally(ID, act, InternalRecipient.CISO, null, "軽微", null)),

    ASSESSED(
            act -> assessed(act, Verdict.INCIDENT, Category.LOSS),
            duty(Recipient.MIC, ReportStage.FIRST, Strength.REQUIRED, null)),
    ASSESSED_AS_ATTACK(act -> assessed(act, Verdict.SUSPECTED, Category.MALWARE)),
    ASSESSED_AS_VENDOR(act -> assessed(act, Verdict.INCIDENT, Category.VENDOR)),
    REJECTED(act -> assessed(act, Verdict.NOT_INCIDENT, Category.LOSS), withdrawn(Recipient.MIC, ReportStage.FIRST)),
    DUPLICATE(act -> assessed(act, Verdict.DUPLICATE, Category.LOSS), withdrawn(Recipient.MIC, ReportStage.FIRST)),
    APPROVED(act -> new AssessmentApproved(ID, act, 1, null)),

    INSTRUCTED(act -> new ContainmentInstructed(ID, act, 1, new Instruction("tax", "切り離す", null))),
    INSTRUCTED_FOR_AN_HOUR(act -> new ContainmentInstructed(
            ID, act, 1, new Instruction("tax", "切り離す", act.occurredAt().plus(Duration.ofHours(1))))),
    INSTRUCTED_TOO_LATE(act -> new ContainmentInstructed(
            ID, act, 1, new Instruction("tax", "切り離す", act.occurredAt().minus(Duration.ofHours(1))))),
    EXECUTED(act -> executed(act, List.of(1))),
    EXECUTED_AT_ONCE(act -> executed(act, List.of())),
    CONTAINMENT_NOT_NEEDED(act -> new ContainmentNotNeeded(ID, act, "紙のみ")),
    CONSIDERED(act -> considered(act, null)),
    CONSIDERED_FOR_AN_HOUR(act -> considered(act, act.occurredAt().plus(Duration.ofHours(1)))),
    ANSWERED(act -> new LateralCheckAnswered(ID, act, CHECK, LateralResult.NOT_FOUND, "なし")),

    FIRST_SUBMITTED(act -> submitted(act, Recipient.MIC, ReportStage.FIRST)),
    FIRST_WAIVED(act -> waived(act, Recipient.MIC, ReportStage.FIRST)),
    FOLLOW_UP_DETERMINED(duty(Recipient.MIC, ReportStage.FOLLOW_UP, Strength.PROPOSED, null)),
    FOLLOW_UP_SUBMITTED(act -> submitted(act, Recipient.MIC, ReportStage.FOLLOW_UP)),
    FOLLOW_UP_WAIVED(act -> waived(act, Recipient.MIC, ReportStage.FOLLOW_UP)),
    LAST_DETERMINED(duty(Recipient.MIC, ReportStage.LAST, Strength.REQUIRED, null)),
    LAST_SUBMITTED(act -> submitted(act, Recipient.MIC, ReportStage.LAST)),

    CRIME(
            act -> situation(act, null, TriState.YES),
            duty(Recipient.POLICE, ReportStage.FIRST, Strength.REQUIRED, null)),
    NO_CRIME(act -> situation(act, null, TriState.NO), withdrawn(Recipient.POLICE, ReportStage.FIRST)),
    POLICE(act -> new PoliceContacted(ID, act, 1, new PoliceContact(PoliceContactType.CONSULT, "署", null))),
    POLICE_WAIVED(act -> waived(act, Recipient.POLICE, ReportStage.FIRST)),
    EVIDENCE(CourseEvents::preserved),

    MAYBE_PERSONAL_DATA(act -> situation(act, TriState.UNKNOWN, null)),
    NO_PERSONAL_DATA(act -> situation(act, TriState.NO, null), withdrawn(Recipient.PPC, ReportStage.PRELIMINARY)),
    MAYBE_LEAK(
            act -> situation(act, TriState.YES, null),
            duty(Recipient.PPC, ReportStage.PRELIMINARY, Strength.PROPOSED, null)),
    LEAK(
            act -> situation(act, TriState.YES, null),
            duty(Recipient.PPC, ReportStage.PRELIMINARY, Strength.REQUIRED, 7200),
            duty(Recipient.PPC, ReportStage.FINAL_LEGAL, Strength.REQUIRED, 43200),
            duty(Recipient.SUBJECTS, ReportStage.NOTICE, Strength.REQUIRED, null)),
    LEAK_BEYOND_CALENDAR(
            act -> situation(act, TriState.YES, null),
            duty(Recipient.PPC, ReportStage.FINAL_LEGAL, Strength.REQUIRED, null)),
    NO_LEAK(
            act -> situation(act, TriState.YES, null),
            withdrawn(Recipient.PPC, ReportStage.PRELIMINARY),
            withdrawn(Recipient.PPC, ReportStage.FINAL_LEGAL),
            withdrawn(Recipient.SUBJECTS, ReportStage.NOTICE)),
    PRELIMINARY_SUBMITTED(act -> submitted(act, Recipient.PPC, ReportStage.PRELIMINARY)),
    FINAL_SUBMITTED(act -> submitted(act, Recipient.PPC, ReportStage.FINAL_LEGAL)),
    SUBJECTS_DECIDED(act -> new SubjectNotificationDecided(
            ID, act, new SubjectNotificationDecision(SubjectNotificationResult.REQUIRED, "知らせる"), null)),
    DISCLOSURE_DECIDED(act -> new DisclosureDecided(
            ID, act, new DisclosureDecision(DisclosureResult.NOT_PUBLIC, null, null, null, null), null)),
    SUBJECTS_DEFERRED(act -> new SubjectNotificationDecided(
            ID, act, new SubjectNotificationDecision(SubjectNotificationResult.DEFERRED, "捜査に支障"), null)),
    DISCLOSURE_DEFERRED(act -> new DisclosureDecided(
            ID,
            act,
            new DisclosureDecision(
                    DisclosureResult.DEFERRED, null, null, act.occurredAt().plus(Duration.ofMinutes(1000)), null),
            null)),
    VENDOR_ASKED(act -> new VendorMeasureRequested(ID, act, 1, "事業者", "中断", true, null)),

    HYPOTHESIS(act -> cause(act, CauseCertainty.HYPOTHESIS)),
    CAUSE_FOUND(act -> cause(act, CauseCertainty.DETERMINED)),
    CAUSE_UNKNOWN(act -> cause(act, CauseCertainty.UNKNOWN)),
    PROPOSED(act -> new PreventionProposed(ID, act, 1, List.of())),
    PROPOSED_AGAIN(act -> new PreventionProposed(ID, act, 2, List.of())),
    RETURNED(act -> decided(act, DecisionResult.RETURNED)),
    ORDERED(act -> decided(act, DecisionResult.APPROVED, CourseEvents.ORDER)),
    IMPLEMENTED(act -> new MeasureImplemented(ID, act, MEASURE, "行った")),
    INEFFECTIVE(act -> new MeasureVerified(ID, act, MEASURE, EffectCheck.INEFFECTIVE, "足りない")),
    CARRIED_OVER(act -> new MeasureCarriedOver(ID, act, MEASURE, "SEC_MANAGER", LocalDate.of(2027, 3, 31), "翌年度")),

    RAISED_TO_1(act -> new LevelRaised(ID, act, 1, 0, 1, null, "業務への影響")),
    RAISED_TO_3(act -> new LevelRaised(ID, act, 1, 1, 3, null, "住民への影響")),
    RAISED_BY_RULE(
            act -> situation(act, null, null),
            act -> new LevelRaised(ID, act, 1, 1, 3, LevelRule.RESIDENT_SERVICE, "停止")),
    LOWERED_TO_1(
            act -> new LevelLoweringProposed(ID, act, 1, 3, 1, "軽い"), act -> new LevelLowered(ID, act, 1, 1, null)),
    LOWERED_TO_0(
            act -> new LevelLoweringProposed(ID, act, 1, 1, 0, "軽い"), act -> new LevelLowered(ID, act, 1, 0, null)),

    CLOSURE_PROPOSED(act -> new ClosureProposed(ID, act, "済んだ")),
    CLOSED(act -> new IncidentClosed(ID, act, null)),
    REOPENED(act -> new IncidentReopened(ID, act, "新たな事実"));

    @SuppressWarnings("ImmutableEnumChecker") // pure functions
    private final List<Happening> events;

    CourseAct(Happening... events) {
        this.events = List.of(events);
    }

    /** What is recorded of it. */
    List<IncidentEvent> at(Instant at) {
        Act act = Course.act(at);
        return events.stream().map(event -> event.by(act)).toList();
    }
}
