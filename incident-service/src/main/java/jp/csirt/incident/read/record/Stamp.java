package jp.csirt.incident.read.record;

import java.time.Instant;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;
import org.jspecify.annotations.Nullable;

/**
 * 行為の記録: who acted in which post, when it happened and when it was typed in.
 *
 * @param actor 職名, with 代行 when the actor stood in for somebody
 */
public record Stamp(String actor, @Nullable String post, Instant occurredAt, Instant recordedAt) {

    /** The stamp of a recorded event. */
    public static Stamp of(RecordedEvent recorded, Persons persons) {
        Act act = recorded.event().act();
        return new Stamp(name(act.actor(), persons), act.actor().post(), act.occurredAt(), recorded.recordedAt());
    }

    /** 代行 shows wherever the name does. */
    private static String name(Actor actor, Persons persons) {
        String title = persons.title(actor.personId());
        return actor.actingFor() == null
                ? title
                : "%s（%s代行）"
                        .formatted(
                                title,
                                Post.parse(actor.actingFor()).map(Stamp::called).orElse(actor.actingFor()));
    }

    private static String called(Post post) {
        return post.role() == Role.CISO ? "CISO" : post.role().label();
    }
}
