package jp.csirt.incident.domain.timetable;

import jp.csirt.incident.domain.deadline.Step;
import org.jspecify.annotations.Nullable;

/** Which step, and which one of those that are taken several times. */
record StepKey(Step step, @Nullable String about) {

    static StepKey of(Step step) {
        return new StepKey(step, null);
    }

    static StepKey of(Step step, Object about) {
        return new StepKey(step, about.toString());
    }
}
