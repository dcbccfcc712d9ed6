package jp.csirt.incident.api.console.page;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.export.disclosure.DisclosureList;
import jp.csirt.incident.export.disclosure.DisclosureSheet;
import jp.csirt.incident.export.sheet.Sheet;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 一括公表の一覧: what a body makes public of a half-year in one list, as it is put on its site. */
public final class DisclosurePage {

    private static final int HALVES = 6;
    private static final int ROWS = 50;

    private final Pages pages;
    private final InnerApi api;
    private final Supplier<PolicyProfile> profile;
    private final Clock clock;

    public DisclosurePage(Pages pages, InnerApi api, Supplier<PolicyProfile> profile, Clock clock) {
        this.pages = pages;
        this.api = api;
        this.profile = profile;
        this.clock = clock;
    }

    /** The page. */
    public List<Page> pages() {
        return List.of(Page.get("/disclosure-list", this::show));
    }

    private Mono<ServerResponse> show(Visit visit) {
        Half now = Half.of(TokyoTime.dateOf(clock.instant()));
        String asked = visit.parameter("half");
        String code = asked.isEmpty() ? now.code() : asked.replaceAll("[^0-9H]", "x");
        return api.get(visit, "/v1/disclosure-list?format=json&half=" + code, DisclosureList.class)
                .flatMap(list -> {
                    Sheet table = DisclosureSheet.of(list, profile.get());
                    int from = from(visit.parameter("from"), table.rows().size());
                    int to = Math.min(from + ROWS, table.rows().size());
                    return pages.show(
                            visit,
                            "disclosure-list",
                            Map.of(
                                    "half",
                                    Half.of(code),
                                    "halves",
                                    Stream.iterate(now, Half::before)
                                            .limit(HALVES)
                                            .toList(),
                                    "columns",
                                    table.columns(),
                                    "count",
                                    table.rows().size(),
                                    "rows",
                                    table.rows().subList(from, to),
                                    "next",
                                    to == table.rows().size()
                                            ? ""
                                            : "/disclosure-list?half=%s&from=%d".formatted(code, to),
                                    "partial",
                                    list.partial()));
                });
    }

    /** How many rows come before. */
    private static int from(String from, int all) {
        return from.matches("[0-9]{1,6}") ? Math.min(Integer.parseInt(from), all) : 0;
    }

    /** 半期 of a 年度. */
    record Half(int year, int n) {

        static Half of(LocalDate day) {
            int year = TokyoTime.fiscalYearOf(TokyoTime.startOf(day));
            boolean first = day.getYear() == year && day.getMonth().compareTo(Month.OCTOBER) < 0;
            return new Half(year, first ? 1 : 2);
        }

        /** One that the API knows. */
        static Half of(String code) {
            String[] parts = code.split("H", -1);
            return new Half(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }

        Half before() {
            return n == 1 ? new Half(year - 1, 2) : new Half(year, 1);
        }

        public String code() {
            return year + "H" + n;
        }

        /** A key of the messages. */
        public String label() {
            return "disclosure.half." + n;
        }
    }
}
