package jp.csirt.incident.domain.incident;

import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.shared.Act;

/** 横展開への命令. */
public sealed interface LateralCheckCommand extends IncidentCommand {

    /** 横展開を検討する; no checks = considered and not needed. */
    record ConsiderLateralCheck(IncidentId incidentId, Act act, String conclusion, List<LateralCheck> checks)
            implements LateralCheckCommand {
        public ConsiderLateralCheck {
            checks = List.copyOf(checks);
        }
    }

    /** 横展開の確認に回答する. */
    record AnswerLateralCheck(IncidentId incidentId, Act act, UUID checkId, LateralResult result, String note)
            implements LateralCheckCommand {}
}
