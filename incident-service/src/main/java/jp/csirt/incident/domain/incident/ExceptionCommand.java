package jp.csirt.incident.domain.incident;

import java.time.LocalDate;
import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/** 例外措置への命令. */
public sealed interface ExceptionCommand extends IncidentCommand {

    /** 例外措置を申請する; {@code emergency} = already applied because it could not wait. */
    record RequestException(
            IncidentId incidentId, Act act, String what, String reason, LocalDate until, boolean emergency)
            implements ExceptionCommand {}

    /** 例外措置の許可を決定する. */
    record DecideException(
            IncidentId incidentId,
            Act act,
            int n,
            ExceptionDecision result,
            String comment,
            @Nullable DutyOverride override)
            implements ExceptionCommand {}

    /** 緊急に行った例外措置を事後に報告する. */
    record ReportEmergencyException(IncidentId incidentId, Act act, int n, String text) implements ExceptionCommand {}
}
