package jp.csirt.incident.read.organisation;

import java.time.Instant;
import java.util.List;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentClosed;
import jp.csirt.incident.domain.organisation.Absence;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.Persons;
import jp.csirt.incident.read.record.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * CISO代行の期間.
 *
 * @param deputy 職名 of the person named, or the role that the profile puts next
 */
public record DeputyPeriod(Instant from, Instant to, String deputy, String reason) {

    /** Those that fall into the incident, from its report to its closing. */
    public static List<DeputyPeriod> of(IncidentRecord record, PostResolution posts, Persons persons) {
        Instant begin = record.reported().act().occurredAt();
        Instant end = record.state().closed() ? closedAt(record) : null;
        return posts.organisation().posts().absences().stream()
                .filter(absence -> absence.post().equals(Post.of(Role.CISO)) && absence.during(begin, end))
                .map(absence -> new DeputyPeriod(
                        absence.from(), absence.to(), deputy(absence, posts, persons), absence.reason()))
                .toList();
    }

    private static String deputy(Absence absence, PostResolution posts, Persons persons) {
        return absence.deputyPersonId() == null
                ? posts.deputies().getOrDefault(Role.CISO, List.of()).stream()
                        .findFirst()
                        .map(Role::label)
                        .orElse("")
                : persons.title(absence.deputyPersonId());
    }

    private static @Nullable Instant closedAt(IncidentRecord record) {
        return record.events().stream()
                .map(RecordedEvent::event)
                .filter(IncidentClosed.class::isInstance)
                .map(event -> event.act().occurredAt())
                .reduce((first, last) -> last)
                .orElse(null);
    }
}
