package jp.csirt.incident.domain.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.deadline.Calendars;
import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.incident.AssessmentEvent.AssessmentApproved;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.ClosureEvent.ClosureProposed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentClosed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentExecuted;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentInstructed;
import jp.csirt.incident.domain.incident.DisclosureEvent.Disclosed;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureDecided;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureProposed;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidencePreserved;
import jp.csirt.incident.domain.incident.FormEvent.FormIssued;
import jp.csirt.incident.domain.incident.InvestigationEvent.CauseRecorded;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckConsidered;
import jp.csirt.incident.domain.incident.PoliceEvent.PoliceContacted;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureImplemented;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionDecided;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionProposed;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryExecuted;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryInstructed;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportReceived;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportedInternally;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationDecided;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationProposed;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectsNotified;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Channel;
import jp.csirt.incident.domain.report.Impact;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.report.Reporter;
import jp.csirt.incident.domain.report.ReporterKind;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.domain.shared.TriState;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;

/** 前提: the fixed persons, values and events from which the tests build an incident. */
final class Given {
    static final Supplement SUPPLEMENT = new Supplement(SupplementField.A205, "検知アラート");
    static final IncidentId ID = new IncidentId(uuid(1));
    static final IncidentNumber NUMBER = new IncidentNumber("SHIME-2025-0001");
    static final Instant AT = Instant.parse("2026-02-20T00:05:00Z");
    static final LocalDate DUE_ON = LocalDate.of(2026, 3, 31);

    static final Actor STAFF = new Actor(uuid(11), "REPORTER", "tax");
    static final Actor MANAGER = new Actor(uuid(12), "SEC_MANAGER@tax", "tax");
    static final Actor CSIRT = new Actor(uuid(13), "CSIRT_MEMBER", "general-affairs");
    static final Actor LEAD = new Actor(uuid(14), "CSIRT_LEAD", "general-affairs");
    static final Actor CISO = new Actor(uuid(15), "CISO", null);

    /** The same person as {@link #CSIRT} in another post: only the person counts. */
    static final Actor CSIRT_AS_CISO = new Actor(uuid(13), "CISO", null);

    static final DutyOverride OVERRIDE = new DutyOverride("他に権限を持つ者が全員不在のため");
    static final Instruction INSTRUCTION = new Instruction("SEC_MANAGER@tax", "当該端末をネットワークから切り離す", null);
    static final Execution EXECUTION = new Execution("LANケーブルを抜いた", "通信が止まった", null);
    static final LateralCheck CHECK = new LateralCheck(uuid(31), "住民情報システム", "SYS_MANAGER", null);
    static final LateralCheck OTHER_CHECK = new LateralCheck(uuid(32), "財務会計システム", "SYS_MANAGER", null);
    static final Evidence EVIDENCE =
            new Evidence(uuid(41), EvidenceKind.LOG, "プロキシのログ", "a".repeat(64), "総務課金庫", "総務係長", AT, null);
    static final Attachment ATTACHMENT = new Attachment(uuid(42), "画面の写し.png", 48_213, "c".repeat(64), "image/png");
    static final ProposedMeasure PROPOSAL = new ProposedMeasure("宛先確認の徹底", "SEC_MANAGER@tax", DUE_ON, false);
    static final OrderedMeasure ORDER = new OrderedMeasure(uuid(51), "宛先確認の徹底", "SEC_MANAGER@tax", DUE_ON);
    static final OrderedMeasure OTHER_ORDER = new OrderedMeasure(uuid(52), "研修の実施", "SEC_MANAGER@tax", DUE_ON);

    static final DisclosureDecision NOT_PUBLIC = new DisclosureDecision(
            DisclosureResult.NOT_PUBLIC, NonDisclosureReason.RECOVERED, "影響は1人に限られる", null, DisclosureMode.NONE);
    static final DisclosureDecision PUBLIC =
            new DisclosureDecision(DisclosureResult.PUBLIC, null, "影響が広い", null, DisclosureMode.INDIVIDUAL);
    static final DisclosureDecision DEFERRED = new DisclosureDecision(
            DisclosureResult.DEFERRED, NonDisclosureReason.INVESTIGATION, null, AT, DisclosureMode.DEFERRED);
    static final Disclosure DISCLOSURE = new Disclosure(DisclosureMedium.WEB, "納税通知書を誤って送付しました。");
    static final PoliceContact CONTACT = new PoliceContact(PoliceContactType.CONSULT, "粕屋警察署", "受第1号");

    static final List<IssuedFile> FILES = List.of(new IssuedFile("pdf", 4096, "c".repeat(64), 1, new UUID(7, 1)));

    /** An id that nothing was given. */
    static final UUID NOBODY = uuid(99);

    private Given() {}

    static FixtureConfiguration<Incident> incident() {
        return new AggregateTestFixture<>(Incident.class)
                .registerInjectableResource(Profiles.TOWN)
                .registerInjectableResource(Calendars.SHIPPED)
                .registerCommandTargetResolver(message ->
                        new VersionedAggregateIdentifier(((IncidentCommand) message.getPayload()).incidentId(), null));
    }

    /** Every kind of a sealed family, however deep. */
    static List<Class<?>> kinds(Class<?> family) {
        return family.isSealed()
                ? Stream.of(family.getPermittedSubclasses())
                        .flatMap(kind -> kinds(kind).stream())
                        .toList()
                : List.of(family);
    }

    static UUID uuid(int n) {
        return new UUID(0x1234, n);
    }

    static Act by(Actor actor) {
        return new Act(actor, AT);
    }

    static Report report() {
        return report(1, ReporterKind.EMPLOYEE, TriState.UNKNOWN);
    }

    static Report report(int level, ReporterKind reporter, TriState crimePossible) {
        return new Report(
                "納税通知書の誤送付",
                "別人の通知書を同封した。",
                AT,
                level,
                Category.MISDIRECTED,
                "mayor",
                new Reporter(reporter, "係員", "tax", null),
                Channel.PHONE,
                null,
                null,
                null,
                null,
                "tax",
                null,
                List.of(),
                List.of(),
                Impact.UNSTATED,
                PersonalData.UNSTATED,
                null,
                List.of(),
                crimePossible,
                false);
    }

    static Situation situation(TriState crimePossible) {
        return new Situation("1通を誤って送付した。", null, null, null, null, crimePossible, AT);
    }

    static Cause cause(CauseCertainty certainty) {
        return new Cause(certainty, CauseClass.ACCIDENTAL, ActorClass.STAFF, "二重確認の省略", null, null, null, null);
    }

    static InternalReport internalReport(InternalReportKind kind) {
        return new InternalReport(kind, Channel.IN_PERSON, null);
    }

    static IncidentReported reported() {
        return new IncidentReported(ID, by(STAFF), NUMBER, report());
    }

    static IncidentReported reported(int level, TriState crimePossible) {
        return new IncidentReported(ID, by(STAFF), NUMBER, report(level, ReporterKind.EMPLOYEE, crimePossible));
    }

    static ReportReceived received() {
        return new ReportReceived(ID, by(CSIRT), null);
    }

    static SituationConfirmed situationConfirmed() {
        return new SituationConfirmed(ID, by(CSIRT), situation(TriState.NO));
    }

    static IncidentAssessed assessed(int n, Verdict verdict) {
        return new IncidentAssessed(ID, by(CSIRT), n, verdict, 1, Category.MISDIRECTED, "宛名が別人のため");
    }

    static AssessmentApproved approved(int n) {
        return new AssessmentApproved(ID, by(LEAD), n, null);
    }

    static ReportedInternally toldCiso(InternalReportKind kind) {
        return new ReportedInternally(ID, by(LEAD), InternalRecipient.CISO, internalReport(kind), null, null);
    }

    static ContainmentInstructed containmentInstructed(int n) {
        return new ContainmentInstructed(ID, by(CSIRT), n, INSTRUCTION);
    }

    static ContainmentExecuted containmentExecuted(int n, Integer... instructions) {
        return new ContainmentExecuted(ID, by(MANAGER), n, List.of(instructions), EXECUTION);
    }

    static RecoveryInstructed recoveryInstructed(int n) {
        return new RecoveryInstructed(ID, by(CSIRT), n, INSTRUCTION);
    }

    static RecoveryExecuted recoveryExecuted(int n, Integer... instructions) {
        return new RecoveryExecuted(ID, by(MANAGER), n, List.of(instructions), EXECUTION);
    }

    static LateralCheckConsidered considered(LateralCheck... checks) {
        return new LateralCheckConsidered(ID, by(CSIRT), "他の課でも起こり得る", List.of(checks));
    }

    static EvidencePreserved preserved() {
        return new EvidencePreserved(ID, by(CSIRT), EVIDENCE);
    }

    static CauseRecorded causeRecorded(CauseCertainty certainty) {
        return new CauseRecorded(ID, by(CSIRT), cause(certainty));
    }

    static PreventionProposed proposed(int n) {
        return new PreventionProposed(ID, by(CSIRT), n, List.of(PROPOSAL));
    }

    static PreventionDecided decided(int n, DecisionResult result, OrderedMeasure... orders) {
        return new PreventionDecided(ID, by(CISO), n, result, "確認した", List.of(orders), null, null);
    }

    static MeasureImplemented implemented() {
        return new MeasureImplemented(ID, by(MANAGER), ORDER.measureId(), "手順書を改めた");
    }

    static DisclosureProposed disclosureProposed(DisclosureDecision proposal) {
        return new DisclosureProposed(ID, by(LEAD), proposal);
    }

    static DisclosureDecided disclosureDecided(DisclosureDecision decision) {
        return new DisclosureDecided(ID, by(CISO), decision, null);
    }

    static Disclosed disclosed(int n) {
        return new Disclosed(ID, by(LEAD), n, DISCLOSURE);
    }

    static SubjectNotificationDecision subjects(SubjectNotificationResult result) {
        return new SubjectNotificationDecision(result, "本人の権利利益を害するおそれがあるため");
    }

    static SubjectNotificationProposed notificationProposed(SubjectNotificationResult result) {
        return new SubjectNotificationProposed(ID, by(LEAD), subjects(result));
    }

    static SubjectNotificationDecided notificationDecided(SubjectNotificationResult result) {
        return new SubjectNotificationDecided(ID, by(CISO), subjects(result), null);
    }

    static SubjectNotification notification(SubjectNotificationMethod method, int count) {
        return new SubjectNotification(method, count, null);
    }

    static SubjectsNotified notified(int n, SubjectNotificationMethod method, int count) {
        return new SubjectsNotified(ID, by(MANAGER), n, notification(method, count));
    }

    static PoliceContacted policeContacted(int n) {
        return new PoliceContacted(ID, by(LEAD), n, CONTACT);
    }

    static FormIssued issued(ReportForm form, int n, boolean last) {
        return new FormIssued(ID, by(LEAD), form, new IssueNumber(n, last), 2, FILES, null);
    }

    static ClosureProposed closureProposed() {
        return new ClosureProposed(ID, by(CSIRT), "対応がすべて済んだ");
    }

    static IncidentClosed closed() {
        return new IncidentClosed(ID, by(CISO), null);
    }

    static IncidentReopened reopened() {
        return new IncidentReopened(ID, by(LEAD), "新たな事実が判明した");
    }
}
