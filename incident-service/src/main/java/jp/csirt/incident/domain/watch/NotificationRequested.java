package jp.csirt.incident.domain.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.IncidentNumber;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * 連絡が求められた: somebody is to be told. It names posts, codes, numbers and times, never a person and no word that anybody
 * typed.
 *
 * @param notificationId follows from the incident and the mark, so that asking twice is asking once
 * @param level 被害レベル in force at that moment
 * @param step number of the step of the timetable
 * @param percent how much of the step's time is over
 * @param daysBefore how many days before the last day in time
 * @param repeat which day after 150 % or after a missed limit
 * @param clause what asks for it; empty where no clause does
 * @param to whom; what was asked of a post that nobody answers for went to the next one
 * @param then who follows while nobody confirms, one after the other; a post that was passed over comes first
 * @param late more than two minutes after its time
 * @param confirmWithin after that the next of {@code then}
 */
@Revision("1")
public record NotificationRequested(
        UUID notificationId,
        IncidentId incidentId,
        IncidentNumber number,
        int level,
        boolean drill,
        NotificationKind kind,
        @Nullable Integer step,
        @Nullable UUID obligationId,
        @Nullable UUID measureId,
        @Nullable Integer percent,
        @Nullable Integer daysBefore,
        @Nullable Integer repeat,
        Matter what,
        String clause,
        List<NotifiedPost> to,
        List<NotifiedPost> then,
        @Nullable Instant dueAt,
        boolean late,
        boolean confirmationWanted,
        @Nullable Duration confirmWithin)
        implements WatchEvent {

    public NotificationRequested {
        to = List.copyOf(to);
        then = List.copyOf(then);
    }
}
