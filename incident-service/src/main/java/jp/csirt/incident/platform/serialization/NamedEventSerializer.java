package jp.csirt.incident.platform.serialization;

import java.util.List;
import jp.csirt.incident.platform.mongo.StoreUnavailableException;
import jp.csirt.incident.platform.personal.MasterKeyException;
import jp.csirt.incident.platform.personal.PersonalTextException;
import jp.csirt.incident.platform.personal.PersonalTexts;
import jp.csirt.incident.platform.personal.SubjectKey;
import jp.csirt.incident.platform.personal.SubjectKeys;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/** Serializes events as JSON under their logical names; a class without a name, an unknown name or a newer revision is refused. */
public final class NamedEventSerializer extends Jackson3Serializer {

    private final EventNames names;
    private final @Nullable PersonalTexts personal;

    /**
     * A serializer for the named events, none of which holds personal texts.
     *
     * @param customizer adds what the events' values need to be read and written
     */
    public NamedEventSerializer(EventNames names, Jackson3SerializerCustomizer customizer) {
        super(builder().jsonMapperBuilderCustomizer(customizer));
        this.names = names;
        this.personal = null;
    }

    /**
     * A serializer for the named events that encrypts their personal texts.
     *
     * @param customizer adds what the events' values need to be read and written
     */
    public NamedEventSerializer(EventNames names, Jackson3SerializerCustomizer customizer, PersonalTexts personal) {
        super(builder().jsonMapperBuilderCustomizer(mapper -> {
            customizer.accept(mapper);
            mapper.addModule(personal.module());
        }));
        this.names = names;
        this.personal = personal;
    }

    /** {@inheritDoc} Waits for the database when the key of the payload's subject is not at hand. */
    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> expectedType) {
        if (personal == null || object == null || object instanceof MetaData) {
            return super.serialize(object, expectedType);
        }
        ObjectWriter writer = personal.writer(getWriter(), object);
        try {
            T written = getConverter().convert(writer.writeValueAsString(object), String.class, expectedType);
            return new SimpleSerializedObject<>(written, expectedType, typeForClass(object.getClass()));
        } catch (JacksonException e) {
            throw failure("cannot be written: " + object.getClass().getName(), e);
        }
    }

    /** {@inheritDoc} Waits for the database when a key is not at hand. */
    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Axon's signature
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        try {
            return super.deserialize(serialized);
        } catch (SerializationException e) {
            throw failure("cannot be read: " + serialized.getType().getName(), e);
        }
    }

    @Override
    protected ObjectReader getReader(Class<?> type) {
        ObjectReader reader = super.getReader(type);
        return personal == null ? reader : personal.reader(reader);
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
            throw new UnreadableEventException("the store holds revision %s of '%s', written by a newer version"
                    .formatted(type.getRevision(), type.getName()));
        }
        return known;
    }

    /** The keys needed to read these payloads, at most one question to the database. */
    public Mono<SubjectKeys> keysOf(List<String> payloads) {
        return personal == null ? Mono.just(id -> unknown(id)) : personal.keysOf(payloads);
    }

    /** The event a stored text holds, read with these keys; never waits. */
    public Object read(String name, @Nullable String revision, String payload, SubjectKeys keys) {
        Class<?> type = classForType(new SimpleSerializedType(name, revision));
        ObjectReader plain = super.getReader(type);
        try {
            return (personal == null ? plain : personal.reader(plain, keys)).readValue(payload);
        } catch (JacksonException e) {
            throw failure("cannot be read: " + name, e);
        }
    }

    /** The metadata a stored text holds. */
    public MetaData readMetaData(String metadata) {
        return deserialize(new SimpleSerializedObject<>(
                metadata, String.class, new SimpleSerializedType(MetaData.class.getName(), null)));
    }

    private static SubjectKey unknown(String id) {
        throw new SerializationException("events without personal texts need no key, not that of " + id);
    }

    /** What failed inside Jackson comes out as it was: a database that is away is not a malformed event. */
    private static RuntimeException failure(String what, RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case StoreUnavailableException away -> {
                    return away;
                }
                case PersonalTextException refused -> {
                    return refused;
                }
                case MasterKeyException refused -> {
                    return refused;
                }
                default -> {}
            }
        }
        return e instanceof SerializationException ? e : new SerializationException("an event " + what, e);
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
            throw new UnreadableEventException("revision " + revision + " of '" + name + "' is not a number", e);
        }
    }
}
