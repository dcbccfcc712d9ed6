package jp.csirt.incident.api.console.page;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.domain.deadline.TokyoTime;

/** 年度 that pages are about. */
record Years(Clock clock) {

    private static final int OFFERED = 5;

    /** The year that the address asks for, else the present one; one that is none is the API's to refuse. */
    String of(Visit visit) {
        String asked = visit.parameter("fiscalYear");
        return asked.isEmpty() ? Integer.toString(present()) : asked.replaceAll("[^0-9]", "x");
    }

    /** Those that are offered. */
    List<String> offered() {
        return Stream.iterate(present(), year -> year - 1)
                .limit(OFFERED)
                .map(String::valueOf)
                .toList();
    }

    private int present() {
        return TokyoTime.fiscalYearOf(clock.instant());
    }
}
