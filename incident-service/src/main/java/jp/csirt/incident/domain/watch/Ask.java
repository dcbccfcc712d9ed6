package jp.csirt.incident.domain.watch;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import org.jspecify.annotations.Nullable;

/** 依頼: what one act asks of somebody. */
record Ask(
        NotificationKind kind,
        Matter what,
        Concern concern,
        List<Post> to,
        List<Post> then,
        @Nullable Instant dueAt) {

    Ask {
        to = List.copyOf(to);
        then = List.copyOf(then);
    }

    static Ask request(Matter what, List<Post> to) {
        return new Ask(NotificationKind.REQUEST, what, Concern.INCIDENT, to, List.of(), null);
    }

    static Ask request(Matter what, Role... to) {
        return request(what, posts(to));
    }

    static Ask decision(Matter what, List<Post> to) {
        return new Ask(NotificationKind.DECISION, what, Concern.INCIDENT, to, List.of(), null);
    }

    static Ask decision(Matter what, Role... to) {
        return decision(what, posts(to));
    }

    Ask then(Role... following) {
        return new Ask(kind, what, concern, to, posts(following), dueAt);
    }

    Ask about(Concern other) {
        return new Ask(kind, what, other, to, then, dueAt);
    }

    Ask until(@Nullable Instant due) {
        return new Ask(kind, what, concern, to, then, due);
    }

    /** The act's ask as a notice that is due at once. */
    Notice of(RecordedFact fact, int index, String clause) {
        return new Notice(mark(fact, index, what), fact.recordedAt(), kind, what, clause, concern, to, then, dueAt);
    }

    /** Names within its incident what an act asks at this place. */
    static String mark(RecordedFact fact, int index, Matter what) {
        return "act/%s/%d/%s".formatted(fact.eventId(), index, what);
    }

    /** The post that a code names; the manager of the unit where it is the code of one. */
    static Post post(String code) {
        return Post.parse(code).orElseGet(() -> new Post(Role.SEC_MANAGER, code));
    }

    private static List<Post> posts(Role... roles) {
        return Stream.of(roles).map(Post::of).toList();
    }
}
