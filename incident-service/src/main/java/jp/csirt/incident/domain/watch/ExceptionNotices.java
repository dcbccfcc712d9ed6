package jp.csirt.incident.domain.watch;

import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.incident.ExceptionDecision;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionDecided;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionRequested;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.domain.shared.Source;

/**
 * 例外措置の見守り: when its last day is over, who asked for it must end it or ask anew, and the CISO, who keeps the exceptions,
 * is told; also after the incident was closed.
 */
@Source(document = "志免町 対策基準", clause = "7.4(3)")
public final class ExceptionNotices {

    private static final String CLAUSE = "7.4(3)";

    private ExceptionNotices() {}

    /** One for each exception that was not refused. */
    public static List<Notice> of(IncidentHistory history) {
        return history.events().stream()
                .flatMap(event -> event instanceof ExceptionRequested requested ? Stream.of(requested) : Stream.of())
                .filter(requested -> !isRefused(requested.n(), history))
                .map(ExceptionNotices::ended)
                .toList();
    }

    private static boolean isRefused(int n, IncidentHistory history) {
        return history.events().stream()
                .anyMatch(event -> event instanceof ExceptionDecided decided
                        && decided.n() == n
                        && decided.result() == ExceptionDecision.REJECTED);
    }

    private static Notice ended(ExceptionRequested exception) {
        return new Notice(
                mark(exception),
                DecisionNotices.endOf(exception.until()),
                NotificationKind.REQUEST,
                Matter.EXCEPTION_ENDED,
                CLAUSE,
                Concern.INCIDENT,
                Stream.of(requester(exception.act().actor()), Post.of(Role.CISO))
                        .distinct()
                        .toList(),
                List.of(),
                null);
    }

    static String mark(ExceptionRequested exception) {
        return "exception/%d/ended".formatted(exception.n());
    }

    /** The post under which it was asked for. */
    static Post requester(Actor actor) {
        String code = actor.post();
        return code == null ? Post.of(Role.SEC_MANAGER) : Post.parse(code).orElse(Post.of(Role.SEC_MANAGER));
    }
}
