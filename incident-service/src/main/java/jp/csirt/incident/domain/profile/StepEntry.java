package jp.csirt.incident.domain.profile;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.csirt.incident.domain.deadline.Step;
import jp.csirt.incident.domain.deadline.StepLimit;

/**
 * 段階の目標時間 as a profile writes it.
 *
 * @param step number of the step in the timetable
 * @param levels its limit at each damage level from 0 on: minutes ({@code 60}), calendar days ({@code 14D}) or
 *     {@code none}
 */
public record StepEntry(int step, List<String> levels) {

    private static final Pattern LIMIT = Pattern.compile("(?<count>[1-9][0-9]{0,5})(?<days>D?)");
    private static final String NONE = "none";
    private static final int LEVELS = 4;

    public StepEntry {
        levels = List.copyOf(levels);
        Step known = known(step);
        if (!known.inTimetable()) {
            throw new IllegalArgumentException(
                    "slaTable: step %d (%s) has its limit from elsewhere".formatted(step, known.label()));
        }
        if (levels.size() != LEVELS) {
            throw new IllegalArgumentException(
                    "slaTable: step %d has %d levels instead of %d".formatted(step, levels.size(), LEVELS));
        }
        for (String level : levels) {
            limit(step, level);
        }
    }

    /** The step of the timetable. */
    Step known() {
        return known(step);
    }

    /** Its limits from level 0 on; an empty one = no timer. */
    List<Optional<StepLimit>> limits() {
        return levels.stream().map(level -> limit(step, level)).toList();
    }

    /** @throws IllegalArgumentException when two entries speak of the same step */
    static void mustDiffer(List<StepEntry> entries) {
        Set<Step> seen = EnumSet.noneOf(Step.class);
        for (StepEntry entry : entries) {
            if (!seen.add(entry.known())) {
                throw new IllegalArgumentException("slaTable: step %d stands there twice".formatted(entry.step()));
            }
        }
    }

    private static Step known(int number) {
        return Step.of(number).orElseThrow(() -> new IllegalArgumentException("slaTable: there is no step " + number));
    }

    private static Optional<StepLimit> limit(int step, String text) {
        if (text.equals(NONE)) {
            return Optional.empty();
        }
        Matcher limit = LIMIT.matcher(text);
        if (!limit.matches()) {
            throw new IllegalArgumentException(
                    "slaTable: step %d has the limit '%s', neither minutes (60) nor days (14D) nor none"
                            .formatted(step, text));
        }
        int count = Integer.parseInt(limit.group("count"));
        return Optional.of(limit.group("days").isEmpty() ? new StepLimit.Minutes(count) : new StepLimit.Days(count));
    }
}
