package jp.csirt.incident.platform.serialization;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.jspecify.annotations.Nullable;

/** Serializes events as JSON under their logical names; a class without a name, an unknown name or a newer revision is refused. */
public final class NamedEventSerializer extends Jackson3Serializer {

    private final EventNames names;

    /**
     * A serializer for the named events.
     *
     * @param customizer adds what the events' values need to be read and written
     */
    public NamedEventSerializer(EventNames names, Jackson3SerializerCustomizer customizer) {
        super(builder().jsonMapperBuilderCustomizer(customizer));
        this.names = names;
    }

    @Override
    @SuppressWarnings("rawtypes") // Axon's signature
    public SerializedType typeForClass(Class type) {
        if (type == null || type == Void.class || MetaData.class.isAssignableFrom(type)) {
            return super.typeForClass(type);
        }
        return new SimpleSerializedType(names.nameOf(type), revisionOf(type));
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (SerializedType.emptyType().equals(type) || type.getName().equals(MetaData.class.getName())) {
            return super.classForType(type);
        }
        Class<?> known = names.classOf(type.getName());
        if (number(type.getName(), type.getRevision()) > number(type.getName(), revisionOf(known))) {
            throw new SerializationException("the store holds revision %s of '%s', written by a newer version"
                    .formatted(type.getRevision(), type.getName()));
        }
        return known;
    }

    /** The event a stored text holds. */
    public Object read(String name, @Nullable String revision, String payload) {
        return deserialize(new SimpleSerializedObject<>(payload, String.class, name, revision));
    }

    /** The metadata a stored text holds. */
    public MetaData readMetaData(String metadata) {
        return deserialize(new SimpleSerializedObject<>(
                metadata, String.class, new SimpleSerializedType(MetaData.class.getName(), null)));
    }

    private String revisionOf(Class<?> type) {
        String revision = getRevisionResolver().revisionOf(type);
        if (revision == null) {
            throw new SerializationException("event class " + type.getName() + " states no revision");
        }
        return revision;
    }

    private static int number(String name, @Nullable String revision) {
        try {
            return Integer.parseInt(String.valueOf(revision));
        } catch (NumberFormatException e) {
            throw new SerializationException("revision " + revision + " of '" + name + "' is not a number", e);
        }
    }
}
