package jp.csirt.incident.read.statistics;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.read.record.IncidentFigures;
import jp.csirt.incident.read.statistics.Statistics.Durations;
import jp.csirt.incident.read.statistics.Statistics.InTime;
import org.jspecify.annotations.Nullable;

/** 集計: counts the incidents of a fiscal year one by one and keeps numbers only. */
public final class Tally {

    private final int fiscalYear;
    private final Instant now;
    private int incidents;
    private final Map<Integer, Integer> byLevel = new TreeMap<>(Map.of(0, 0, 1, 0, 2, 0, 3, 0));
    private final Map<Category, Integer> byCategory = new EnumMap<>(Category.class);
    private final SequencedMap<String, Integer> byMonth = new LinkedHashMap<>();
    private final Map<String, Integer> byDepartment = new TreeMap<>();
    private final Map<Recipient, InTime> reportedInTime = new EnumMap<>(Recipient.class);
    private final List<Duration> detect = new ArrayList<>();
    private final List<Duration> acknowledge = new ArrayList<>();
    private final List<Duration> assess = new ArrayList<>();
    private final List<Duration> contain = new ArrayList<>();
    private final List<Duration> recover = new ArrayList<>();
    private final List<Duration> close = new ArrayList<>();

    public Tally(int fiscalYear, Instant now) {
        this.fiscalYear = fiscalYear;
        this.now = now;
        for (Category category : Category.values()) {
            byCategory.put(category, 0);
        }
        YearMonth april = YearMonth.of(fiscalYear, 4);
        for (int month = 0; month < 12; month++) {
            byMonth.put(april.plusMonths(month).toString(), 0);
        }
    }

    /** Counts one more. */
    public void add(IncidentFigures figures) {
        incidents++;
        byLevel.merge(figures.level(), 1, Integer::sum);
        byCategory.merge(figures.category(), 1, Integer::sum);
        byMonth.merge(YearMonth.from(TokyoTime.dateOf(figures.reportedAt())).toString(), 1, Integer::sum);
        byDepartment.merge(figures.department() == null ? "" : figures.department(), 1, Integer::sum);
        addDurations(figures);
        figures.reports()
                .forEach(report -> reportedInTime.compute(
                        report.recipient(), (to, known) -> (known == null ? InTime.NONE : known).and(report, now)));
    }

    private void addDurations(IncidentFigures figures) {
        Instant awareAt = figures.awareAt();
        add(detect, figures.startedAt(), awareAt);
        add(acknowledge, awareAt, figures.receivedAt());
        add(assess, awareAt, figures.assessedAt());
        add(contain, awareAt, figures.containedAt());
        add(recover, awareAt, figures.recoveredAt());
        add(close, awareAt, figures.closedAt());
    }

    /** Times that contradict each other measure nothing. */
    private static void add(List<Duration> durations, @Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && !to.isBefore(from)) {
            durations.add(Duration.between(from, to));
        }
    }

    /** What was counted. */
    public Statistics statistics() {
        return new Statistics(
                fiscalYear,
                incidents,
                byLevel,
                byCategory,
                byMonth,
                byDepartment,
                new Durations(
                        Spread.of(detect),
                        Spread.of(acknowledge),
                        Spread.of(assess),
                        Spread.of(contain),
                        Spread.of(recover),
                        Spread.of(close)),
                reportedInTime);
    }
}
