package jp.csirt.incident.journey;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.csirt.incident.domain.organisation.OrganisationEvent.OrganAdded;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.platform.eventstore.MongoEventStorageEngine;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/** Many events that no view and no process asks for: they belong to no organisation that anybody reads. */
final class LongLog {

    private static final int IN_A_COMMIT = 256;

    private LongLog() {}

    /** Appends so many times 256 events. */
    static void append(TestService service, int commits) {
        var engine = service.part(MongoEventStorageEngine.class);
        for (int i = 0; i < commits; i++) {
            String id = UUID.randomUUID().toString();
            var act = new Act(new Actor(UUID.randomUUID(), null, null), Instant.EPOCH);
            var event = new OrganAdded(act, "fire", "消防本部");
            engine.appendEvents(IntStream.range(0, IN_A_COMMIT)
                    .mapToObj(sequence -> new GenericDomainEventMessage<>("log", id, sequence, event))
                    .toList());
        }
    }
}
