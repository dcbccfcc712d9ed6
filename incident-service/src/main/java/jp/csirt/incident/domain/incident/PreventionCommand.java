package jp.csirt.incident.domain.incident;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/** 再発防止への命令. */
public sealed interface PreventionCommand extends IncidentCommand {

    /** 再発防止策をCISOに報告する. */
    record ProposePrevention(IncidentId incidentId, Act act, List<ProposedMeasure> measures)
            implements PreventionCommand {
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
            implements PreventionCommand {
        public DecidePrevention {
            orders = List.copyOf(orders);
        }
    }

    /** 措置の実施を記録する. */
    record ImplementMeasure(IncidentId incidentId, Act act, UUID measureId, String what) implements PreventionCommand {}

    /** 措置の効果を確認する. */
    record VerifyMeasure(IncidentId incidentId, Act act, UUID measureId, EffectCheck result, String note)
            implements PreventionCommand {}

    /** 措置を改善計画へ引き継ぐ. */
    record CarryOverMeasure(
            IncidentId incidentId, Act act, UUID measureId, String ownerPost, LocalDate dueOn, String reason)
            implements PreventionCommand {}
}
