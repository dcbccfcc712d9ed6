package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.CISO;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.LEAD;
import static jp.csirt.incident.domain.incident.Given.MANAGER;
import static jp.csirt.incident.domain.incident.Given.STAFF;
import static jp.csirt.incident.domain.incident.Given.by;

import java.util.List;
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
import jp.csirt.incident.domain.shared.TriState;

/** 命令の見本: one command of every kind; {@code ClosedIncidentTest} fails when a new kind is missing here. */
final class Samples {

    private Samples() {}

    /** Acts that may not wait for a milestone: an open incident takes each of them at once. */
    static List<IncidentCommand> urgent() {
        return List.of(
                told(InternalReportKind.REPORT),
                new ConfirmSituation(ID, by(CSIRT), Given.situation(TriState.UNKNOWN)),
                assess(Verdict.SUSPECTED),
                new ChangeLevel(ID, by(MANAGER), 1, 2, "全庁に及ぶ"),
                new InstructContainment(ID, by(CSIRT), Given.INSTRUCTION),
                new ExecuteContainment(ID, by(STAFF), null, Given.EXECUTION, null),
                new DeclareContainmentNotNeeded(ID, by(CSIRT), "被害が生じ得ないため"),
                new InstructRecovery(ID, by(CSIRT), Given.INSTRUCTION),
                new ExecuteRecovery(ID, by(MANAGER), null, Given.EXECUTION, null),
                new DeclareRecoveryNotNeeded(ID, by(CSIRT), "停止した業務がないため"),
                new ConsiderLateralCheck(ID, by(CSIRT), "同種の業務がある", List.of(Given.CHECK)),
                new PreserveEvidence(ID, by(CSIRT), Given.EVIDENCE),
                new AttachFile(ID, by(STAFF), Given.ATTACHMENT),
                new RecordCause(ID, by(CSIRT), Given.cause(CauseCertainty.HYPOTHESIS)),
                new ProposePrevention(ID, by(CSIRT), List.of(Given.PROPOSAL)),
                new ProposeDisclosure(ID, by(CSIRT), Given.PUBLIC),
                new DecideDisclosure(ID, by(CISO), Given.PUBLIC, null),
                new Disclose(ID, by(LEAD), Given.DISCLOSURE),
                new ProposeSubjectNotification(ID, by(MANAGER), Given.subjects(SubjectNotificationResult.REQUIRED)),
                new DecideSubjectNotification(ID, by(CISO), Given.subjects(SubjectNotificationResult.REQUIRED), null),
                new NotifySubjects(ID, by(MANAGER), Given.notification(SubjectNotificationMethod.LETTER, 1)),
                new ContactPolice(ID, by(LEAD), Given.CONTACT),
                new RecordSystemStop(ID, by(CISO), "公開Webサーバ", Given.AT, null),
                new OrderUsageInvestigation(ID, by(CISO), "認証ログ", "税務課の端末"),
                new GiveCisoInstruction(ID, by(CISO), "全課で確かめること", List.of(new Addressee("CSIRT_LEAD"))),
                new InvokeEmergencyPlan(ID, by(CISO), "第3版"),
                new ShareInformation(ID, by(CSIRT), "県セキュリティクラウド", Tlp.TLP_AMBER, "不審な送信元"),
                new RequestVendorMeasure(ID, by(MANAGER), "株式会社サンプル保守", "作業の中断", true, null),
                new RecordPersonnelAction(ID, by(LEAD), PersonnelActionKind.NOTIFIED_DEPT, "所属に通知した", null),
                new RequestException(ID, by(MANAGER), "無害化を通さない取込み", "他に方法がない", Given.DUE_ON, true),
                new ProposeCorrection(ID, by(CSIRT), 1, "/summary", new FieldValue("2通を誤って送付した。", null, null), "誤記のため"),
                new SupplementFields(ID, by(CSIRT), List.of(Given.SUPPLEMENT)),
                new ProposeClosure(ID, by(CSIRT), "対応がすべて済んだ"));
    }

    /** Acts that refer to something recorded before. */
    static List<IncidentCommand> dependent() {
        return List.of(
                new ReceiveReport(ID, by(CSIRT), null),
                new NoteReport(ID, by(MANAGER)),
                new ApproveLevelChange(ID, by(LEAD), 1, null),
                new ApproveAssessment(ID, by(LEAD), 1, null),
                new AnswerLateralCheck(ID, by(MANAGER), Given.CHECK.checkId(), LateralResult.NOT_FOUND, "確認した"),
                new TransferEvidence(ID, by(CSIRT), Given.EVIDENCE.evidenceId(), "警察署", "捜査のため"),
                new VerifyEvidence(ID, by(CSIRT), Given.EVIDENCE.evidenceId(), null),
                decide(DecisionResult.APPROVED, Given.ORDER),
                new ImplementMeasure(ID, by(MANAGER), Given.ORDER.measureId(), "手順書を改めた"),
                new VerifyMeasure(ID, by(CSIRT), Given.ORDER.measureId(), EffectCheck.EFFECTIVE, "守られている"),
                new CarryOverMeasure(ID, by(CISO), Given.ORDER.measureId(), "CISO", Given.DUE_ON, "予算を要する"),
                new IssueForm(ID, by(LEAD), ReportForm.OCCURRENCE, new IssueNumber(1, false), 1, Given.FILES, null),
                new DraftExternalReport(ID, by(CSIRT), Obligations.id(Recipient.MIC, ReportStage.FIRST), null),
                new ApproveExternalReport(ID, by(CISO), Obligations.id(Recipient.MIC, ReportStage.FIRST), null),
                new SubmitExternalReport(
                        ID, by(LEAD), Obligations.id(Recipient.MIC, ReportStage.FIRST), Obligations.submission(false)),
                new AcknowledgeExternalReport(ID, by(LEAD), Obligations.id(Recipient.MIC, ReportStage.FIRST), null),
                new ProposeWaiver(ID, by(CSIRT), Obligations.id(Recipient.MIC, ReportStage.FIRST), "軽微"),
                new WaiveReport(ID, by(CISO), Obligations.id(Recipient.MIC, ReportStage.FIRST), null, null),
                new ReportVendorMeasure(ID, by(MANAGER), 1, "中断した", VendorAnswer.DONE),
                new DecideException(ID, by(CISO), 1, ExceptionDecision.APPROVED, "認める", null),
                new ReportEmergencyException(ID, by(MANAGER), 1, "経路を閉じた"),
                new ApproveCorrection(ID, by(LEAD), 1, null),
                new CloseIncident(ID, by(CISO), null));
    }

    static ReopenIncident reopen() {
        return new ReopenIncident(ID, by(LEAD), "新たな事実が判明した");
    }

    static ReportInternally told(InternalReportKind kind) {
        return new ReportInternally(ID, by(LEAD), InternalRecipient.CISO, Given.internalReport(kind), null, null);
    }

    static AssessIncident assess(Verdict verdict) {
        return new AssessIncident(ID, by(CSIRT), verdict, 1, Category.MISDIRECTED, "宛名が別人のため");
    }

    static DecidePrevention decide(DecisionResult result, OrderedMeasure... orders) {
        return new DecidePrevention(ID, by(CISO), 1, result, "確認した", List.of(orders), null, null);
    }
}
