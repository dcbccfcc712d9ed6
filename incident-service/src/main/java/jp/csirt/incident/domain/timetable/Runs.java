package jp.csirt.incident.domain.timetable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.csirt.incident.domain.deadline.Step;
import org.jspecify.annotations.Nullable;

/** 経過の記録: steps begin and end as the events come. What was settled before its time began is settled when it begins. */
final class Runs {

    private final List<Run> runs = new ArrayList<>();
    private final List<Run> suspended = new ArrayList<>();
    private final Map<StepKey, Settlement> settled = new HashMap<>();

    /** All of them, in the order in which they began. */
    List<Run> all() {
        return List.copyOf(runs);
    }

    /** Its time begins, unless it runs already or was settled. */
    void begin(StepKey key, Instant at) {
        begin(key, at, null);
    }

    /** As {@link #begin(StepKey, Instant)}, with the limit that whoever asks for it sets. */
    void begin(StepKey key, Instant at, @Nullable Instant ownDue) {
        if (open(key) < 0) {
            start(Run.of(key, at, ownDue));
        }
    }

    /** As {@link #begin(StepKey, Instant)}, and one that runs moves with its begin and the limit that it has from elsewhere. */
    void follow(StepKey key, Instant from, @Nullable Instant ownDue) {
        Run now = Run.of(key, from, ownDue);
        int open = open(key);
        if (open >= 0) {
            runs.set(open, now);
        } else {
            start(now);
        }
    }

    /** Its time begins anew, whatever was before. */
    void again(StepKey key, Instant at, @Nullable Instant ownDue) {
        settled.remove(key);
        if (open(key) < 0) {
            runs.add(Run.of(key, at, ownDue));
        }
    }

    /** It was done. */
    void done(StepKey key, Instant at) {
        settle(key, new Settlement(at, How.DONE, false));
    }

    /** It was done by the act before it, because one person answers for both posts. */
    void doneBySamePerson(StepKey key, Instant at) {
        settle(key, new Settlement(at, How.DONE_BY_SAME_PERSON, false));
    }

    /** Somebody decided that it is not needed. */
    void waive(StepKey key, Instant at) {
        settle(key, new Settlement(at, How.NOT_NEEDED, false));
    }

    /** It is not needed while things are as they are; it may begin again. */
    void drop(StepKey key, Instant at) {
        int open = open(key);
        if (open >= 0) {
            runs.set(open, runs.get(open).notNeeded(at));
        }
    }

    /** All that run of these steps are not needed while things are as they are. */
    void drop(Set<Step> steps, Instant at) {
        runs.replaceAll(run -> run.open() && steps.contains(run.key().step()) ? run.notNeeded(at) : run);
    }

    /** As {@link #drop(Set, Instant)}, until they are resumed. */
    void suspend(Set<Step> steps, Instant at) {
        runs.stream()
                .filter(run -> run.open() && steps.contains(run.key().step()))
                .forEach(suspended::add);
        drop(steps, at);
    }

    /** Everything that was suspended begins anew. */
    void resume(Instant at) {
        suspended.stream()
                .map(run -> Run.of(run.key(), at, run.ownDue()))
                .filter(run -> open(run.key()) < 0)
                .forEach(this::start);
        suspended.clear();
    }

    /** It is done for now. */
    void finish(StepKey key, Instant at) {
        int open = open(key);
        if (open >= 0) {
            runs.set(open, runs.get(open).done(at));
        }
    }

    /** What was settled of these steps does not count any more. */
    void forget(Set<Step> steps) {
        settled.keySet().removeIf(key -> steps.contains(key.step()));
    }

    private void start(Run run) {
        Settlement settlement = settled.get(run.key());
        if (settlement == null) {
            runs.add(run);
        } else if (!settlement.shown()) {
            runs.add(settlement.ending(run));
            settled.put(run.key(), settlement.asShown());
        }
    }

    private void settle(StepKey key, Settlement settlement) {
        if (settled.containsKey(key)) {
            return;
        }
        int open = open(key);
        if (open >= 0) {
            runs.set(open, settlement.ending(runs.get(open)));
        }
        settled.put(key, open >= 0 ? settlement.asShown() : settlement);
    }

    private int open(StepKey key) {
        for (int at = runs.size() - 1; at >= 0; at--) {
            if (runs.get(at).key().equals(key)) {
                return runs.get(at).open() ? at : -1;
            }
        }
        return -1;
    }

    /** How it was settled, and whether a run shows it. */
    private record Settlement(Instant at, How how, boolean shown) {

        Run ending(Run run) {
            return switch (how) {
                case DONE -> run.done(at);
                case DONE_BY_SAME_PERSON -> run.doneBySamePerson(at);
                case NOT_NEEDED -> run.notNeeded(at);
            };
        }

        Settlement asShown() {
            return new Settlement(at, how, true);
        }
    }

    private enum How {
        DONE,
        DONE_BY_SAME_PERSON,
        NOT_NEEDED
    }
}
