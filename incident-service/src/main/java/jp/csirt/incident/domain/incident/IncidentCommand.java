package jp.csirt.incident.domain.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/** 事案への命令: an act that somebody wants recorded. Facts such as new ids and the time arrive in it. */
public sealed interface IncidentCommand {

    /** The incident it is meant for. */
    IncidentId incidentId();

    /** Who acts and when it happened. */
    Act act();

    /** 報告する. */
    record ReportIncident(IncidentId incidentId, Act act, IncidentNumber number, Report report)
            implements IncidentCommand {}

    /** 受付する. */
    record ReceiveReport(
            IncidentId incidentId, Act act, @Nullable IncidentId duplicateOf) implements IncidentCommand {}

    /** 庁内報告を記録する; {@code notNeeded} holds the reason where the policy allows leaving it out. */
    record ReportInternally(
            IncidentId incidentId,
            Act act,
            InternalRecipient to,
            @Nullable InternalReport report,
            @Nullable String notNeeded)
            implements IncidentCommand {}

    /** 状況を確認する. */
    record ConfirmSituation(IncidentId incidentId, Act act, Situation situation) implements IncidentCommand {}

    /** 評価する. */
    record AssessIncident(IncidentId incidentId, Act act, Verdict verdict, int level, Category category, String reason)
            implements IncidentCommand {}

    /** 評価を承認する. */
    record ApproveAssessment(
            IncidentId incidentId, Act act, int n, @Nullable DutyOverride override) implements IncidentCommand {}

    /** 応急措置を指示する. */
    record InstructContainment(IncidentId incidentId, Act act, Instruction instruction) implements IncidentCommand {}

    /** 応急措置の実施を記録する; without {@code instruction} it completes all open ones. */
    record ExecuteContainment(
            IncidentId incidentId, Act act, @Nullable Integer instruction, Execution execution)
            implements IncidentCommand {}

    /** 応急措置を不要とする. */
    record DeclareContainmentNotNeeded(IncidentId incidentId, Act act, String reason) implements IncidentCommand {}

    /** 復旧を指示する. */
    record InstructRecovery(IncidentId incidentId, Act act, Instruction instruction) implements IncidentCommand {}

    /** 復旧の実施を記録する; without {@code instruction} it completes all open ones. */
    record ExecuteRecovery(
            IncidentId incidentId, Act act, @Nullable Integer instruction, Execution execution)
            implements IncidentCommand {}

    /** 復旧を不要とする. */
    record DeclareRecoveryNotNeeded(IncidentId incidentId, Act act, String reason) implements IncidentCommand {}

    /** 横展開を検討する; no checks = considered and not needed. */
    record ConsiderLateralCheck(IncidentId incidentId, Act act, String conclusion, List<LateralCheck> checks)
            implements IncidentCommand {
        public ConsiderLateralCheck {
            checks = List.copyOf(checks);
        }
    }

    /** 横展開の確認に回答する. */
    record AnswerLateralCheck(IncidentId incidentId, Act act, UUID checkId, LateralResult result, String note)
            implements IncidentCommand {}

    /** 証拠を保全する. */
    record PreserveEvidence(IncidentId incidentId, Act act, Evidence evidence) implements IncidentCommand {}

    /** 証拠を引き渡す. */
    record TransferEvidence(IncidentId incidentId, Act act, UUID evidenceId, String to, String reason)
            implements IncidentCommand {}

    /** 証拠を検証する; no hash = it could not be read. */
    record VerifyEvidence(
            IncidentId incidentId,
            Act act,
            UUID evidenceId,
            @Nullable String sha256) implements IncidentCommand {}

    /** 原因を記録する. */
    record RecordCause(IncidentId incidentId, Act act, Cause cause) implements IncidentCommand {}

    /** 再発防止策をCISOに報告する. */
    record ProposePrevention(IncidentId incidentId, Act act, List<ProposedMeasure> measures)
            implements IncidentCommand {
        public ProposePrevention {
            measures = List.copyOf(measures);
        }
    }

    /** 再発防止策を確認し、措置を指示する. */
    record DecidePrevention(
            IncidentId incidentId,
            Act act,
            int n,
            DecisionResult result,
            String comment,
            List<OrderedMeasure> orders,
            @Nullable String notNeededReason,
            @Nullable DutyOverride override)
            implements IncidentCommand {
        public DecidePrevention {
            orders = List.copyOf(orders);
        }
    }

    /** 措置の実施を記録する. */
    record ImplementMeasure(IncidentId incidentId, Act act, UUID measureId, String what) implements IncidentCommand {}

    /** 措置の効果を確認する. */
    record VerifyMeasure(IncidentId incidentId, Act act, UUID measureId, EffectCheck result, String note)
            implements IncidentCommand {}

    /** 措置を改善計画へ引き継ぐ. */
    record CarryOverMeasure(
            IncidentId incidentId, Act act, UUID measureId, String ownerPost, LocalDate dueOn, String reason)
            implements IncidentCommand {}

    /** 完了を提案する. */
    record ProposeClosure(IncidentId incidentId, Act act, String reason) implements IncidentCommand {}

    /** 完了する. */
    record CloseIncident(
            IncidentId incidentId, Act act, @Nullable DutyOverride override) implements IncidentCommand {}

    /** 再開する. */
    record ReopenIncident(IncidentId incidentId, Act act, String reason) implements IncidentCommand {}

    /** When it happened, for every rule that judges time. */
    default Instant occurredAt() {
        return act().occurredAt();
    }
}
