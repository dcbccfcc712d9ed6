package jp.csirt.incident.domain.incident;

import java.util.List;
import jp.csirt.incident.domain.shared.Act;

/** 様式の補足への命令. */
public sealed interface SupplementCommand extends IncidentCommand {

    /** 様式の項目を補足する. */
    record SupplementFields(IncidentId incidentId, Act act, List<Supplement> values) implements SupplementCommand {

        public SupplementFields {
            values = List.copyOf(values);
        }
    }
}
