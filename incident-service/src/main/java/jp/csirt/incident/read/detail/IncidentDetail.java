package jp.csirt.incident.read.detail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.incident.Attachment;
import jp.csirt.incident.domain.incident.Cause;
import jp.csirt.incident.domain.incident.DecisionResult;
import jp.csirt.incident.domain.incident.EffectCheck;
import jp.csirt.incident.domain.incident.Evidence;
import jp.csirt.incident.domain.incident.EvidenceCheck;
import jp.csirt.incident.domain.incident.Execution;
import jp.csirt.incident.domain.incident.Instruction;
import jp.csirt.incident.domain.incident.InternalRecipient;
import jp.csirt.incident.domain.incident.InternalReportKind;
import jp.csirt.incident.domain.incident.LateralCheck;
import jp.csirt.incident.domain.incident.LateralResult;
import jp.csirt.incident.domain.incident.MeasureState;
import jp.csirt.incident.domain.incident.Milestone;
import jp.csirt.incident.domain.incident.ProposedMeasure;
import jp.csirt.incident.domain.incident.Situation;
import jp.csirt.incident.domain.incident.Verdict;
import jp.csirt.incident.domain.playbook.PlaybookEntry;
import jp.csirt.incident.domain.profile.PolicyScope;
import jp.csirt.incident.domain.report.AffectedAsset;
import jp.csirt.incident.domain.report.AffectedSystem;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Channel;
import jp.csirt.incident.domain.report.ContractedVendor;
import jp.csirt.incident.domain.report.Discoverer;
import jp.csirt.incident.domain.report.Impact;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.report.Reporter;
import jp.csirt.incident.domain.report.Threat;
import jp.csirt.incident.domain.shared.Certainty;
import jp.csirt.incident.domain.shared.TriState;
import jp.csirt.incident.read.detail.OutsideDetail.DisclosurePart;
import jp.csirt.incident.read.detail.OutsideDetail.PoliceContactEntry;
import jp.csirt.incident.read.detail.OutsideDetail.SubjectsPart;
import jp.csirt.incident.read.record.Stamp;
import org.jspecify.annotations.Nullable;

/** 事案の詳細: the report with every later fact in its place, and all that was done. */
public record IncidentDetail(
        UUID incidentId,
        String number,
        String title,
        int level,
        Category category,
        Milestone milestone,
        String organ,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String department,
        Instant awareAt,
        Instant reportedAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant dueAt,
        boolean overdue,
        boolean drill,
        boolean imported,
        @Nullable String originalNumber,
        long version,
        String summary,
        Reporter reporter,
        Channel channel,
        @Nullable Instant startedAt,
        @Nullable Certainty startedCertainty,
        @Nullable Instant discoveredAt,
        @Nullable Discoverer discoverer,
        @Nullable Threat threat,
        List<AffectedSystem> systems,
        List<AffectedAsset> assets,
        Impact impact,
        PersonalData personalData,
        @Nullable ContractedVendor vendor,
        @Nullable List<UUID> implicatedPersonIds,
        TriState crimePossible,
        Stamp reported,
        @Nullable Receipt receipt,
        @Nullable Stamp noted,
        List<InternalReportEntry> internalReports,
        @Nullable SamePersonEntry samePerson,
        List<SituationEntry> situations,
        List<AssessmentEntry> assessments,
        List<LevelChangeEntry> levelChanges,
        List<DeterminationEntry> determinations,
        @Nullable PolicyScope policyScope,
        Response containment,
        Response recovery,
        List<LateralConclusion> lateralConclusions,
        List<LateralCheckEntry> lateralChecks,
        List<EvidenceEntry> evidence,
        List<AttachmentEntry> attachments,
        List<CauseEntry> causes,
        List<PreventionPlanEntry> preventionPlans,
        List<MeasureEntry> measures,
        DisclosurePart disclosure,
        SubjectsPart subjectNotification,
        List<PoliceContactEntry> policeContacts,
        @JsonUnwrapped SideTracks tracks,
        Closure closure,
        @Nullable Erasure erasure,
        List<DeputyAct> deputyActs,
        List<PlaybookEntry> playbook) {

    /** 受付. */
    public record Receipt(
            @JsonUnwrapped Stamp stamp, @Nullable UUID duplicateOf) {}

    /** 庁内報告; {@code notNeeded} is the reason where it was left out, {@code takenBy} the post that took it instead. */
    public record InternalReportEntry(
            InternalRecipient to,
            @Nullable InternalReportKind kind,
            @Nullable Channel method,
            @Nullable String note,
            @Nullable String notNeeded,
            @Nullable String takenBy,
            @JsonUnwrapped Stamp stamp) {}

    /** 状況確認. */
    public record SituationEntry(
            @JsonUnwrapped Situation situation,
            @JsonUnwrapped Stamp stamp) {}

    /** 評価, with who approved it. */
    public record AssessmentEntry(
            int n,
            Verdict verdict,
            int level,
            Category category,
            String reason,
            ApprovalState state,
            @JsonUnwrapped Stamp stamp,
            @Nullable Approval approval) {}

    /** 承認; {@code override} is the reason when author and approver are one person. */
    public record Approval(
            @JsonUnwrapped Stamp stamp, @Nullable String override) {}

    /** 応急措置又は復旧. */
    public record Response(
            List<InstructionEntry> instructions,
            List<ExecutionEntry> actions,
            @Nullable NotNeeded notNeeded) {

        /** When it ended, as the statistics count it: the act after which no instruction was open. What follows does not make it later. */
        public @Nullable Instant completedAt() {
            if (instructions.stream().anyMatch(instruction -> instruction.state() != InstructionState.DONE)) {
                return null;
            }
            var done = new HashSet<Integer>();
            Instant completedAt = null;
            for (ExecutionEntry action : actions) {
                boolean first = instructions.isEmpty() && completedAt == null;
                completedAt = done.addAll(action.instructions()) || first
                        ? action.stamp().occurredAt()
                        : completedAt;
            }
            return completedAt;
        }
    }

    /** 指示. */
    public record InstructionEntry(
            int n,
            @JsonUnwrapped Instruction instruction,
            InstructionState state,
            @JsonUnwrapped Stamp stamp) {}

    /** 実施. */
    public record ExecutionEntry(
            int n,
            List<Integer> instructions,
            @JsonUnwrapped Execution execution,
            @JsonUnwrapped Stamp stamp) {}

    /** 不要とした理由. */
    public record NotNeeded(String reason, @JsonUnwrapped Stamp stamp) {}

    /** 横展開の検討. */
    public record LateralConclusion(
            String conclusion, @JsonUnwrapped Stamp stamp) {}

    /** 横展開の確認; {@code result}, {@code note} and who {@code answered} when are absent until it is answered. */
    public record LateralCheckEntry(
            @JsonUnwrapped LateralCheck check,
            LateralState state,
            @JsonUnwrapped Stamp stamp,
            @Nullable LateralResult result,
            @Nullable String note,
            @Nullable Stamp answered) {}

    /** 証拠, with its custody. */
    public record EvidenceEntry(
            @JsonUnwrapped Evidence evidence,
            @JsonUnwrapped Stamp stamp,
            List<Transfer> transfers,
            List<Verification> verifications) {}

    /** 添付ファイル. */
    public record AttachmentEntry(
            @JsonUnwrapped Attachment attachment,
            @JsonUnwrapped Stamp stamp) {}

    /** 証拠の引渡し. */
    public record Transfer(
            String to, String reason, @JsonUnwrapped Stamp stamp) {}

    /** 証拠の検証. */
    public record Verification(
            @Nullable String sha256,
            EvidenceCheck result,
            @JsonUnwrapped Stamp stamp) {}

    /** 原因. */
    public record CauseEntry(
            @JsonUnwrapped Cause cause, @JsonUnwrapped Stamp stamp) {}

    /** 再発防止策の報告, with the CISO's decision. */
    public record PreventionPlanEntry(
            int n,
            List<ProposedMeasure> measures,
            ApprovalState state,
            @JsonUnwrapped Stamp stamp,
            @Nullable Decision decision) {}

    /** CISOの確認. */
    public record Decision(
            DecisionResult result,
            String comment,
            @Nullable String notNeededReason,
            @Nullable String override,
            @JsonUnwrapped Stamp stamp) {}

    /** 指示された措置. */
    public record MeasureEntry(
            UUID measureId,
            String measure,
            String ownerPost,
            LocalDate dueOn,
            MeasureState state,
            @JsonUnwrapped Stamp stamp,
            @Nullable Implementation implementation,
            List<EffectEntry> verifications,
            @Nullable CarryOver carryOver) {}

    /** 措置の実施. */
    public record Implementation(String what, @JsonUnwrapped Stamp stamp) {}

    /** 効果確認. */
    public record EffectEntry(
            EffectCheck result, String note, @JsonUnwrapped Stamp stamp) {}

    /** 改善計画への引継ぎ. */
    public record CarryOver(
            String ownerPost,
            LocalDate dueOn,
            String reason,
            @JsonUnwrapped Stamp stamp) {}

    /** 完了: what stands now. */
    public record Closure(
            @Nullable Proposal proposal, @Nullable Approval closed, List<Reopening> reopenings) {}

    /** 完了の提案. */
    public record Proposal(String reason, @JsonUnwrapped Stamp stamp) {}

    /** 再開. */
    public record Reopening(String reason, @JsonUnwrapped Stamp stamp) {}
}
