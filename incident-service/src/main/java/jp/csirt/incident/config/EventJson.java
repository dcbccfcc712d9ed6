package jp.csirt.incident.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import java.util.function.Function;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.IncidentNumber;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** How events are written: ids as plain text, absent members left out, unknown ones refused. */
final class EventJson {

    private EventJson() {}

    /** Teaches the mapper the domain's values. */
    static void customize(JsonMapper.Builder builder) {
        builder.changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(new SimpleModule("csirt-values")
                        .addSerializer(IncidentId.class, ToStringSerializer.instance)
                        .addDeserializer(
                                IncidentId.class,
                                new FromText<>(IncidentId.class, text -> new IncidentId(UUID.fromString(text))))
                        .addSerializer(IncidentNumber.class, ToStringSerializer.instance)
                        .addDeserializer(
                                IncidentNumber.class, new FromText<>(IncidentNumber.class, IncidentNumber::new)));
    }

    /** A value that is written as text. */
    private static final class FromText<T> extends StdDeserializer<T> {

        private final Function<String, T> read;

        FromText(Class<T> type, Function<String, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            return read.apply(parser.getString());
        }
    }
}
