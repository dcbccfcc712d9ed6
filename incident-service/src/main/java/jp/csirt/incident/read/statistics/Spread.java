package jp.csirt.incident.read.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 時間の分布.
 *
 * @param count of how many incidents
 * @param median the middle one, or halfway between the two in the middle; absent when there is none
 * @param p90 the shortest within which nine of ten lie; absent when there is none
 */
public record Spread(
        int count,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Duration median,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Duration p90) {

    static Spread of(List<Duration> durations) {
        if (durations.isEmpty()) {
            return new Spread(0, null, null);
        }
        List<Duration> sorted = durations.stream().sorted().toList();
        int count = sorted.size();
        Duration below = sorted.get((count - 1) / 2);
        Duration above = sorted.get(count / 2);
        return new Spread(count, below.plus(above.minus(below).dividedBy(2)), sorted.get((9 * count + 9) / 10 - 1));
    }
}
