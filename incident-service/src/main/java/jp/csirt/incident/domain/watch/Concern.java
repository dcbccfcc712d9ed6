package jp.csirt.incident.domain.watch;

import java.util.UUID;
import jp.csirt.incident.domain.deadline.Mark;
import jp.csirt.incident.domain.deadline.Step;
import org.jspecify.annotations.Nullable;

/**
 * 連絡の対象: the step, the duty or the measure that a notification is about, and how far it is.
 *
 * @param repeat which day after the last mark
 */
public record Concern(
        @Nullable Step step,
        @Nullable UUID obligationId,
        @Nullable UUID measureId,
        @Nullable Mark mark,
        @Nullable Integer daysBefore,
        @Nullable Integer repeat) {

    /** The incident as a whole. */
    static final Concern INCIDENT = new Concern(null, null, null, null, null, null);

    static Concern step(Step step, @Nullable UUID obligationId, Mark mark) {
        return new Concern(step, obligationId, null, mark, null, null);
    }

    static Concern obligation(UUID obligationId) {
        return new Concern(null, obligationId, null, null, null, null);
    }

    static Concern measure(UUID measureId) {
        return new Concern(null, null, measureId, null, null, null);
    }

    Concern before(int days) {
        return new Concern(step, obligationId, measureId, mark, days, repeat);
    }

    Concern repeated(int times) {
        return new Concern(step, obligationId, measureId, mark, daysBefore, times);
    }
}
