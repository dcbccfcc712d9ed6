package jp.csirt.incident.domain.incident;

import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Personal;
import org.axonframework.serialization.Revision;

/** 横展開（類似事案の確認）. Source: 志免町 5.3(3)③後段. */
public sealed interface LateralCheckEvent extends IncidentEvent {

    /** 横展開が検討された; no checks = not needed. */
    @Revision("1")
    record LateralCheckConsidered(
            IncidentId incidentId, Act act, @Personal String conclusion, List<LateralCheck> checks)
            implements LateralCheckEvent {
        public LateralCheckConsidered {
            checks = List.copyOf(checks);
        }
    }

    /** 横展開の確認が回答された. */
    @Revision("1")
    record LateralCheckAnswered(
            IncidentId incidentId,
            Act act,
            UUID checkId,
            LateralResult result,
            @Personal String note) implements LateralCheckEvent {}
}
