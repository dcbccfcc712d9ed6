package jp.csirt.incident.read.record;

import java.time.Instant;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/**
 * 行為の記録: who acted in which post, when it happened and when it was typed in.
 *
 * @param actor 職名
 */
public record Stamp(String actor, @Nullable String post, Instant occurredAt, Instant recordedAt) {

    /** The stamp of a recorded event. */
    public static Stamp of(RecordedEvent recorded, Persons persons) {
        Act act = recorded.event().act();
        return new Stamp(
                persons.title(act.actor().personId()), act.actor().post(), act.occurredAt(), recorded.recordedAt());
    }
}
