package jp.csirt.incident.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event of every kind with every component filled: a text holds its component's name. */
final class EventSamples {

    private static final UUID ID = UUID.fromString("00000000-0000-1234-0000-000000000001");
    private static final Instant AT = Instant.parse("2026-02-20T00:05:00Z");
    private static final LocalDate ON = LocalDate.of(2026, 3, 31);

    private EventSamples() {}

    /** By stored name, in its order. */
    static Map<String, Object> all() {
        var samples = new TreeMap<String, Object>();
        EventCatalogue.names().all().forEach((name, type) -> samples.put(name, record(type)));
        return samples;
    }

    /** The one with this stored name. */
    static Object of(String name) {
        return record(EventCatalogue.names().classOf(name));
    }

    private static Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            return type.getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(Arrays.stream(components)
                            .map(component -> value(component.getGenericType(), component.getName()))
                            .toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no sample of " + type, e);
        }
    }

    private static Object value(Type generic, String name) {
        if (generic instanceof ParameterizedType list && list.getRawType() == List.class) {
            return List.of(value(list.getActualTypeArguments()[0], name));
        }
        Class<?> type = (Class<?>) generic;
        Object plain = plain(type, name);
        if (plain != null) {
            return plain;
        }
        return type.isEnum() ? type.getEnumConstants()[0] : record(type);
    }

    private static @Nullable Object plain(Class<?> type, String name) {
        return switch (type.getSimpleName()) {
            case "String" -> name;
            case "UUID" -> ID;
            case "Instant" -> AT;
            case "LocalDate" -> ON;
            case "Duration" -> Duration.ofMinutes(15);
            case "int", "Integer" -> 1;
            case "long" -> 1L;
            case "boolean", "Boolean" -> true;
            default -> null;
        };
    }
}
