package jp.csirt.incident.api.console.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** 棒の図: counts as bars beside each other's names, and the same as a table. */
record Bars(List<Bar> bars, int height) {

    private static final int ROW = 32;
    private static final int WIDTH = 360;
    private static final int FITTING = 16;

    static Bars of(List<Count> counts) {
        int most =
                counts.stream().map(Count::count).max(Comparator.naturalOrder()).orElse(0);
        var bars = new ArrayList<Bar>();
        for (Count count : counts) {
            bars.add(new Bar(
                    count.name(), count.count(), bars.size() * ROW, most == 0 ? 0 : count.count() * WIDTH / most));
        }
        return new Bars(List.copyOf(bars), Math.max(1, bars.size()) * ROW);
    }

    /** A name and how many. */
    record Count(String name, int count) {}

    /** One bar. */
    record Bar(String name, int count, int y, int width) {

        /** Its name as far as there is room beside the bar; the table has all of it. */
        public String label() {
            return name.codePointCount(0, name.length()) <= FITTING
                    ? name
                    : name.substring(0, name.offsetByCodePoints(0, FITTING - 1)) + "…";
        }
    }
}
