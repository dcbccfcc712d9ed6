package jp.csirt.incident.domain.duties;

import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.domain.shared.Source;
import org.jspecify.annotations.Nullable;

/** 兼務の禁止: the approver is another person than the author, unless it cannot be helped and the reason is recorded. */
@Source(document = "志免町 対策基準", clause = "1(8)①")
public final class SeparationOfDuties {

    private SeparationOfDuties() {}

    /** Whether the approval may stand: two persons, or one with a recorded reason. */
    public static boolean permits(Actor author, Actor approver, @Nullable DutyOverride override) {
        return !author.samePerson(approver) || override != null;
    }

    /** The override that took effect: absent when two persons acted, so that a needless reason is not printed. */
    public static @Nullable DutyOverride inEffect(Actor author, Actor approver, @Nullable DutyOverride override) {
        return author.samePerson(approver) ? override : null;
    }
}
