package jp.csirt.incident.publish;

import java.util.Optional;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.PersonnelEvent;
import jp.csirt.incident.platform.eventstore.StoredEvent;
import jp.csirt.incident.platform.personal.SubjectKeys;
import jp.csirt.incident.platform.serialization.NamedEventSerializer;
import jp.csirt.incident.platform.serialization.UnreadableEventException;
import jp.csirt.incident.publish.IntegrationFeed.Event;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** 公開の出来事への翻訳: from a stored event to a CloudEvent of the same position, withheld or not. */
final class IntegrationEventTranslator {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final NamedEventSerializer serializer;
    private final Redaction redaction;
    private final String source;

    /**
     * A translator.
     *
     * @param source the CloudEvents attribute of that name
     */
    IntegrationEventTranslator(NamedEventSerializer serializer, Redaction redaction, String source) {
        this.serializer = serializer;
        this.redaction = redaction;
        this.source = source;
    }

    /**
     * The event as readers see it. Its texts are never deciphered.
     *
     * @throws UnreadableEventException when this version cannot tell what it is, and so not whether it is public
     */
    Event translate(long position, StoredEvent stored) {
        try {
            Object event = serializer.read(stored.name(), stored.revision(), stored.payload(), SubjectKeys.DESTROYED);
            return new Event(
                    position, JSON.writeValueAsString(told(position, stored, redaction.of(event))), listed(event));
        } catch (UnreadableEventException e) {
            throw e;
        } catch (SerializationException e) {
            throw new UnreadableEventException("event %s cannot be read".formatted(stored.id()), e);
        }
    }

    private ObjectNode told(long position, StoredEvent stored, Optional<PublicData> data) {
        ObjectNode envelope = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", stored.id())
                .put("source", source)
                .put("type", "jp.csirt.%s.v1".formatted(data.isPresent() ? stored.name() : "withheld"))
                .put("time", stored.timestamp());
        data.flatMap(PublicData::subject).ifPresent(subject -> envelope.put("subject", subject));
        envelope.put("datacontenttype", "application/json").put("sequence", "%020d".formatted(position));
        envelope.set("data", data.map(PublicData::json).orElseGet(JSON::createObjectNode));
        return envelope;
    }

    /** Nobody who follows a list learns that something was put into the 別綴. */
    private static @Nullable IncidentId listed(Object event) {
        return event instanceof IncidentEvent ofIncident && !(event instanceof PersonnelEvent)
                ? ofIncident.incidentId()
                : null;
    }
}
