package jp.csirt.incident.platform.serialization;

import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;

/**
 * For readers of the whole log: an event that this version does not know is an {@link UnknownSerializedType} instead of a
 * failure, so that one incident's does not keep all others from being read.
 */
public final class PassingOver implements Serializer {

    private final Serializer events;

    /** Passes over what {@code events} refuses to read. */
    public PassingOver(Serializer events) {
        this.events = events;
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Axon's signature
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        return isUnknown(serialized.getType())
                ? unknown(new UnknownSerializedType(this, serialized))
                : events.deserialize(serialized);
    }

    @Override
    @SuppressWarnings("rawtypes") // Axon's signature
    public Class classForType(SerializedType type) {
        return isUnknown(type) ? UnknownSerializedType.class : events.classForType(type);
    }

    private boolean isUnknown(SerializedType type) {
        try {
            events.classForType(type);
            return false;
        } catch (UnreadableEventException _) {
            return true;
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Axon's way to say that there is no such class
    private static <T> T unknown(UnknownSerializedType marker) {
        return (T) marker;
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> expectedRepresentation) {
        return events.serialize(object, expectedRepresentation);
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expectedRepresentation) {
        return events.canSerializeTo(expectedRepresentation);
    }

    @Override
    @SuppressWarnings("rawtypes") // Axon's signature
    public SerializedType typeForClass(@Nullable Class type) {
        return events.typeForClass(type);
    }

    @Override
    public Converter getConverter() {
        return events.getConverter();
    }
}
