package jp.csirt.incident.read.personnel;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import jp.csirt.incident.domain.incident.PersonnelActionKind;
import jp.csirt.incident.domain.incident.PersonnelEvent.PersonnelActionRecorded;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.Persons;
import jp.csirt.incident.read.record.RecordedEvent;
import jp.csirt.incident.read.record.Stamp;
import org.jspecify.annotations.Nullable;

/** 別綴: what was done about persons, oldest first. */
public record PersonnelFile(boolean drill, List<Item> items) {

    public PersonnelFile {
        items = List.copyOf(items);
    }

    /** The file of an incident. */
    public static PersonnelFile of(IncidentRecord record, Persons persons) {
        return new PersonnelFile(
                record.report().drill(),
                record.events().stream()
                        .filter(recorded -> recorded.event() instanceof PersonnelActionRecorded)
                        .map(recorded -> item(recorded, persons))
                        .toList());
    }

    /** Whether there is anything in it; papers say no more. */
    public static boolean isKept(IncidentRecord record) {
        return record.events().stream().anyMatch(recorded -> recorded.event() instanceof PersonnelActionRecorded);
    }

    private static Item item(RecordedEvent recorded, Persons persons) {
        var action = (PersonnelActionRecorded) recorded.event();
        return new Item(action.kind(), action.text(), action.personId(), Stamp.of(recorded, persons));
    }

    /** 職員の処置. */
    public record Item(
            PersonnelActionKind kind,
            String text,
            @Nullable String personId,
            @JsonUnwrapped Stamp stamp) {}
}
