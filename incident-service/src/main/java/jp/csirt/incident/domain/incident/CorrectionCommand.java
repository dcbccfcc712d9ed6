package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/** 訂正への命令. */
public sealed interface CorrectionCommand extends IncidentCommand {

    /** 訂正を申請する; {@code event} counts the incident's events from 1, {@code field} points into that event's request. */
    record ProposeCorrection(IncidentId incidentId, Act act, int event, String field, FieldValue value, String reason)
            implements CorrectionCommand {}

    /** 訂正を承認する. */
    record ApproveCorrection(
            IncidentId incidentId, Act act, int n, @Nullable DutyOverride override) implements CorrectionCommand {}
}
