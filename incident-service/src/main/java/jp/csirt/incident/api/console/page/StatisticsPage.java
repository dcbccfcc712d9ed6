package jp.csirt.incident.api.console.page;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.export.statistics.StatisticsSheet;
import jp.csirt.incident.read.statistics.Spread;
import jp.csirt.incident.read.statistics.Statistics;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 統計 of a 年度: as many rows as there are months, levels, categories and spans. */
public final class StatisticsPage {

    private final Pages pages;
    private final InnerApi api;
    private final Supplier<PolicyProfile> profile;
    private final Years years;

    public StatisticsPage(Pages pages, InnerApi api, Supplier<PolicyProfile> profile, Clock clock) {
        this.pages = pages;
        this.api = api;
        this.profile = profile;
        this.years = new Years(clock);
    }

    /** The pages. */
    public List<Page> pages() {
        return List.of(Page.get("/statistics", this::statistics));
    }

    private Mono<ServerResponse> statistics(Visit visit) {
        String year = years.of(visit);
        return api.get(visit, "/v1/statistics?fiscalYear=" + year, Statistics.class)
                .flatMap(found -> pages.show(
                        visit,
                        "statistics",
                        Map.of(
                                "year", year,
                                "years", years.offered(),
                                "incidents", found.incidents(),
                                "months",
                                        Bars.of(found.byMonth().entrySet().stream()
                                                .map(month -> new Bars.Count(
                                                        month.getKey().replaceFirst("^\\d+-0?", "") + "月",
                                                        month.getValue()))
                                                .toList()),
                                "levels",
                                        Bars.of(found.byLevel().entrySet().stream()
                                                .sorted(Map.Entry.comparingByKey())
                                                .map(level -> new Bars.Count("レベル" + level.getKey(), level.getValue()))
                                                .toList()),
                                "categories",
                                        Bars.of(Arrays.stream(Category.values())
                                                .filter(found.byCategory()::containsKey)
                                                .map(category -> new Bars.Count(
                                                        category.label(),
                                                        found.byCategory().getOrDefault(category, 0)))
                                                .toList()),
                                "departments", departments(found),
                                "reports", reports(found),
                                "spans", spans(found.durations()))));
    }

    private Bars departments(Statistics found) {
        return Bars.of(found.byDepartment().entrySet().stream()
                .map(unit -> new Bars.Count(StatisticsSheet.department(unit.getKey(), profile.get()), unit.getValue()))
                .toList());
    }

    /** 期限内の外部報告, as the sheet tells them. */
    private Bars reports(Statistics found) {
        return Bars.of(found.reportedInTime().entrySet().stream()
                .flatMap(to -> reports(profile.get().word(to.getKey()), to.getValue()))
                .toList());
    }

    private static Stream<Bars.Count> reports(String recipient, Statistics.InTime made) {
        return Stream.of(
                new Bars.Count("期限内 " + recipient, made.inTime()),
                new Bars.Count("遅れ " + recipient, made.late()),
                new Bars.Count("期限超過 " + recipient, made.overdue()),
                new Bars.Count("期限前 " + recipient, made.open()));
    }

    private static List<Span> spans(Statistics.Durations durations) {
        return List.of(
                Span.of("detect", durations.detect()),
                Span.of("acknowledge", durations.acknowledge()),
                Span.of("assess", durations.assess()),
                Span.of("contain", durations.contain()),
                Span.of("recover", durations.recover()),
                Span.of("close", durations.close()));
    }

    /** 要した時間; {@code name} is a key of the messages. */
    record Span(String name, int count, String median, String most) {

        static Span of(String name, Spread spread) {
            return new Span("span." + name, spread.count(), words(spread.median()), words(spread.p90()));
        }

        private static String words(@Nullable Duration span) {
            return span == null ? "" : Times.span(span);
        }
    }
}
