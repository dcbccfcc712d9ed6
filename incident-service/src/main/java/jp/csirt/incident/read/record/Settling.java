package jp.csirt.incident.read.record;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 応急措置又は復旧が済んだ時: the execution after which no instruction was open. */
final class Settling {

    private final Set<Integer> open = new HashSet<>();
    private @Nullable Instant settledAt;

    void instructed(int n) {
        open.add(n);
        settledAt = null;
    }

    /** What is done after it was settled does not make it later. */
    void executed(List<Integer> instructions, Instant at) {
        instructions.forEach(open::remove);
        if (open.isEmpty() && settledAt == null) {
            settledAt = at;
        }
    }

    @Nullable
    Instant settledAt() {
        return settledAt;
    }
}
