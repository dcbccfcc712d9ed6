package jp.csirt.incident.read.detail;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.csirt.incident.domain.incident.PersonnelEvent;
import jp.csirt.incident.domain.incident.StandingIn;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.Persons;
import jp.csirt.incident.read.record.RecordedEvent;
import jp.csirt.incident.read.record.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * 代行による行為: what was done for an absent holder, and whether the holder has confirmed it since: by an own act, or, the CISO,
 * by being told after it. A report that somebody else took in the CISO's place confirms nothing.
 *
 * @param actingFor code of the holder's post
 * @param confirmedAt when the holder acted or was told; absent while the act waits for it
 */
public record DeputyAct(
        long position,
        String eventId,
        String event,
        String actingFor,
        boolean confirmed,
        @Nullable Instant confirmedAt,
        @JsonUnwrapped Stamp stamp) {

    static List<DeputyAct> of(IncidentRecord record, Persons persons) {
        List<RecordedEvent> events = record.events();
        return events.stream()
                .filter(recorded -> actor(recorded).actingFor() != null && !isApart(recorded))
                .map(recorded -> of(recorded, String.valueOf(actor(recorded).actingFor()), events, persons))
                .toList();
    }

    private static DeputyAct of(RecordedEvent recorded, String actingFor, List<RecordedEvent> events, Persons persons) {
        Optional<Instant> confirmedAt = events.stream()
                .filter(later -> later.position() > recorded.position()
                        && !isApart(later)
                        && StandingIn.isKnownBy(later.event(), recorded.event().act()))
                .findFirst()
                .map(DeputyAct::at);
        return new DeputyAct(
                recorded.position(),
                recorded.eventId(),
                recorded.name(),
                actingFor,
                confirmedAt.isPresent(),
                confirmedAt.orElse(null),
                Stamp.of(recorded, persons));
    }

    /** 職員の処置 stands in its own file only. */
    private static boolean isApart(RecordedEvent recorded) {
        return recorded.event() instanceof PersonnelEvent;
    }

    private static Instant at(RecordedEvent recorded) {
        return recorded.event().act().occurredAt();
    }

    private static Actor actor(RecordedEvent recorded) {
        return recorded.event().act().actor();
    }
}
