package jp.csirt.incident.domain.incident;

import java.time.Instant;
import java.util.List;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/** 統括・CISOの決定と指示への命令. */
public sealed interface DirectionCommand extends IncidentCommand {

    /** システムの停止を記録する. */
    record RecordSystemStop(
            IncidentId incidentId,
            Act act,
            String system,
            Instant stoppedAt,
            @Nullable Instant restartedAt) implements DirectionCommand {}

    /** 利用状況の調査を命じる. */
    record OrderUsageInvestigation(IncidentId incidentId, Act act, String scope, String target)
            implements DirectionCommand {}

    /** CISOの指示を記録する. */
    record GiveCisoInstruction(IncidentId incidentId, Act act, String text, List<Addressee> to)
            implements DirectionCommand {
        public GiveCisoInstruction {
            to = List.copyOf(to);
        }
    }

    /** 緊急時対応計画を発動する. */
    record InvokeEmergencyPlan(IncidentId incidentId, Act act, String planVersion) implements DirectionCommand {}
}
