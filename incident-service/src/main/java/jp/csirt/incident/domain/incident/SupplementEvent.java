package jp.csirt.incident.domain.incident;

import java.util.List;
import jp.csirt.incident.domain.shared.Act;
import org.axonframework.serialization.Revision;

/** 様式の補足. Source: 志免町 5.3(3)④. */
public sealed interface SupplementEvent extends SideTrackEvent {

    /** 様式の項目が補足された; what a field says last holds. */
    @Revision("1")
    record FieldsSupplemented(IncidentId incidentId, Act act, List<Supplement> values) implements SupplementEvent {

        public FieldsSupplemented {
            values = List.copyOf(values);
        }
    }
}
