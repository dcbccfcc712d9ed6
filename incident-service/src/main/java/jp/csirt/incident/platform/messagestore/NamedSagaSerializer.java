package jp.csirt.incident.platform.messagestore;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** Serializes sagas as JSON of their fields under their logical names, so that their classes may move. */
final class NamedSagaSerializer extends Jackson3Serializer {

    private final Map<String, Class<?>> classes;
    private final Map<Class<?>, String> names;

    NamedSagaSerializer(Map<String, Class<?>> classes) {
        super(builder()
                .jsonMapperBuilderCustomizer(mapper -> mapper.changeDefaultVisibility(
                        visible -> visible.withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                                .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                                .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))));
        this.classes = Map.copyOf(classes);
        this.names = classes.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    @Override
    @SuppressWarnings("rawtypes") // Axon's signature
    public SerializedType typeForClass(Class type) {
        String name = names.get(type);
        if (name == null) {
            throw new SerializationException("saga class " + type.getName() + " has no registered name");
        }
        return new SimpleSerializedType(name, null);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        Class<?> known = classes.get(type.getName());
        if (known == null) {
            throw new SerializationException(
                    "the store holds a saga named '" + type.getName() + "', which this version does not know");
        }
        return known;
    }
}
