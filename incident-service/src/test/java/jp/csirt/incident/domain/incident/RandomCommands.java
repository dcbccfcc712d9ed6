package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.ID;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.incident.AssessmentCommand.ApproveAssessment;
import jp.csirt.incident.domain.incident.AssessmentCommand.AssessIncident;
import jp.csirt.incident.domain.incident.AssessmentCommand.ConfirmSituation;
import jp.csirt.incident.domain.incident.AttachmentCommand.AttachFile;
import jp.csirt.incident.domain.incident.ClosureCommand.CloseIncident;
import jp.csirt.incident.domain.incident.ClosureCommand.ProposeClosure;
import jp.csirt.incident.domain.incident.ClosureCommand.ReopenIncident;
import jp.csirt.incident.domain.incident.ContainmentCommand.DeclareContainmentNotNeeded;
import jp.csirt.incident.domain.incident.ContainmentCommand.ExecuteContainment;
import jp.csirt.incident.domain.incident.ContainmentCommand.InstructContainment;
import jp.csirt.incident.domain.incident.CorrectionCommand.ApproveCorrection;
import jp.csirt.incident.domain.incident.CorrectionCommand.ProposeCorrection;
import jp.csirt.incident.domain.incident.DirectionCommand.GiveCisoInstruction;
import jp.csirt.incident.domain.incident.DirectionCommand.InvokeEmergencyPlan;
import jp.csirt.incident.domain.incident.DirectionCommand.OrderUsageInvestigation;
import jp.csirt.incident.domain.incident.DirectionCommand.RecordSystemStop;
import jp.csirt.incident.domain.incident.DisclosureCommand.DecideDisclosure;
import jp.csirt.incident.domain.incident.DisclosureCommand.Disclose;
import jp.csirt.incident.domain.incident.DisclosureCommand.ProposeDisclosure;
import jp.csirt.incident.domain.incident.ErasureCommand.EraseIncident;
import jp.csirt.incident.domain.incident.ErasureCommand.ProposeErasure;
import jp.csirt.incident.domain.incident.EvidenceCommand.PreserveEvidence;
import jp.csirt.incident.domain.incident.EvidenceCommand.TransferEvidence;
import jp.csirt.incident.domain.incident.EvidenceCommand.VerifyEvidence;
import jp.csirt.incident.domain.incident.ExceptionCommand.DecideException;
import jp.csirt.incident.domain.incident.ExceptionCommand.ReportEmergencyException;
import jp.csirt.incident.domain.incident.ExceptionCommand.RequestException;
import jp.csirt.incident.domain.incident.ExternalReportCommand.AcknowledgeExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.ApproveExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.DraftExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.ProposeWaiver;
import jp.csirt.incident.domain.incident.ExternalReportCommand.SubmitExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.WaiveReport;
import jp.csirt.incident.domain.incident.FormCommand.IssueForm;
import jp.csirt.incident.domain.incident.InvestigationCommand.RecordCause;
import jp.csirt.incident.domain.incident.LateralCheckCommand.AnswerLateralCheck;
import jp.csirt.incident.domain.incident.LateralCheckCommand.ConsiderLateralCheck;
import jp.csirt.incident.domain.incident.LevelCommand.ApproveLevelChange;
import jp.csirt.incident.domain.incident.LevelCommand.ChangeLevel;
import jp.csirt.incident.domain.incident.PersonnelCommand.RecordPersonnelAction;
import jp.csirt.incident.domain.incident.PoliceCommand.ContactPolice;
import jp.csirt.incident.domain.incident.PreventionCommand.CarryOverMeasure;
import jp.csirt.incident.domain.incident.PreventionCommand.DecidePrevention;
import jp.csirt.incident.domain.incident.PreventionCommand.ImplementMeasure;
import jp.csirt.incident.domain.incident.PreventionCommand.ProposePrevention;
import jp.csirt.incident.domain.incident.PreventionCommand.VerifyMeasure;
import jp.csirt.incident.domain.incident.RecoveryCommand.DeclareRecoveryNotNeeded;
import jp.csirt.incident.domain.incident.RecoveryCommand.ExecuteRecovery;
import jp.csirt.incident.domain.incident.RecoveryCommand.InstructRecovery;
import jp.csirt.incident.domain.incident.ReportingCommand.NoteReport;
import jp.csirt.incident.domain.incident.ReportingCommand.ReceiveReport;
import jp.csirt.incident.domain.incident.ReportingCommand.ReportInternally;
import jp.csirt.incident.domain.incident.SharingCommand.ShareInformation;
import jp.csirt.incident.domain.incident.SubjectNotificationCommand.DecideSubjectNotification;
import jp.csirt.incident.domain.incident.SubjectNotificationCommand.NotifySubjects;
import jp.csirt.incident.domain.incident.SubjectNotificationCommand.ProposeSubjectNotification;
import jp.csirt.incident.domain.incident.SupplementCommand.SupplementFields;
import jp.csirt.incident.domain.incident.VendorCommand.ReportVendorMeasure;
import jp.csirt.incident.domain.incident.VendorCommand.RequestVendorMeasure;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;

/** 無作為の命令: well-formed commands of every kind, some with numbers or ids that do not exist; a seed repeats them. */
final class RandomCommands {

    private final Random random;
    private final boolean confirming;
    private final boolean beside;
    private final List<UUID> checks = new ArrayList<>(List.of(Given.NOBODY));
    private final List<UUID> measures = new ArrayList<>(List.of(Given.NOBODY));
    private final List<Supplier<IncidentCommand>> kinds = List.of(
            () -> new ReceiveReport(ID, act(), null),
            () -> new ReportInternally(
                    ID,
                    act(),
                    any(InternalRecipient.values()),
                    Given.internalReport(any(InternalReportKind.values())),
                    null,
                    null),
            () -> new NoteReport(ID, act()),
            () -> new ConfirmSituation(ID, act(), situation()),
            this::changeLevel,
            () -> new ApproveLevelChange(ID, act(), number(), override()),
            this::assess,
            () -> new ApproveAssessment(ID, act(), number(), override()),
            () -> new InstructContainment(ID, act(), Given.INSTRUCTION),
            () -> new ExecuteContainment(ID, act(), numberOrNone(), Given.EXECUTION, null),
            () -> new DeclareContainmentNotNeeded(ID, act(), "被害なし"),
            () -> new InstructRecovery(ID, act(), Given.INSTRUCTION),
            () -> new ExecuteRecovery(ID, act(), numberOrNone(), Given.EXECUTION, null),
            () -> new DeclareRecoveryNotNeeded(ID, act(), "停止なし"),
            this::considerLateralCheck,
            () -> new AnswerLateralCheck(ID, act(), any(checks), any(LateralResult.values()), "確認した"),
            () -> new PreserveEvidence(ID, act(), Given.EVIDENCE),
            () -> new TransferEvidence(ID, act(), Given.EVIDENCE.evidenceId(), "県警", "捜査"),
            () -> new VerifyEvidence(ID, act(), Given.EVIDENCE.evidenceId(), null),
            () -> new AttachFile(ID, act(), Given.ATTACHMENT),
            () -> new RecordCause(ID, act(), Given.cause(any(CauseCertainty.values()))),
            () -> new ProposePrevention(ID, act(), List.of(Given.PROPOSAL)),
            this::decidePrevention,
            this::decidePrevention,
            this::decidePrevention,
            () -> new ImplementMeasure(ID, act(), any(measures), "手順書を改めた"),
            () -> new VerifyMeasure(ID, act(), any(measures), any(EffectCheck.values()), "確かめた"),
            () -> new CarryOverMeasure(ID, act(), any(measures), "CISO", Given.DUE_ON, "予算"),
            () -> new ProposeDisclosure(ID, act(), any(Given.PUBLIC, Given.NOT_PUBLIC)),
            () -> new DecideDisclosure(ID, act(), any(Given.PUBLIC, Given.NOT_PUBLIC), override()),
            () -> new Disclose(ID, act(), Given.DISCLOSURE),
            () -> new ProposeSubjectNotification(ID, act(), Given.subjects(any(SubjectNotificationResult.values()))),
            () -> new DecideSubjectNotification(
                    ID, act(), Given.subjects(any(SubjectNotificationResult.values())), override()),
            () -> new NotifySubjects(ID, act(), Given.notification(any(SubjectNotificationMethod.values()), number())),
            () -> new ContactPolice(ID, act(), Given.CONTACT),
            this::issueForm,
            () -> new DraftExternalReport(ID, act(), obligation(), null),
            () -> new ApproveExternalReport(ID, act(), obligation(), override()),
            this::submit,
            () -> new AcknowledgeExternalReport(ID, act(), obligation(), null),
            () -> new ProposeWaiver(ID, act(), obligation(), "軽微"),
            () -> new WaiveReport(ID, act(), obligation(), null, override()),
            this::aside,
            this::aside,
            () -> new ProposeClosure(ID, act(), "対応済み"),
            () -> new CloseIncident(ID, act(), override()),
            () -> new ReopenIncident(ID, act(), "新たな事実"),
            this::erasure,
            this::erasure,
            this::erasure,
            this::erasure,
            this::erasure,
            this::erasure);

    /** Acts beside the main path, so few among the others that the runs still get far. */
    private final List<Supplier<IncidentCommand>> asides = List.of(
            () -> new RecordSystemStop(ID, act(), "公開Webサーバ", Given.AT, null),
            () -> new OrderUsageInvestigation(ID, act(), "認証ログ", "端末"),
            () -> new GiveCisoInstruction(ID, act(), "確かめること", List.of(new Addressee("CSIRT_LEAD"))),
            () -> new InvokeEmergencyPlan(ID, act(), "第3版"),
            () -> new ShareInformation(ID, act(), "県", any(Tlp.values()), "送信元"),
            () -> new RequestVendorMeasure(ID, act(), "保守業者", "中断", true, null),
            () -> new ReportVendorMeasure(ID, act(), number(), "中断した", any(VendorAnswer.values())),
            () -> new RecordPersonnelAction(ID, act(), any(PersonnelActionKind.values()), "通知した", null),
            () -> new RequestException(ID, act(), "取込み", "理由", Given.DUE_ON, any(true, false)),
            () -> new DecideException(ID, act(), number(), any(ExceptionDecision.values()), "", override()),
            this::proposeCorrection,
            this::proposeCorrection,
            () -> new ApproveCorrection(ID, act(), number(), override()),
            () -> new SupplementFields(ID, act(), List.of(Given.SUPPLEMENT)),
            () -> new ReportEmergencyException(ID, act(), number(), "閉じた"));

    RandomCommands(long seed) {
        random = new Random(seed);
        confirming = seed % 2 == 0;
        beside = seed % 4 == 1;
    }

    /** One run in four keeps to the acts beside the main path. */
    IncidentCommand next() {
        return (beside && random.nextInt(4) > 0 ? any(asides) : any(kinds)).get();
    }

    private ChangeLevel changeLevel() {
        return new ChangeLevel(ID, act(), random.nextInt(4), random.nextInt(4), "見直し");
    }

    private Situation situation() {
        var data = random.nextBoolean() ? null : PersonalDataSamples.any(random);
        return new Situation("確認した。", data, null, null, null, any(TriState.values()), Given.AT);
    }

    private IssueForm issueForm() {
        var issued = new IssueNumber(number(), random.nextBoolean());
        return new IssueForm(ID, act(), any(ReportForm.OCCURRENCE, ReportForm.RESPONSE), issued, 1, Given.FILES, null);
    }

    private SubmitExternalReport submit() {
        var issue = random.nextInt(4) == 0
                ? new IssueReference(any(ReportForm.OCCURRENCE, ReportForm.RESPONSE), number())
                : null;
        return new SubmitExternalReport(
                ID,
                act(),
                obligation(),
                new Submission(any(SubmissionChannel.values()), null, random.nextInt(4) == 0, issue));
    }

    private UUID obligation() {
        return any(List.of(
                Obligations.id(Recipient.MIC, ReportStage.FIRST),
                Obligations.id(Recipient.MIC, ReportStage.FOLLOW_UP),
                Obligations.id(Recipient.MIC, ReportStage.LAST),
                Obligations.id(Recipient.MIC, ReportStage.WITHDRAWAL),
                Obligations.id(Recipient.PPC, ReportStage.PRELIMINARY),
                Obligations.id(Recipient.PPC, ReportStage.FINAL_LEGAL),
                Obligations.id(Recipient.PPC, ReportStage.SUPPLEMENT),
                Obligations.id(Recipient.PREFECTURE, ReportStage.FIRST),
                Obligations.id(Recipient.SUBJECTS, ReportStage.NOTICE),
                Given.NOBODY));
    }

    private IncidentCommand aside() {
        return any(asides).get();
    }

    /** Mostly of the report; now and then of another event, which need not exist. */
    private ProposeCorrection proposeCorrection() {
        int event = random.nextBoolean() ? 1 : random.nextInt(80);
        var value = any("別人の通知書を同封した。", "2通を同封した。");
        var aware = Given.AT.minusSeconds(3600L * random.nextInt(100)).toString();
        return random.nextBoolean()
                ? new ProposeCorrection(ID, act(), event, "/summary", new FieldValue(value, null, null), "誤記")
                : new ProposeCorrection(ID, act(), event, "/awareAt", new FieldValue(null, aware, null), "誤記");
    }

    private AssessIncident assess() {
        return new AssessIncident(ID, act(), verdict(), random.nextInt(4), Category.LOSS, "所在不明");
    }

    /** Every other run is mostly a true incident, so that it gets far; the others may be closed. */
    private Verdict verdict() {
        return confirming && random.nextInt(8) > 0 ? Verdict.INCIDENT : any(Verdict.values());
    }

    private ConsiderLateralCheck considerLateralCheck() {
        if (random.nextBoolean()) {
            return new ConsiderLateralCheck(ID, act(), "不要", List.of());
        }
        checks.add(Given.uuid(1000 + checks.size()));
        var check = new LateralCheck(checks.getLast(), "住民情報システム", "SYS_MANAGER", null);
        return new ConsiderLateralCheck(ID, act(), "要", List.of(check));
    }

    private DecidePrevention decidePrevention() {
        measures.add(Given.uuid(2000 + measures.size()));
        var order = new OrderedMeasure(measures.getLast(), "研修", "SEC_MANAGER@tax", Given.DUE_ON);
        var result = any(DecisionResult.values());
        var orders = result == DecisionResult.APPROVED ? List.of(order) : List.<OrderedMeasure>of();
        return new DecidePrevention(ID, act(), number(), result, "確認した", orders, null, override());
    }

    private Act act() {
        return Given.by(any(List.of(Given.MANAGER, Given.CSIRT, Given.LEAD, Given.CISO, Given.CSIRT_AS_CISO)));
    }

    /** Often, so that some of the few closed incidents are erased before they are reopened. */
    private ErasureCommand erasure() {
        Act early = act();
        var late = new Act(early.actor(), early.occurredAt().plus(Duration.ofDays(6 * 366)));
        Act act = random.nextBoolean() ? early : late;
        return random.nextBoolean() ? new ProposeErasure(ID, act, "保存期間満了") : new EraseIncident(ID, act, override());
    }

    private int number() {
        return random.nextInt(4);
    }

    private @Nullable Integer numberOrNone() {
        return random.nextBoolean() ? number() : null;
    }

    private @Nullable DutyOverride override() {
        return random.nextInt(3) == 0 ? Given.OVERRIDE : null;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    private <T> T any(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
