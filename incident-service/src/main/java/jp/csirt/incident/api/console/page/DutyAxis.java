package jp.csirt.incident.api.console.page;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.read.obligation.ObligationItem;
import org.jspecify.annotations.Nullable;

/**
 * 義務の時間軸: each duty as a bar from 知った日時 to its limit beside the same in words, all against one scale, which is in percent
 * of the width so that it fits any screen.
 *
 * @param days those that are named
 * @param now where 今 lies
 */
record DutyAxis(List<Bar> bars, List<Day> days, double now) {

    private static final int MOST_DAYS = 5;

    /** Of all duties of an incident, in their order. */
    static DutyAxis of(List<ObligationItem> duties, Instant now, Times times) {
        List<Instant> marked =
                duties.stream().flatMap(duty -> marked(duty, now)).sorted().toList();
        if (marked.isEmpty()) {
            return new DutyAxis(
                    duties.stream().map(duty -> Bar.of(duty, null, now, times)).toList(), List.of(), 0);
        }
        var scale = new Scale(marked.getFirst(), marked.getLast());
        return new DutyAxis(
                duties.stream().map(duty -> Bar.of(duty, scale, now, times)).toList(),
                scale.days(MOST_DAYS),
                scale.x(now));
    }

    /** Of those that are still to be done, soonest first. */
    static DutyAxis open(List<ObligationItem> duties, Instant now, Times times) {
        return of(
                duties.stream()
                        .filter(duty -> duty.state().open())
                        .sorted(comparing(DutyAxis::limitOf, nullsLast(naturalOrder())))
                        .toList(),
                now,
                times);
    }

    /** What the axis of a duty with a limit must hold. */
    private static Stream<Instant> marked(ObligationItem duty, Instant now) {
        return Stream.ofNullable(limitOf(duty))
                .flatMap(hard ->
                        Stream.concat(Stream.of(duty.awareAt(), hard, now), Stream.ofNullable(duty.submittedAt())));
    }

    /** Whether any of them has a limit. */
    public boolean isDrawn() {
        return bars.stream().anyMatch(bar -> !bar.parts().isEmpty());
    }

    private static @Nullable Instant limitOf(ObligationItem duty) {
        Due due = duty.due();
        return due == null ? null : due.hard();
    }

    /** Where times lie, in percent of the width; the marks at both ends are seen whole. */
    record Scale(Instant from, Instant to) {

        private static final double EDGE = 1;
        private static final double LAST_NAME = 85;

        double x(Instant at) {
            double all = Math.max(1, Duration.between(from, to).toSeconds());
            double share = Math.clamp(Duration.between(from, at).toSeconds() / all, 0, 1);
            return Math.round(10 * (EDGE + share * (100 - 2 * EDGE))) / 10d;
        }

        /** So many at most, those whose names have room. */
        List<Day> days(int most) {
            long all = Duration.between(from, to).toDays();
            LocalDate first = TokyoTime.dateOf(from).plusDays(1);
            return Stream.iterate(first, day -> day.plusDays(all / most + 1))
                    .takeWhile(day -> TokyoTime.startOf(day).isBefore(to))
                    .map(day -> new Day(
                            "%d/%d".formatted(day.getMonthValue(), day.getDayOfMonth()), x(TokyoTime.startOf(day))))
                    .filter(day -> day.x() < LAST_NAME)
                    .toList();
        }
    }

    /** A day of the axis. */
    record Day(String name, double x) {}

    /**
     * 一つの義務.
     *
     * @param soft 目安; empty without one, as all of the words
     * @param softOver whether that has passed
     * @param parts empty where it has no limit
     * @param marks the limits, and when it was fulfilled
     */
    record Bar(
            String name,
            String state,
            boolean open,
            Times.Left left,
            String from,
            String soft,
            boolean softOver,
            String hard,
            String done,
            List<Part> parts,
            List<Mark> marks) {

        static Bar of(ObligationItem duty, @Nullable Scale scale, Instant now, Times times) {
            Due due = duty.due();
            Instant done = duty.submittedAt();
            Instant soft = due == null ? null : due.soft();
            boolean open = duty.state().open();
            return new Bar(
                    duty.recipient().label() + " " + duty.stage().label(),
                    duty.state().label(),
                    open,
                    times.left(limitOf(duty), now),
                    times.at(duty.awareAt()),
                    soft == null ? "" : times.until(soft),
                    open && soft != null && !now.isBefore(soft),
                    due == null ? "" : times.until(due.hard()),
                    done == null ? "" : times.at(done),
                    due == null || scale == null ? List.of() : parts(duty, due.hard(), scale, now, times),
                    due == null || scale == null ? List.of() : marks(due, done, scale));
        }

        private static List<Part> parts(ObligationItem duty, Instant hard, Scale scale, Instant now, Times times) {
            Instant done = duty.submittedAt();
            boolean open = duty.state().open();
            Instant end = done != null ? done : open ? now : hard;
            String kind = done != null ? "done" : open ? times.left(hard, now).kind() : "idle";
            Part used = Part.of("span " + kind, duty.awareAt(), end.isBefore(hard) ? end : hard, scale);
            return end.isBefore(hard)
                    ? List.of(used, Part.of("rest", end, hard, scale))
                    : List.of(used, Part.of("over", hard, end, scale));
        }

        private static List<Mark> marks(Due due, @Nullable Instant done, Scale scale) {
            var marks = new ArrayList<Mark>();
            Instant soft = due.soft();
            if (soft != null) {
                marks.add(new Mark("soft", scale.x(soft)));
            }
            marks.add(new Mark("hard", scale.x(due.hard())));
            if (done != null) {
                marks.add(new Mark("dot", scale.x(done)));
            }
            return marks;
        }
    }

    /** A stretch of a bar: what is over of its time, what is left, or what it was too late. */
    record Part(String kind, double x, double width) {

        static Part of(String kind, Instant from, Instant to, Scale scale) {
            double x = scale.x(from);
            return new Part(kind, x, Math.max(0, Math.round(10 * (scale.x(to) - x)) / 10d));
        }
    }

    /** A point of a bar. */
    record Mark(String kind, double x) {}
}
