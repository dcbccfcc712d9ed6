package jp.csirt.incident.platform.personal;

import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes marked record components as {@code {"key", "iv", "ct"}}; reads those, and plain texts of older payloads too. */
final class PersonalJson {

    /** Attribute of a writer: the {@link SubjectKey} to write under. */
    static final Object WRITE_KEY = PersonalJson.class.getName() + ".write";

    /** Attribute of a reader: the {@link SubjectKeys} to read with. */
    static final Object READ_KEYS = PersonalJson.class.getName() + ".read";

    private PersonalJson() {}

    static JacksonModule module(Class<? extends Annotation> mark) {
        return new SimpleModule("csirt-personal") {
            private static final long serialVersionUID = 1L;

            @Override
            public void setupModule(SetupContext context) {
                super.setupModule(context);
                context.insertAnnotationIntrospector(new Introspector(mark));
            }
        };
    }

    /** Finds the mark on the record component behind an accessor, a field or a constructor's parameter. */
    private static final class Introspector extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        private final Class<? extends Annotation> mark;

        Introspector(Class<? extends Annotation> mark) {
            this.mark = mark;
        }

        @Override
        public @Nullable Object findSerializer(MapperConfig<?> config, Annotated annotated) {
            return isMarked(annotated) ? new Writer() : null;
        }

        @Override
        public @Nullable Object findDeserializer(MapperConfig<?> config, Annotated annotated) {
            return isMarked(annotated) ? new Reader() : null;
        }

        private boolean isMarked(Annotated annotated) {
            RecordComponent component = annotated instanceof AnnotatedMember member ? component(member) : null;
            if (component == null || !component.isAnnotationPresent(mark)) {
                return false;
            }
            if (component.getType() != String.class) {
                throw new IllegalStateException(component + " is marked personal, but only texts can be encrypted");
            }
            return true;
        }

        private static @Nullable RecordComponent component(AnnotatedMember member) {
            RecordComponent[] components = member.getDeclaringClass().getRecordComponents();
            if (components == null) {
                return null;
            }
            if (member instanceof AnnotatedParameter parameter) {
                boolean canonical = parameter.getOwner().getParameterCount() == components.length;
                return canonical ? components[parameter.getIndex()] : null;
            }
            for (RecordComponent component : components) {
                if (component.getName().equals(member.getName())) {
                    return component;
                }
            }
            return null;
        }
    }

    /** Encrypts. */
    private static final class Writer extends StdSerializer<String> {

        Writer() {
            super(String.class);
        }

        @Override
        public void serialize(String text, JsonGenerator json, SerializationContext context) {
            if (!(context.getAttribute(WRITE_KEY) instanceof SubjectKey key)) {
                throw new PersonalTextException("a payload with a personal text has no subject, and so no key");
            }
            SealedText sealed = key.seal(text);
            json.writeStartObject();
            json.writeStringProperty(SealedText.KEY, sealed.key());
            json.writeStringProperty(SealedText.IV, sealed.iv());
            json.writeStringProperty(SealedText.CT, sealed.ct());
            json.writeEndObject();
        }
    }

    /** Decrypts. */
    private static final class Reader extends StdDeserializer<String> {

        Reader() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                return json.getString();
            }
            SealedText sealed = context.readValue(json, SealedText.class);
            if (!(context.getAttribute(READ_KEYS) instanceof SubjectKeys keys)) {
                throw new PersonalTextException("an encrypted text is read without keys");
            }
            return keys.key(sealed.key()).open(sealed);
        }
    }
}
