package jp.csirt.incident.api.command;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.api.web.Range;
import jp.csirt.incident.api.web.Sha256;
import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.incident.ActorClass;
import jp.csirt.incident.domain.incident.CauseCertainty;
import jp.csirt.incident.domain.incident.CauseClass;
import jp.csirt.incident.domain.incident.DecisionResult;
import jp.csirt.incident.domain.incident.EffectCheck;
import jp.csirt.incident.domain.incident.EvidenceKind;
import jp.csirt.incident.domain.incident.InternalRecipient;
import jp.csirt.incident.domain.incident.InternalReportKind;
import jp.csirt.incident.domain.incident.LateralResult;
import jp.csirt.incident.domain.incident.Verdict;
import jp.csirt.incident.domain.report.AffectedAsset;
import jp.csirt.incident.domain.report.AffectedSystem;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Channel;
import jp.csirt.incident.domain.report.Impact;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.shared.ChosenFrom;
import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.MayBeBlank;
import jp.csirt.incident.domain.shared.PostCode;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;

/** The bodies of the acts. Their shape is their check: see {@link jp.csirt.incident.api.web.StrictJson}. */
final class Requests {

    private Requests() {}

    /** 受付. */
    record Receive(@Nullable UUID duplicateOf, @Nullable Instant occurredAt) implements Timed {}

    /** 庁内報告. */
    record ReportInternally(
            InternalRecipient to,
            @Nullable InternalReportKind kind,
            @Nullable Channel method,
            @LongText @Nullable String note,
            @Nullable Reason notNeeded,
            @Nullable Instant occurredAt)
            implements Timed {}

    /** 理由. */
    record Reason(@LongText String reason) {}

    /** 状況確認. */
    record ConfirmSituation(
            @LongText String findings,
            @Nullable PersonalData personalData,
            @Nullable Impact impact,
            @Nullable List<AffectedSystem> systems,
            @Nullable List<AffectedAsset> assets,
            @Nullable TriState crimePossible,
            @Nullable Instant awareAt,
            @Nullable Instant occurredAt)
            implements Timed {}

    /** 評価. */
    record Assess(
            Verdict verdict,
            @Range(min = 0, max = 3) Integer level,
            Category category,
            @LongText String reason,
            @Nullable Instant occurredAt)
            implements Timed {}

    /** 被害レベルの変更. */
    record ChangeLevel(
            @Range(min = 0, max = 3) Integer level,
            @LongText String reason,
            @Nullable Instant occurredAt) implements Timed {}

    /** レベル0の報告の確認. */
    record NoteReport(@Nullable Instant occurredAt) implements Timed {}

    /** 承認. */
    record Approve(
            @Nullable DutyOverride override, @Nullable Instant occurredAt) implements Timed {}

    /** 指示. */
    record Instruct(
            @ChosenFrom(ChosenFrom.Directory.ADDRESSEES) String to,
            @LongText String measures,
            @Nullable Instant dueAt,
            @Nullable Instant occurredAt)
            implements Timed {}

    /** 実施. */
    record Execute(
            @Nullable @Range(min = 1, max = Integer.MAX_VALUE)
            Integer instruction,

            @LongText String what,
            @LongText @MayBeBlank String effect,

            @ChosenFrom(ChosenFrom.Directory.NAMES) @Nullable
            String checkedBy,

            @Nullable Instant occurredAt)
            implements Timed {}

    /** 理由だけの行為. */
    record WithReason(@LongText String reason, @Nullable Instant occurredAt) implements Timed {}

    /** 横展開の検討. */
    record ConsiderLateralCheck(
            @LongText String conclusion,
            List<Check> checks,
            @Nullable Instant occurredAt) implements Timed {}

    /** 横展開の確認指示. */
    record Check(
            String system,
            @PostCode String managerPost,
            @Nullable Instant dueAt) {}

    /** 横展開の回答. */
    record AnswerLateralCheck(
            LateralResult result,
            @LongText @MayBeBlank String note,
            @Nullable Instant occurredAt) implements Timed {}

    /** 証拠保全. */
    record PreserveEvidence(
            EvidenceKind kind,
            @LongText String description,
            @Sha256 String sha256,
            String location,
            @ChosenFrom(ChosenFrom.Directory.NAMES) String custodian,
            @Nullable Instant periodFrom,
            @Nullable Instant periodTo,
            @Nullable Instant occurredAt)
            implements Timed {}

    /** 証拠の引渡し. */
    record TransferEvidence(
            @ChosenFrom(ChosenFrom.Directory.NAMES) String to,
            @LongText String reason,
            @Nullable Instant occurredAt) implements Timed {}

    /** 証拠の検証; without a hash it could not be read. */
    record VerifyEvidence(
            @Sha256 @Nullable String sha256, @Nullable Instant occurredAt) implements Timed {}

    /** 原因. */
    record RecordCause(
            CauseCertainty certainty,
            CauseClass causeClass,
            ActorClass actorClass,
            @LongText String direct,
            @LongText @Nullable String background,
            @LongText @Nullable String method,
            @LongText @Nullable String vector,
            @LongText @Nullable String unresolved,
            @Nullable Instant occurredAt)
            implements Timed {}

    /** 再発防止策の報告. */
    record ProposePrevention(
            List<Measure> measures, @Nullable Instant occurredAt) implements Timed {}

    /** 再発防止策. */
    record Measure(
            @LongText String what,
            @PostCode String ownerPost,
            LocalDate dueOn,
            @Nullable Boolean done) {}

    /** CISO確認. */
    record DecidePrevention(
            DecisionResult result,
            @LongText @MayBeBlank String comment,
            @Nullable List<Order> orders,
            @LongText @Nullable String notNeededReason,
            @Nullable DutyOverride override,
            @Nullable Instant occurredAt)
            implements Timed {}

    /** 措置の指示. */
    record Order(@LongText String measure, @PostCode String ownerPost, LocalDate dueOn) {}

    /** 措置の実施. */
    record ImplementMeasure(@LongText String what, @Nullable Instant occurredAt) implements Timed {}

    /** 効果確認. */
    record VerifyMeasure(
            EffectCheck result,
            @LongText @MayBeBlank String note,
            @Nullable Instant occurredAt) implements Timed {}

    /** 改善計画への引継ぎ. */
    record CarryOverMeasure(
            @PostCode String ownerPost,
            LocalDate dueOn,
            @LongText String reason,
            @Nullable Instant occurredAt) implements Timed {}
}
