package jp.csirt.incident.api.console.page;

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

/** 義務の時間軸: each duty with a limit as a bar from 知った日時 to it, its soft limit, when it was fulfilled, and 今. */
record DutyAxis(List<Bar> bars, List<Day> days, int now) {

    static final int NAMES = 220;
    private static final int WIDTH = 620;
    private static final int ROW = 40;
    private static final int MOST_DAYS = 10;

    static DutyAxis of(List<ObligationItem> duties, Instant now) {
        List<ObligationItem> limited =
                duties.stream().filter(duty -> duty.due() != null).toList();
        if (limited.isEmpty()) {
            return new DutyAxis(List.of(), List.of(), 0);
        }
        Instant from = limited.stream()
                .map(ObligationItem::awareAt)
                .min(Instant::compareTo)
                .orElse(now);
        Instant to = limited.stream()
                .flatMap(duty -> Stream.of(hard(duty), now))
                .max(Instant::compareTo)
                .orElse(now);
        var scale = new Scale(from, to);
        var bars = new ArrayList<Bar>();
        limited.forEach(duty -> bars.add(Bar.of(duty, scale, bars.size() * ROW, now)));
        return new DutyAxis(bars, days(scale), scale.x(now));
    }

    /** Whether there is anything to draw. */
    public boolean isEmpty() {
        return bars.isEmpty();
    }

    public int height() {
        return bars.size() * ROW;
    }

    private static Instant hard(ObligationItem duty) {
        Due due = duty.due();
        return due == null ? duty.awareAt() : due.hard();
    }

    private static List<Day> days(Scale scale) {
        LocalDate first = TokyoTime.dateOf(scale.from()).plusDays(1);
        long all = Math.max(1, Duration.between(scale.from(), scale.to()).toDays());
        long step = Math.max(1, (all + MOST_DAYS - 1) / MOST_DAYS);
        return Stream.iterate(first, day -> day.plusDays(step))
                .takeWhile(day -> TokyoTime.startOf(day).isBefore(scale.to()))
                .map(day -> new Day(
                        "%d/%d".formatted(day.getMonthValue(), day.getDayOfMonth()), scale.x(TokyoTime.startOf(day))))
                .toList();
    }

    /** Where times lie. */
    record Scale(Instant from, Instant to) {

        int x(Instant at) {
            long all = Math.max(1, Duration.between(from, to).toSeconds());
            return NAMES + Math.clamp(Duration.between(from, at).toSeconds() * WIDTH / all, 0, WIDTH);
        }
    }

    /** A day of the axis. */
    record Day(String name, int x) {}

    /**
     * 一つの義務.
     *
     * @param soft where its soft limit lies; 0 without one
     * @param done where its end lies; 0 while it is open
     */
    record Bar(
            String name,
            String kind,
            int x,
            int width,
            int y,
            int soft,
            int done,
            String from,
            String softAt,
            String hardAt,
            String doneAt) {

        static Bar of(ObligationItem duty, Scale scale, int y, Instant now) {
            int x = scale.x(duty.awareAt());
            Instant soft = duty.due() == null ? null : duty.due().soft();
            Instant done = duty.submittedAt();
            String kind = done != null
                    ? "done"
                    : duty.state().open() ? Times.left(hard(duty), now).kind() : "idle";
            return new Bar(
                    duty.recipient().label() + " " + duty.stage().label(),
                    kind,
                    x,
                    Math.max(4, scale.x(hard(duty)) - x),
                    y,
                    soft == null ? 0 : scale.x(soft),
                    done == null ? 0 : scale.x(done),
                    Times.at(duty.awareAt()),
                    soft == null ? "" : Times.until(soft),
                    Times.until(hard(duty)),
                    done == null ? "" : Times.at(done));
        }
    }
}
