package jp.csirt.incident.read.detail;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.csirt.incident.domain.incident.SupplementEvent;
import jp.csirt.incident.domain.incident.SupplementEvent.FieldsSupplemented;
import jp.csirt.incident.domain.incident.SupplementField;
import jp.csirt.incident.read.record.Stamp;

/** 様式の補足: the newest value of each field, in the order of the forms. */
final class SupplementFold {

    private final Map<SupplementField, SupplementEntry> newest = new EnumMap<>(SupplementField.class);

    void on(SupplementEvent event, Stamp stamp) {
        switch (event) {
            case FieldsSupplemented e ->
                e.values()
                        .forEach(given -> newest.put(
                                given.fieldId(), new SupplementEntry(given.fieldId(), given.value(), stamp)));
        }
    }

    List<SupplementEntry> supplements() {
        return List.copyOf(newest.values());
    }
}
