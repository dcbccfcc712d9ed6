package jp.csirt.incident.read.detail;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.incident.InternalRecipient;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportedInternally;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.Persons;
import jp.csirt.incident.read.record.RecordedEvent;
import jp.csirt.incident.read.record.Stamp;

/**
 * 代行による行為: what was done for an absent holder, and whether the holder has confirmed it since: by an own act, or, the CISO,
 * by being told of it.
 *
 * @param actingFor code of the holder's post
 */
public record DeputyAct(
        long position,
        String eventId,
        String event,
        String actingFor,
        boolean confirmed,
        @JsonUnwrapped Stamp stamp) {

    static List<DeputyAct> of(IncidentRecord record, Persons persons) {
        List<RecordedEvent> events = record.events();
        return events.stream()
                .filter(recorded -> actor(recorded).actingFor() != null)
                .map(recorded -> of(recorded, String.valueOf(actor(recorded).actingFor()), events, persons))
                .toList();
    }

    private static DeputyAct of(RecordedEvent recorded, String actingFor, List<RecordedEvent> events, Persons persons) {
        boolean confirmed = events.stream()
                .filter(later -> later.position() > recorded.position())
                .anyMatch(later -> confirms(later, actingFor));
        return new DeputyAct(
                recorded.position(),
                recorded.eventId(),
                recorded.name(),
                actingFor,
                confirmed,
                Stamp.of(recorded, persons));
    }

    private static boolean confirms(RecordedEvent later, String actingFor) {
        boolean told = later.event() instanceof ReportedInternally reported
                && reported.to() == InternalRecipient.CISO
                && reported.notNeeded() == null
                && Post.parse(actingFor)
                        .map(Post::role)
                        .filter(Role.CISO::equals)
                        .isPresent();
        return told
                || (actor(later).actingFor() == null
                        && actingFor.equals(actor(later).post()));
    }

    private static Actor actor(RecordedEvent recorded) {
        return recorded.event().act().actor();
    }
}
