package jp.csirt.incident.api.console.page;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.download.UnusedNumbers;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.query.FiscalYear;
import jp.csirt.incident.api.query.ListRoutes;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Sight;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.export.ledger.Ledger.UnusedNumber;
import jp.csirt.incident.export.ledger.LedgerItem;
import jp.csirt.incident.read.incidentlist.IncidentListItem;
import jp.csirt.incident.read.record.IncidentRecords;
import jp.csirt.incident.read.record.Legible;
import jp.csirt.incident.read.record.Persons;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 台帳 of a 年度, the newest report first, and the numbers that no incident bears; some at a time, however many there are. */
public final class LedgerPages {

    private static final String PATH = "/ledger";
    private static final String UNUSED = PATH + "/unused";
    private static final int ROWS = 50;
    private static final LocalDate LAST_DAY = LocalDate.of(2199, Month.DECEMBER, 31);
    private static final Comparator<String> BY_NUMBER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final Pages pages;
    private final InnerApi api;
    private final IncidentRecords records;
    private final Persons persons;
    private final UnusedNumbers unused;
    private final Years years;
    private final Clock clock;

    public LedgerPages(
            Pages pages, InnerApi api, IncidentRecords records, Persons persons, UnusedNumbers unused, Clock clock) {
        this.pages = pages;
        this.api = api;
        this.records = records;
        this.persons = persons;
        this.unused = unused;
        this.years = new Years(clock);
        this.clock = clock;
    }

    /** The pages. */
    public List<Page> pages() {
        return List.of(Page.get(PATH, this::ledger), Page.get(UNUSED, this::unused));
    }

    private static void permit(Visit visit) {
        if (Permission.READ_REPORT.grantedTo(visit.caller()).isEmpty()) {
            throw ApiProblem.forbidden();
        }
    }

    private Mono<ServerResponse> ledger(Visit visit) {
        permit(visit);
        int year = FiscalYear.of(years.of(visit));
        return api.get(visit, "/v1/incidents" + ListPage.query(asked(visit, year)), ListRoutes.Body.class)
                .flatMap(page -> closings(visit, page.items())
                        .flatMap(closings -> pages.show(visit, "ledger", model(visit, year, page, closings))));
    }

    /** The incidents of the year as the list has them; drills are none. */
    private static Map<String, String> asked(Visit visit, int year) {
        var asked = new LinkedHashMap<String, String>();
        LocalDate end = LocalDate.of(year + 1, Month.MARCH, 31);
        asked.put("reportedFrom", LocalDate.of(year, Month.APRIL, 1).toString());
        asked.put("reportedTo", (end.isAfter(LAST_DAY) ? LAST_DAY : end).toString());
        asked.put("drill", "false");
        asked.put("limit", Integer.toString(ROWS));
        asked.put("count", "true");
        if (!visit.parameter("cursor").isEmpty()) {
            asked.put("cursor", visit.parameter("cursor"));
        }
        return asked;
    }

    /** When those that are closed were, with two questions to the store. */
    private Mono<Map<UUID, Instant>> closings(Visit visit, List<IncidentListItem> items) {
        Sight sight = Sight.of(visit.caller());
        Instant now = clock.instant();
        return records.stored(items.stream()
                        .map(item -> new IncidentId(item.incidentId()))
                        .toList())
                .map(found -> found.values().stream()
                        .flatMap(one -> Legible.of(one).stream())
                        .filter(record -> sight.sees(record.scope()))
                        .map(record -> LedgerItem.of(record, persons, now))
                        .flatMap(item -> Stream.ofNullable(item.closedAt())
                                .map(closedAt -> Map.entry(item.incidentId(), closedAt)))
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private Map<String, Object> model(Visit visit, int year, ListRoutes.Body page, Map<UUID, Instant> closings) {
        return Map.of(
                "year",
                Integer.toString(year),
                "years",
                years.offered(),
                "mayImport",
                Permission.IMPORT_CASES.grantedTo(visit.caller()).isPresent(),
                "seesNumbers",
                Sight.of(visit.caller()).everything(),
                "count",
                page.count() == null ? 0 : page.count(),
                "rows",
                page.items().stream()
                        .map(item -> Row.of(item, closings.get(item.incidentId()), visit.times()))
                        .toList(),
                "next",
                page.nextCursor() == null ? "" : PATH + next(year, "cursor", page.nextCursor()));
    }

    private static String next(int year, String name, String from) {
        var next = new LinkedHashMap<String, String>();
        next.put("fiscalYear", Integer.toString(year));
        next.put(name, from);
        return ListPage.query(next);
    }

    /** Who does not see everything cannot tell a number out of use from one out of sight. */
    private Mono<ServerResponse> unused(Visit visit) {
        permit(visit);
        if (!Sight.of(visit.caller()).everything()) {
            throw ApiProblem.forbidden();
        }
        int year = FiscalYear.of(years.of(visit));
        String after = visit.parameter("after");
        return unused.of(year)
                .filter(number -> after.isEmpty() || BY_NUMBER.compare(number.number(), after) > 0)
                .take(ROWS + 1L)
                .collectList()
                .flatMap(found -> {
                    List<UnusedNumber> shown = found.subList(0, Math.min(ROWS, found.size()));
                    return pages.show(
                            visit,
                            "ledger-unused",
                            Map.of(
                                    "year", Integer.toString(year),
                                    "years", years.offered(),
                                    "rows",
                                            shown.stream()
                                                    .map(number -> Gap.of(number, visit.times()))
                                                    .toList(),
                                    "next",
                                            found.size() > ROWS
                                                    ? UNUSED
                                                            + next(
                                                                    year,
                                                                    "after",
                                                                    shown.getLast()
                                                                            .number())
                                                    : ""));
                });
    }

    /** 台帳の一行; {@code closedAt} is empty while it is open. */
    record Row(
            UUID incidentId,
            String number,
            String title,
            String reportedAt,
            int level,
            String category,
            String milestone,
            String closedAt) {

        static Row of(IncidentListItem item, @Nullable Instant closedAt, Times times) {
            return new Row(
                    item.incidentId(),
                    item.number(),
                    item.title(),
                    times.at(item.reportedAt()),
                    item.level(),
                    item.category().label(),
                    item.milestone().label(),
                    closedAt == null ? "" : times.at(closedAt));
        }
    }

    /** 欠番; {@code why} is a key of the messages. */
    record Gap(String number, String why, String takenAt) {

        static Gap of(UnusedNumber unused, Times times) {
            return new Gap(unused.number(), "ledger.why." + unused.why().name(), times.at(unused.takenAt()));
        }
    }
}
