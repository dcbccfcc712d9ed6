package jp.csirt.incident.domain.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionApproved;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionProposed;
import org.jspecify.annotations.Nullable;

/** 訂正の適用: what was recorded, with every approved correction in its place. No stored event ever changes. */
public final class Corrections {

    private Corrections() {}

    /** The events as they are to be read; applying them again changes nothing. */
    public static List<IncidentEvent> apply(List<? extends IncidentEvent> events) {
        var corrected = new ArrayList<IncidentEvent>(events);
        var proposed = new ArrayList<CorrectionProposed>();
        for (IncidentEvent event : events) {
            if (event instanceof CorrectionProposed proposal) {
                proposed.add(proposal);
            } else if (event instanceof CorrectionApproved approved) {
                CorrectionProposed correction = proposed.get(approved.n() - 1);
                int at = correction.event() - 1;
                corrected.set(at, replaced(corrected.get(at), correction.field(), correction.after()));
            }
        }
        return List.copyOf(corrected);
    }

    /** What the field is called; none where it may not be corrected, or the event has no such place. */
    public static Optional<String> labelOf(IncidentEvent event, String pointer) {
        return find(event, pointer).flatMap(field -> Correctable.of(event).flatMap(table -> table.labelOf(pointer)));
    }

    /** Whether any of its fields may be corrected. */
    public static boolean takes(IncidentEvent event) {
        return Correctable.of(event).isPresent();
    }

    /** Every field of an event that may be corrected, in the order of the table; each entry of a list has its own. */
    public static List<CorrectableItem> items(IncidentEvent event) {
        return Correctable.of(event).stream()
                .flatMap(table -> table.pointers().stream())
                .flatMap(pointer -> places(event, pointer))
                .toList();
    }

    private static Stream<CorrectableItem> places(IncidentEvent event, String pointer) {
        return pointer.contains("*")
                ? IntStream.iterate(0, n -> n + 1)
                        .mapToObj(n -> item(event, pointer.replace("*", Integer.toString(n)), "（" + (n + 1) + "件目）"))
                        .takeWhile(Optional::isPresent)
                        .flatMap(Optional::stream)
                : item(event, pointer, "").stream();
    }

    private static Optional<CorrectableItem> item(IncidentEvent event, String pointer, String which) {
        return find(event, pointer)
                .map(field -> new CorrectableItem(
                        pointer, labelOf(event, pointer).orElseThrow() + which, field.member(), field.value()));
    }

    /** Whether it is for the table to say what may be corrected; a correction and 職員の処置 are refused as a whole. */
    public static boolean concerns(IncidentEvent event) {
        return !(event instanceof CorrectionEvent) && !(event instanceof PersonnelEvent);
    }

    /** A value as a correction keeps it: its words, one for each entry of a list. */
    public static FieldValue keep(IncidentEvent event, String pointer, List<String> words, boolean absent) {
        return absent ? new FieldValue(null, null, null) : field(event, pointer).kept(words);
    }

    /** The kept value in the field's own type; null when it is not stated. */
    public static @Nullable Object read(IncidentEvent event, String pointer, FieldValue kept) {
        return field(event, pointer).typed(kept);
    }

    /** What stands in the field. */
    static FieldValue present(IncidentEvent event, String pointer) {
        return field(event, pointer).value();
    }

    private static EventField field(IncidentEvent event, String pointer) {
        return find(event, pointer)
                .orElseThrow(() -> new IllegalArgumentException(event + " has no field " + pointer + " to correct"));
    }

    private static Optional<EventField> find(IncidentEvent event, String pointer) {
        return Correctable.of(event)
                .filter(table -> table.labelOf(pointer).isPresent())
                .flatMap(table -> EventField.find((Record) event, table.path(pointer)));
    }

    private static IncidentEvent replaced(IncidentEvent event, String pointer, FieldValue value) {
        List<String> path = Correctable.of(event).orElseThrow().path(pointer);
        return (IncidentEvent) EventField.with((Record) event, path, value);
    }
}
