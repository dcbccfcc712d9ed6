package jp.csirt.incident.domain.watch;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.incident.InternalRecipient;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportedInternally;
import jp.csirt.incident.domain.organisation.Absence;
import jp.csirt.incident.domain.organisation.PostRegister;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.domain.shared.Source;

/** 代行の後追い確認: what was done for the absent CISO is laid before the CISO on the return, unless the CISO knows by then. */
@Source(document = "requirements", clause = "B.3")
public final class DeputyNotices {

    private DeputyNotices() {}

    /** One for each act in the place of the CISO. */
    public static List<Notice> of(IncidentHistory history, PostRegister posts) {
        return history.facts().stream()
                .filter(DeputyNotices::isForCiso)
                .filter(fact -> !isKnown(fact, history))
                .map(fact -> notice(fact, posts))
                .toList();
    }

    private static Notice notice(RecordedFact fact, PostRegister posts) {
        return new Notice(
                "deputy/" + fact.eventId(),
                returned(fact.event().act().occurredAt(), fact.recordedAt(), posts),
                NotificationKind.REQUEST,
                Matter.CONFIRM_DEPUTY_ACT,
                "1(2)①",
                Concern.INCIDENT,
                List.of(Post.of(Role.CISO)),
                List.of(),
                null);
    }

    private static boolean isForCiso(RecordedFact fact) {
        String actingFor = fact.event().act().actor().actingFor();
        return actingFor != null
                && Post.parse(actingFor)
                        .filter(post -> post.role() == Role.CISO)
                        .isPresent();
    }

    /** The CISO was told since, or acted in person. */
    private static boolean isKnown(RecordedFact fact, IncidentHistory history) {
        return history.events().stream()
                .skip(history.facts().indexOf(fact) + 1L)
                .anyMatch(later -> isOfCiso(later.act().actor())
                        || (later instanceof ReportedInternally told
                                && told.to() == InternalRecipient.CISO
                                && told.notNeeded() == null));
    }

    private static boolean isOfCiso(Actor actor) {
        return actor.actingFor() == null && Role.CISO.name().equals(actor.post());
    }

    private static Instant returned(Instant actedAt, Instant recordedAt, PostRegister posts) {
        return Stream.concat(
                        Stream.of(recordedAt),
                        posts.absences().stream()
                                .filter(absence -> absence.post().role() == Role.CISO && absence.covers(actedAt))
                                .map(Absence::to))
                .max(Comparator.naturalOrder())
                .orElse(recordedAt);
    }
}
