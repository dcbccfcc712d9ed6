package jp.csirt.incident.platform.serialization;

import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.serialization.SerializationException;

/** Logical event names: the store knows these and never a class, so that classes may move; a name is for ever. */
public final class EventNames {

    private final Map<String, Class<?>> classes;
    private final Map<Class<?>, String> names;

    /** The names in use; each class has exactly one. */
    public EventNames(Map<String, Class<?>> classes) {
        this.classes = Map.copyOf(classes);
        this.names = classes.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    /**
     * The name under which events of a class are stored.
     *
     * @throws SerializationException when the class has none
     */
    public String nameOf(Class<?> type) {
        String name = names.get(type);
        if (name == null) {
            throw new SerializationException("event class " + type.getName() + " has no registered name");
        }
        return name;
    }

    /**
     * The class for a stored name.
     *
     * @throws UnreadableEventException when the store holds a name that this version does not know
     */
    public Class<?> classOf(String name) {
        Class<?> type = classes.get(name);
        if (type == null) {
            throw new UnreadableEventException(
                    "the store holds an event named '" + name + "', which this version does not know");
        }
        return type;
    }

    /** Every name with its class. */
    public Map<String, Class<?>> all() {
        return classes;
    }
}
