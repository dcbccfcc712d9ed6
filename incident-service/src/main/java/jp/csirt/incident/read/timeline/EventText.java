package jp.csirt.incident.read.timeline;

import static java.util.stream.Collectors.joining;

import java.util.List;
import jp.csirt.incident.domain.duties.DutyOverride;
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
import jp.csirt.incident.domain.incident.CorrectionEvent;
import jp.csirt.incident.domain.incident.DirectionEvent;
import jp.csirt.incident.domain.incident.DisclosureEvent;
import jp.csirt.incident.domain.incident.ErasureEvent.ErasureProposed;
import jp.csirt.incident.domain.incident.ErasureEvent.IncidentErased;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidencePreserved;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidenceTransferred;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidenceVerified;
import jp.csirt.incident.domain.incident.ExceptionEvent;
import jp.csirt.incident.domain.incident.Execution;
import jp.csirt.incident.domain.incident.ExternalReportEvent;
import jp.csirt.incident.domain.incident.FormEvent.FormIssued;
import jp.csirt.incident.domain.incident.ImportEvent.IncidentImported;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.Instruction;
import jp.csirt.incident.domain.incident.InvestigationEvent.CauseRecorded;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckAnswered;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckConsidered;
import jp.csirt.incident.domain.incident.LevelEvent;
import jp.csirt.incident.domain.incident.ObligationEvent;
import jp.csirt.incident.domain.incident.PersonnelEvent;
import jp.csirt.incident.domain.incident.PoliceEvent.PoliceContacted;
import jp.csirt.incident.domain.incident.PolicyScopeEvent;
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
import jp.csirt.incident.domain.incident.SubjectNotificationEvent;
import jp.csirt.incident.domain.incident.Supplement;
import jp.csirt.incident.domain.incident.SupplementEvent.FieldsSupplemented;
import jp.csirt.incident.domain.incident.SupplementField;
import jp.csirt.incident.domain.incident.VendorEvent;
import jp.csirt.incident.domain.profile.DateStyle;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.read.record.IncidentRecord;
import org.jspecify.annotations.Nullable;

/** 出来事を言葉に: every event as a Japanese sentence for officials. */
final class EventText {

    /** What stands for a value that only few may read. */
    static final String KEPT_APART = "別に記録";

    private final PolicyProfile profile;
    private final DateStyle dates;
    private final JudgementText judgements;
    private final TrackText tracks;
    private final ExternalReportText reports;
    private final CorrectionText corrections;

    EventText(PolicyProfile profile, DateStyle dates, IncidentRecord record) {
        this.profile = profile;
        this.dates = dates;
        this.judgements = new JudgementText(profile, new DueText(dates, record));
        this.tracks = new TrackText(profile, dates);
        this.reports = new ExternalReportText(profile);
        this.corrections = new CorrectionText(profile, dates, record);
    }

    /** The event as a sentence; none for 職員の処置, which stands in its own file only. */
    @Nullable
    String of(IncidentEvent event) {
        return switch (event) {
            case IncidentReported e -> "報告: " + e.report().title();
            case IncidentImported e ->
                "移行（元の番号 %s）: %s、完了".formatted(e.originalNumber(), e.verdict().label());
            case ReportReceived e -> "統一的な窓口で受付" + (e.duplicateOf() == null ? "" : "（他の事案と重複）");
            case ReportNoted _ -> "情報セキュリティ管理者が報告を確認";
            case ReportingChainCollapsed e -> ofCollapsedChain(e);
            case ReportedInternally e -> ofInternalReport(e);
            case SituationConfirmed e -> "状況確認: " + e.situation().findings();
            case IncidentAssessed e ->
                "評価 %d: %s、被害レベル%d、%s。%s"
                        .formatted(
                                e.n(),
                                e.verdict().label(),
                                e.level(),
                                e.category().label(),
                                e.reason());
            case AssessmentApproved e -> "評価 %d を承認".formatted(e.n()) + overridden(e.override());
            case LevelEvent e -> judgements.of(e);
            case ObligationEvent e -> judgements.of(e);
            case PolicyScopeEvent e -> judgements.of(e);
            case ExternalReportEvent e -> reports.of(e);
            case ContainmentInstructed e -> "応急措置の" + ofInstruction(e.n(), e.instruction());
            case ContainmentExecuted e -> "応急措置の実施" + ofInstructions(e.instructions()) + ": " + done(e.execution());
            case ContainmentNotNeeded e -> "応急措置は不要: " + e.reason();
            case RecoveryInstructed e -> "復旧の" + ofInstruction(e.n(), e.instruction());
            case RecoveryExecuted e -> "復旧の実施" + ofInstructions(e.instructions()) + ": " + done(e.execution());
            case RecoveryNotNeeded e -> "復旧は不要: " + e.reason();
            case LateralCheckConsidered e -> ofLateralCheck(e);
            case LateralCheckAnswered e ->
                "横展開の確認の回答: %s。%s".formatted(e.result().label(), e.note());
            case EvidencePreserved e ->
                "証拠保全（%s）: %s。保管場所 %s、管理者 %s"
                        .formatted(
                                e.evidence().kind().label(),
                                e.evidence().description(),
                                e.evidence().location(),
                                e.evidence().custodian());
            case EvidenceTransferred e -> "証拠の引渡し: %sへ。%s".formatted(e.to(), e.reason());
            case EvidenceVerified e -> "証拠の検証: " + e.result().label();
            case FileAttached(var _, var _, var file) ->
                "添付: %s（%s、%,dバイト）".formatted(file.name(), file.mediaType(), file.size());
            case CauseRecorded e ->
                "原因（%s）: %s".formatted(e.cause().certainty().label(), e.cause().direct());
            case PreventionProposed e ->
                "再発防止策 %d をCISOに報告: ".formatted(e.n())
                        + joined(e.measures().stream().map(m -> m.what()).toList());
            case PreventionDecided e -> ofDecision(e);
            case MeasureImplemented e -> "再発防止の措置を実施: " + e.what();
            case MeasureVerified e -> "措置の効果確認: %s。%s".formatted(e.result().label(), e.note());
            case MeasureCarriedOver e ->
                "措置を改善計画へ引継ぎ（%s）: %s".formatted(profile.addresseeName(e.ownerPost()), e.reason());
            case DisclosureEvent e -> OutsideText.of(e, dates);
            case SubjectNotificationEvent e -> OutsideText.of(e);
            case PoliceContacted e -> OutsideText.of(e);
            case FormIssued e ->
                "%s（%s）を発行".formatted(e.form().label(), e.number().label());
            case DirectionEvent e -> tracks.of(e);
            case InformationShared e -> ofSharing(e);
            case VendorEvent e -> tracks.of(e);
            case PersonnelEvent _ -> null;
            case ExceptionEvent e -> tracks.of(e);
            case CorrectionEvent e -> corrections.of(e);
            case FieldsSupplemented e ->
                "様式の補足: "
                        + joined(e.values().stream()
                                .map(given -> given.fieldId().label() + "（" + shown(given) + "）")
                                .toList());
            case ClosureProposed e -> "完了の提案: " + e.reason();
            case IncidentClosed e -> "完了" + overridden(e.override());
            case IncidentReopened e -> "再開: " + e.reason();
            case ErasureProposed e -> "消去の申請: " + e.reason();
            case IncidentErased e -> "消去の許可と実施: " + e.method().label() + overridden(e.override());
        };
    }

    private String ofCollapsedChain(ReportingChainCollapsed collapsed) {
        return "情報セキュリティ管理者と統括情報セキュリティ責任者が同じ者（%s）のため、統括への報告を兼ねる。CISOへの報告を要する"
                .formatted(joined(collapsed.samePerson().posts().stream()
                        .map(profile::addresseeName)
                        .toList()));
    }

    private String ofInternalReport(ReportedInternally told) {
        String takenBy = told.takenBy();
        String to = told.to().label() + (takenBy == null ? "" : "（代わりに %s）".formatted(profile.addresseeName(takenBy)));
        if (told.report() == null) {
            return to + "への報告は不要: " + told.notNeeded();
        }
        String note = told.report().note();
        return "%sへ%s（%s）"
                        .formatted(
                                to,
                                told.report().kind().label(),
                                told.report().method().label())
                + (note == null ? "" : ": " + note);
    }

    /** A code of an organ is told by its name, and that its posts may read from now on. */
    private String ofSharing(InformationShared shared) {
        String organ = shared.organ();
        return organ == null
                ? "関係機関との共有（%s、%s）: %s".formatted(shared.to(), shared.tlp().marking(), shared.content())
                : "機関の間の共有（%s、%s。閲覧できる）: %s"
                        .formatted(profile.organName(organ), shared.tlp().marking(), shared.content());
    }

    /** 外部通報者への連絡先 stands on no paper that leaves the house. */
    private static String shown(Supplement given) {
        return given.fieldId() == SupplementField.A109 ? KEPT_APART : given.value();
    }

    private static String ofLateralCheck(LateralCheckConsidered considered) {
        String systems =
                joined(considered.checks().stream().map(check -> check.system()).toList());
        return "横展開の検討: " + considered.conclusion() + (systems.isEmpty() ? "" : "（確認を指示: " + systems + "）");
    }

    private static String ofDecision(PreventionDecided decided) {
        String orders =
                joined(decided.orders().stream().map(order -> order.measure()).toList());
        String notNeeded = decided.notNeededReason();
        return "再発防止策 %d のCISO確認: %s。%s".formatted(decided.n(), decided.result().label(), decided.comment())
                + (orders.isEmpty() ? "" : " 指示した措置: " + orders)
                + (notNeeded == null ? "" : " 措置不要: " + notNeeded)
                + overridden(decided.override());
    }

    private String ofInstruction(int n, Instruction instruction) {
        return "指示 %d（%sへ）: %s".formatted(n, profile.addresseeName(instruction.to()), instruction.measures());
    }

    private static String done(Execution execution) {
        String checkedBy = execution.checkedBy();
        String effect = execution.effect().isBlank() ? "" : "（結果: " + execution.effect() + "）";
        return execution.what() + effect + (checkedBy == null ? "" : " 確認者: " + checkedBy);
    }

    private static String ofInstructions(List<Integer> instructions) {
        return instructions.isEmpty()
                ? ""
                : instructions.stream().map(String::valueOf).collect(joining("・", "（指示 ", "）"));
    }

    static String overridden(@Nullable DutyOverride override) {
        return override == null ? "" : "（兼務 1(8)ただし書相当: " + override.reason() + "）";
    }

    private static String joined(List<String> texts) {
        return String.join("、", texts);
    }
}
