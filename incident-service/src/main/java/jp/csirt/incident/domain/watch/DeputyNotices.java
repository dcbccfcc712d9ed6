package jp.csirt.incident.domain.watch;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.incident.StandingIn;
import jp.csirt.incident.domain.organisation.Absence;
import jp.csirt.incident.domain.organisation.PostRegister;
import jp.csirt.incident.domain.shared.Source;

/** 代行の後追い確認: what was done for the absent CISO is laid before the CISO on the return, unless the CISO knows by then. */
@Source(document = "requirements", clause = "B.3")
public final class DeputyNotices {

    private DeputyNotices() {}

    /** One for each act in the place of the CISO. */
    public static List<Notice> of(IncidentHistory history, PostRegister posts) {
        return history.facts().stream()
                .filter(fact -> StandingIn.isForCiso(fact.event().act()))
                .filter(fact -> !isKnown(fact, history))
                .map(fact -> notice(fact, posts))
                .toList();
    }

    private static Notice notice(RecordedFact fact, PostRegister posts) {
        return new Notice(
                "deputy/" + fact.eventId(),
                returned(fact, posts),
                NotificationKind.REQUEST,
                Matter.CONFIRM_DEPUTY_ACT,
                "1(2)①",
                Concern.INCIDENT,
                List.of(Post.of(Role.CISO)),
                List.of(),
                null);
    }

    private static boolean isKnown(RecordedFact fact, IncidentHistory history) {
        return history.events().stream()
                .skip(history.facts().indexOf(fact) + 1L)
                .anyMatch(later -> StandingIn.isKnownBy(later, fact.event().act()));
    }

    /** The end of the absence in which it was recorded, and of those that follow on it without a break. */
    private static Instant returned(RecordedFact fact, PostRegister posts) {
        Instant actedAt = fact.event().act().occurredAt();
        Instant back = fact.recordedAt().isBefore(actedAt) ? actedAt : fact.recordedAt();
        for (Optional<Instant> end = endOf(back, posts); end.isPresent(); end = endOf(back, posts)) {
            back = end.get();
        }
        return back;
    }

    private static Optional<Instant> endOf(Instant at, PostRegister posts) {
        return posts.absences().stream()
                .filter(absence -> absence.post().role() == Role.CISO && absence.covers(at))
                .map(Absence::to)
                .max(Comparator.naturalOrder());
    }
}
