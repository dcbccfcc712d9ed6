package jp.csirt.incident.api.download;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import jp.csirt.incident.api.query.FiscalYear;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Sight;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.export.statistics.StatisticsSheet;
import jp.csirt.incident.read.incidentlist.IncidentListStore;
import jp.csirt.incident.read.statistics.Statistics;
import jp.csirt.incident.read.statistics.Tally;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 統計への問い: counts what the caller may see and nothing else. */
public final class StatisticsRoutes {

    private static final Set<String> PARAMETERS = Set.of("fiscalYear", "format", "after");

    private final IncidentListStore store;
    private final SheetReplies replies;
    private final Clock clock;

    public StatisticsRoutes(IncidentListStore store, SheetReplies replies, Clock clock) {
        this.store = store;
        this.replies = replies;
        this.clock = clock;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(Route.get("/v1/statistics", this::statistics));
    }

    private Mono<ServerResponse> statistics(Call call) {
        call.permittedByOne(Permission.READ_INCIDENT, Permission.READ_REPORT);
        call.allowOnly(PARAMETERS);
        Instant now = clock.instant();
        int year = FiscalYear.orPresent(call, now);
        Mono<Statistics> figures = Mono.defer(() -> store.figures(
                        Sight.of(call.caller()),
                        TokyoTime.startOfFiscalYear(year),
                        TokyoTime.startOfFiscalYear(year + 1),
                        () -> new Tally(year, now),
                        Tally::add))
                .map(Tally::statistics);
        return replies.answer(call, figures, StatisticsSheet::of, "インシデント統計_%d年度".formatted(year));
    }
}
