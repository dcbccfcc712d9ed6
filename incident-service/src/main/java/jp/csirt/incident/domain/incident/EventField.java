package jp.csirt.incident.domain.incident;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.csirt.incident.domain.shared.Personal;
import org.jspecify.annotations.Nullable;

/** 出来事の一項目: a member of an event, found by the names that lead to it; its own type says how it is replaced. */
final class EventField {

    private final RecordComponent component;
    private final @Nullable Object value;

    private EventField(RecordComponent component, @Nullable Object value) {
        this.component = component;
        this.value = value;
    }

    /** The member the path leads to; none where the event has no such place. */
    static Optional<EventField> find(Record holder, List<String> path) {
        return component(holder, path.getFirst()).flatMap(component -> {
            Object value = read(component, holder);
            List<String> rest = path.subList(1, path.size());
            if (rest.isEmpty()) {
                return Optional.of(new EventField(component, value));
            }
            return switch (value) {
                case Record nested -> find(nested, rest);
                case List<?> list -> entry(list, rest).flatMap(nested -> find(nested, rest.subList(1, rest.size())));
                case null, default -> Optional.empty();
            };
        });
    }

    /** The same record with another value at the end of the path. */
    static Record with(Record holder, List<String> path, FieldValue value) {
        RecordComponent[] components = holder.getClass().getRecordComponents();
        Object[] members = Arrays.stream(components)
                .map(component -> component.getName().equals(path.getFirst())
                        ? replaced(component, holder, path.subList(1, path.size()), value)
                        : read(component, holder))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return holder.getClass().getDeclaredConstructor(types).newInstance(members);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no " + holder.getClass() + " with another " + path, e);
        }
    }

    /** The member itself. */
    RecordComponent member() {
        return component;
    }

    /** What stands there now. */
    FieldValue value() {
        return valueOf(value);
    }

    /** Any value of this member's type, as a correction keeps it. */
    FieldValue valueOf(@Nullable Object any) {
        return switch (any) {
            case null -> new FieldValue(null, null, null);
            case List<?> list ->
                new FieldValue(null, null, list.stream().map(EventField::code).toList());
            case Object one
            when component.isAnnotationPresent(Personal.class) -> new FieldValue((String) one, null, null);
            default -> new FieldValue(null, code(any), null);
        };
    }

    /** A value written in words, in the form that two equal values share. */
    FieldValue kept(List<String> words) {
        if (component.getType() == List.class) {
            return valueOf(typed(component, new FieldValue(null, null, words)));
        }
        boolean personal = component.isAnnotationPresent(Personal.class);
        return personal
                ? new FieldValue(words.getFirst(), null, null)
                : valueOf(typed(component, new FieldValue(null, words.getFirst(), null)));
    }

    /** The kept value in this member's own type. */
    @Nullable
    Object typed(FieldValue kept) {
        return typed(component, kept);
    }

    private static @Nullable Object replaced(
            RecordComponent component, Record holder, List<String> rest, FieldValue value) {
        if (rest.isEmpty()) {
            return typed(component, value);
        }
        if (read(component, holder) instanceof List<?> list) {
            var all = new ArrayList<Object>(list);
            int at = Integer.parseInt(rest.getFirst());
            all.set(at, with((Record) all.get(at), rest.subList(1, rest.size()), value));
            return all;
        }
        return with((Record) Objects.requireNonNull(read(component, holder)), rest, value);
    }

    private static @Nullable Object typed(RecordComponent component, FieldValue kept) {
        if (kept.text() != null) {
            return kept.text();
        }
        if (kept.codes() != null) {
            Type entries = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            return kept.codes().stream()
                    .map(code -> parsed((Class<?>) entries, code))
                    .toList();
        }
        return kept.code() == null ? null : parsed(component.getType(), kept.code());
    }

    private static Object parsed(Class<?> type, String code) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> code(constant).equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(code + " is no " + type.getSimpleName()));
        }
        return switch (type.getSimpleName()) {
            case "Instant" -> Instant.parse(code);
            case "LocalDate" -> LocalDate.parse(code);
            case "Integer", "int" -> Integer.valueOf(code);
            case "Boolean", "boolean" -> Boolean.valueOf(code);
            default -> code;
        };
    }

    private static String code(Object value) {
        return value instanceof Enum<?> constant ? constant.name() : value.toString();
    }

    private static Optional<Record> entry(List<?> list, List<String> rest) {
        String at = rest.getFirst();
        boolean there = rest.size() > 1 && at.matches("0|[1-9][0-9]{0,3}") && Integer.parseInt(at) < list.size();
        return there && list.get(Integer.parseInt(at)) instanceof Record nested
                ? Optional.of(nested)
                : Optional.empty();
    }

    private static Optional<RecordComponent> component(Record holder, String name) {
        return Arrays.stream(holder.getClass().getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst();
    }

    private static @Nullable Object read(RecordComponent component, Record holder) {
        try {
            return component.getAccessor().invoke(holder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}
