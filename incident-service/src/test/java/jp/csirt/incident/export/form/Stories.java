package jp.csirt.incident.export.form;

import static jp.csirt.incident.export.form.Story.ID;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.incident.ActorClass;
import jp.csirt.incident.domain.incident.AssessmentEvent.AssessmentApproved;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.Cause;
import jp.csirt.incident.domain.incident.CauseCertainty;
import jp.csirt.incident.domain.incident.CauseClass;
import jp.csirt.incident.domain.incident.ClosureEvent.ClosureProposed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentClosed;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentExecuted;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentInstructed;
import jp.csirt.incident.domain.incident.DecisionResult;
import jp.csirt.incident.domain.incident.Disclosure;
import jp.csirt.incident.domain.incident.DisclosureDecision;
import jp.csirt.incident.domain.incident.DisclosureEvent.Disclosed;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureDecided;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureProposed;
import jp.csirt.incident.domain.incident.DisclosureMedium;
import jp.csirt.incident.domain.incident.DisclosureMode;
import jp.csirt.incident.domain.incident.DisclosureResult;
import jp.csirt.incident.domain.incident.EffectCheck;
import jp.csirt.incident.domain.incident.Evidence;
import jp.csirt.incident.domain.incident.EvidenceCheck;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidencePreserved;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidenceVerified;
import jp.csirt.incident.domain.incident.EvidenceKind;
import jp.csirt.incident.domain.incident.Execution;
import jp.csirt.incident.domain.incident.Instruction;
import jp.csirt.incident.domain.incident.InternalRecipient;
import jp.csirt.incident.domain.incident.InternalReport;
import jp.csirt.incident.domain.incident.InternalReportKind;
import jp.csirt.incident.domain.incident.InvestigationEvent.CauseRecorded;
import jp.csirt.incident.domain.incident.LateralCheck;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckAnswered;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckConsidered;
import jp.csirt.incident.domain.incident.LateralResult;
import jp.csirt.incident.domain.incident.OrderedMeasure;
import jp.csirt.incident.domain.incident.PoliceContact;
import jp.csirt.incident.domain.incident.PoliceContactType;
import jp.csirt.incident.domain.incident.PoliceEvent.PoliceContacted;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureCarriedOver;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureImplemented;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureVerified;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionDecided;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionProposed;
import jp.csirt.incident.domain.incident.ProposedMeasure;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryExecuted;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryInstructed;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportReceived;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportedInternally;
import jp.csirt.incident.domain.incident.Situation;
import jp.csirt.incident.domain.incident.SubjectNotification;
import jp.csirt.incident.domain.incident.SubjectNotificationDecision;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationDecided;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectsNotified;
import jp.csirt.incident.domain.incident.SubjectNotificationMethod;
import jp.csirt.incident.domain.incident.SubjectNotificationResult;
import jp.csirt.incident.domain.incident.Verdict;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Channel;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/** Stories to fill forms from. */
public final class Stories {
    private static final UUID TRAINING = new UUID(2, 1);
    private static final UUID RULES = new UUID(2, 2);
    private static final UUID CHECK = new UUID(3, 1);
    private static final UUID LOG = new UUID(4, 1);
    private static final String SHA_256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private Stories() {}

    /** A report and nothing else. */
    public static Story minimal() {
        return Story.of("2026-02-20T00:15:00Z", Reports.minimal());
    }

    /** What people do send, by mistake or on purpose. */
    public static Story hostile() {
        return Story.of("2026-02-20T00:15:00Z", Reports.hostile());
    }

    /** From the report to the closing. */
    public static Story full() {
        Story story = Story.of("2026-02-20T00:15:00Z", Reports.full());
        begin(story);
        respond(story);
        find(story);
        tell(story);
        prevent(story);
        return story.then(1, "2026-03-30T05:00:00Z", act -> new ClosureProposed(ID, act, "残る措置は改善計画で管理する。"))
                .then(3, "2026-03-31T01:00:00Z", act -> new IncidentClosed(ID, act, null));
    }

    private static void begin(Story story) {
        story.then(2, "2026-02-20T00:20:00Z", act -> new ReportReceived(ID, act, null))
                .then(0, "2026-02-20T00:10:00Z", act -> told(act, InternalRecipient.SECURITY_MANAGER, "口頭で報告"))
                .then(4, "2026-02-20T00:30:00Z", act -> told(act, InternalRecipient.OVERALL_MANAGER, null))
                .then(4, "2026-02-20T00:40:00Z", act -> told(act, InternalRecipient.CISO, null))
                .then(
                        1,
                        "2026-02-20T01:00:00Z",
                        act -> new SituationConfirmed(
                                ID,
                                act,
                                new Situation("不審な通信を1件確認した。", null, null, null, null, null, act.occurredAt())))
                .then(
                        1,
                        "2026-02-20T01:10:00Z",
                        act -> new IncidentAssessed(
                                ID, act, 1, Verdict.INCIDENT, 2, Category.MALWARE, "外部との通信があり、漏えいのおそれがある。"))
                .then(
                        2,
                        "2026-02-20T01:20:00Z",
                        act -> new AssessmentApproved(ID, act, 1, new DutyOverride("責任者が兼ねているため")))
                .then(
                        1,
                        "2026-02-20T01:30:00Z",
                        act -> new ReportedInternally(
                                ID,
                                act,
                                InternalRecipient.CISO,
                                new InternalReport(InternalReportKind.ASSESSMENT, Channel.IN_PERSON, "評価の結果"),
                                null,
                                null));
    }

    private static ReportedInternally told(Act act, InternalRecipient to, @Nullable String note) {
        return new ReportedInternally(
                ID, act, to, new InternalReport(InternalReportKind.REPORT, Channel.PHONE, note), null, null);
    }

    private static void respond(Story story) {
        story.then(
                        2,
                        "2026-02-20T00:25:00Z",
                        act -> new ContainmentInstructed(
                                ID,
                                act,
                                1,
                                new Instruction(
                                        "SYS_MANAGER@tax", "端末と共有フォルダを切り離す", Instant.parse("2026-02-20T01:00:00Z"))))
                .then(
                        5,
                        "2026-02-20T00:45:00Z",
                        act -> new ContainmentExecuted(
                                ID, act, 1, List.of(1), new Execution("LANケーブルを抜き、共有を停止した", "通信が止まった", "情報政策課 主査")))
                .then(
                        2,
                        "2026-02-21T00:00:00Z",
                        act -> new RecoveryInstructed(ID, act, 1, new Instruction("税務課", "端末を初期化して戻す", null)))
                .then(
                        5,
                        "2026-02-23T05:30:00Z",
                        act -> new RecoveryExecuted(ID, act, 1, List.of(1), new Execution("初期化して再配備した", "", null)));
    }

    private static void find(Story story) {
        story.then(
                        1,
                        "2026-02-20T02:00:00Z",
                        act -> new LateralCheckConsidered(
                                ID,
                                act,
                                "同じメールが他課にも届いている。",
                                List.of(new LateralCheck(
                                        CHECK, "文書管理システム", "SYS_MANAGER", Instant.parse("2026-02-21T08:15:00Z")))))
                .then(
                        5,
                        "2026-02-20T08:00:00Z",
                        act -> new LateralCheckAnswered(ID, act, CHECK, LateralResult.NOT_FOUND, "開封なし"))
                .then(
                        1,
                        "2026-02-20T03:00:00Z",
                        act -> new EvidencePreserved(
                                ID,
                                act,
                                new Evidence(
                                        LOG,
                                        EvidenceKind.LOG,
                                        "プロキシのログ",
                                        SHA_256,
                                        "証拠保管庫1",
                                        "情報政策課 主査",
                                        Instant.parse("2026-02-18T15:00:00Z"),
                                        null)))
                .then(
                        2,
                        "2026-02-24T03:00:00Z",
                        act -> new EvidenceVerified(ID, act, LOG, SHA_256, EvidenceCheck.MATCH))
                .then(
                        1,
                        "2026-02-27T03:00:00Z",
                        act -> new CauseRecorded(
                                ID,
                                act,
                                new Cause(
                                        CauseCertainty.DETERMINED,
                                        CauseClass.INTENTIONAL,
                                        ActorClass.THIRD_PARTY,
                                        "取引先を装うメールの添付を開いた。",
                                        "訓練の対象から入力担当が漏れていた。",
                                        "端末とログの調査（2月20日から27日）",
                                        "メールの添付ファイルのマクロ",
                                        "送信元の特定")));
    }

    private static void tell(Story story) {
        story.then(
                        2,
                        "2026-02-20T06:00:00Z",
                        act -> new PoliceContacted(
                                ID, act, 1, new PoliceContact(PoliceContactType.CONSULT, "粕屋警察署 生活安全課", "受第12号")))
                .then(
                        2,
                        "2026-02-21T02:00:00Z",
                        act -> new DisclosureProposed(
                                ID,
                                act,
                                new DisclosureDecision(
                                        DisclosureResult.PUBLIC, null, "対象者が多い。", null, DisclosureMode.INDIVIDUAL)))
                .then(
                        3,
                        "2026-02-21T03:00:00Z",
                        act -> new DisclosureDecided(
                                ID,
                                act,
                                new DisclosureDecision(
                                        DisclosureResult.PUBLIC, null, "影響が住民に及ぶため。", null, DisclosureMode.INDIVIDUAL),
                                null))
                .then(
                        2,
                        "2026-02-22T01:00:00Z",
                        act -> new Disclosed(
                                ID, act, 1, new Disclosure(DisclosureMedium.PRESS_RELEASE, "端末が不正な通信を行っていたことを発表した。")))
                .then(
                        3,
                        "2026-02-21T03:10:00Z",
                        act -> new SubjectNotificationDecided(
                                ID,
                                act,
                                new SubjectNotificationDecision(SubjectNotificationResult.REQUIRED, "漏えいのおそれがあるため。"),
                                new DutyOverride("判断できる者がほかにいないため")))
                .then(
                        4,
                        "2026-02-24T00:00:00Z",
                        act -> new SubjectsNotified(
                                ID, act, 1, new SubjectNotification(SubjectNotificationMethod.LETTER, 118, "宛先不明2通")));
    }

    private static void prevent(Story story) {
        story.then(
                        2,
                        "2026-03-02T01:00:00Z",
                        act -> new PreventionProposed(
                                ID,
                                act,
                                1,
                                List.of(
                                        new ProposedMeasure(
                                                "マクロを既定で無効にする", "SYS_MANAGER", LocalDate.of(2026, 2, 25), true),
                                        new ProposedMeasure(
                                                "訓練の対象を広げる", "SEC_MANAGER@tax", LocalDate.of(2026, 3, 20), false))))
                .then(
                        3,
                        "2026-03-03T02:00:00Z",
                        act -> new PreventionDecided(
                                ID,
                                act,
                                1,
                                DecisionResult.APPROVED,
                                "案のとおり進めること。",
                                List.of(
                                        new OrderedMeasure(
                                                TRAINING, "訓練の対象を広げる", "SEC_MANAGER@tax", LocalDate.of(2026, 3, 20)),
                                        new OrderedMeasure(
                                                RULES, "実施手順を改める", "OVERALL_MANAGER", LocalDate.of(2026, 3, 31))),
                                null,
                                null))
                .then(4, "2026-03-16T04:00:00Z", act -> new MeasureImplemented(ID, act, TRAINING, "全職員を対象に実施した"))
                .then(
                        1,
                        "2026-03-25T04:00:00Z",
                        act -> new MeasureVerified(ID, act, TRAINING, EffectCheck.EFFECTIVE, "開封率が下がった"))
                .then(
                        3,
                        "2026-03-26T04:00:00Z",
                        act -> new MeasureCarriedOver(
                                ID, act, RULES, "OVERALL_MANAGER", LocalDate.of(2026, 9, 30), "規程の改正と合わせる"));
    }
}
