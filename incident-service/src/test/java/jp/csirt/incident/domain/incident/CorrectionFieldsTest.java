package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.LEAD;
import static jp.csirt.incident.domain.incident.Given.by;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.incident.CorrectionCommand.ProposeCorrection;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionApproved;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionProposed;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("訂正できる項目")
class CorrectionFieldsTest {

    /** What a request states and no correction touches: ids, who is implicated, marks, and 被害レベル, which has acts of its own. */
    private static final Set<String> NEVER = Set.of(
            "REPORT /level",
            "REPORT /implicatedPersonIds",
            "REPORT /drill",
            "ASSESSMENT /level",
            "EVIDENCE /evidenceId",
            "EVIDENCE /sha256",
            "SUBMISSION /alsoFinal",
            "SUBMISSION /issue",
            "SUPPLEMENT /values/*/fieldId");

    static Stream<Arguments> everyField() {
        return Stream.of(Correctable.values())
                .flatMap(kind -> kind.pointers().stream().sorted().map(pointer -> Arguments.of(kind, at(pointer))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyField")
    @DisplayName("6.3(8)② どの項目も訂正でき、前の値が残り、ほかの項目は変わらない")
    void a_field_is_corrected_and_nothing_else(Correctable kind, String pointer) {
        List<IncidentEvent> events = events(kind);
        IncidentEvent old = events.getLast();
        FieldValue before = Corrections.present(old, pointer);
        FieldValue after = other(kind, old, pointer);
        var command = new ProposeCorrection(ID, by(CSIRT), events.size(), pointer, after, "誤記のため");
        var proposed = new CorrectionProposed(ID, by(CSIRT), 1, events.size(), pointer, before, after, "誤記のため");

        Given.incident().given(events).when(command).expectEvents(proposed);

        var corrected =
                Corrections.apply(Histories.and(events, proposed, new CorrectionApproved(ID, by(LEAD), 1, null)));
        IncidentEvent now = corrected.get(events.size() - 1);
        assertThat(after).isNotEqualTo(before);
        assertThat(Corrections.present(now, pointer)).isEqualTo(after);
        assertThat(now).isNotEqualTo(old);
        assertThat(Corrections.apply(corrected)).isEqualTo(corrected);
        assertThat(EventField.with((Record) now, kind.path(pointer), before)).isEqualTo(old);
        assertThat(Corrections.labelOf(old, pointer).orElseThrow()).containsPattern("[ぁ-んァ-ヶ一-龠]");
    }

    @ParameterizedTest
    @EnumSource(Correctable.class)
    @DisplayName("6.3(8)② 表にはすべての項目があり、ないものには理由がある")
    void the_table_is_complete(Correctable kind) {
        Set<String> stated = new TreeSet<>(Set.of(kind.time()));
        leaves("", content(CorrectionSamples.of(kind)), stated);
        stated.removeIf(pointer -> NEVER.contains(kind + " " + pointer));

        assertThat(kind.pointers()).containsExactlyInAnyOrderElementsOf(stated);
    }

    /** The part of the event that repeats its request. */
    private static Record content(IncidentEvent event) {
        List<Record> parts = Stream.of(event.getClass().getRecordComponents())
                .map(component -> value(component, (Record) event))
                .filter(Record.class::isInstance)
                .map(Record.class::cast)
                .filter(part -> !(part instanceof Act
                        || part instanceof IncidentId
                        || part instanceof IncidentNumber
                        || part instanceof ReportTarget))
                .toList();
        return parts.isEmpty() ? (Record) event : parts.getFirst();
    }

    private static void leaves(String at, Record holder, Set<String> found) {
        for (RecordComponent component : holder.getClass().getRecordComponents()) {
            String pointer = at + "/" + component.getName();
            switch (value(component, holder)) {
                case IncidentId _, Act _ -> {}
                case Record nested -> leaves(pointer, nested, found);
                case List<?> list
                when !list.isEmpty() && list.getFirst() instanceof Record entry -> leaves(pointer + "/*", entry, found);
                case Integer _ when component.getName().equals("n") -> {}
                case List<?> numbers
                when component.getName().equals("instructions") ->
                    assertThat(numbers).isEmpty();
                case null, default -> found.add(pointer);
            }
        }
    }

    private static @Nullable Object value(RecordComponent component, Record holder) {
        try {
            return component.getAccessor().invoke(holder);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component.toString(), e);
        }
    }

    private static String at(String pattern) {
        return pattern.replace("/*/", "/0/");
    }

    private static List<IncidentEvent> events(Correctable kind) {
        var events = new ArrayList<IncidentEvent>(List.of(CorrectionSamples.report()));
        if (kind == Correctable.SUBMISSION) {
            events.add(Obligations.required(Recipient.MIC, ReportStage.FIRST));
        }
        if (kind != Correctable.REPORT) {
            events.add(CorrectionSamples.of(kind));
        }
        return events;
    }

    /** Another value of the field's own type than the one that stands there. */
    private static FieldValue other(Correctable kind, IncidentEvent event, String pointer) {
        RecordComponent component = component((Record) event, kind.path(pointer));
        Object present = Corrections.read(event, pointer, Corrections.present(event, pointer));
        Object other = other(component, present);
        List<String> words = other instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(other instanceof Enum<?> code ? code.name() : other.toString());
        return Corrections.keep(event, pointer, words, false);
    }

    private static Object other(RecordComponent component, @Nullable Object present) {
        Class<?> type = component.getType();
        if (type == List.class) {
            Class<?> entries = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            return List.of(entries.isEnum() ? entries.getEnumConstants()[1] : "welfare");
        }
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants())
                    .filter(constant -> !constant.equals(present))
                    .findFirst()
                    .orElseThrow();
        }
        return switch (type.getSimpleName()) {
            case "Instant" -> (present == null ? Given.AT : (Instant) present).minus(Duration.ofHours(2));
            case "LocalDate" -> LocalDate.of(2027, 1, 31);
            case "Integer", "int" -> 7;
            case "Boolean", "boolean" -> !Boolean.TRUE.equals(present);
            case "UUID" -> new UUID(0, 7);
            default -> "訂正後";
        };
    }

    private static RecordComponent component(Record holder, List<String> path) {
        RecordComponent component = Stream.of(holder.getClass().getRecordComponents())
                .filter(one -> one.getName().equals(path.getFirst()))
                .findFirst()
                .orElseThrow();
        Object value = value(component, holder);
        List<String> rest = path.subList(1, path.size());
        if (rest.isEmpty()) {
            return component;
        }
        return value instanceof List<?> list
                ? component((Record) list.get(Integer.parseInt(rest.getFirst())), rest.subList(1, rest.size()))
                : component((Record) Objects.requireNonNull(value), rest);
    }
}
