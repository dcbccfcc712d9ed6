package jp.csirt.incident.api.download;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import jp.csirt.incident.api.query.After;
import jp.csirt.incident.api.query.FiscalYear;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Sight;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.export.statistics.StatisticsSheet;
import jp.csirt.incident.read.incidentlist.IncidentListProjection;
import jp.csirt.incident.read.incidentlist.IncidentListStore;
import jp.csirt.incident.read.statistics.Tally;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 統計への問い: counts what the caller may see and nothing else. */
public final class StatisticsRoutes {

    private static final Set<String> PARAMETERS = Set.of("fiscalYear", "format", "after");

    private final IncidentListStore store;
    private final After after;
    private final Supplier<PolicyProfile> profile;
    private final SheetReplies replies;
    private final Clock clock;

    public StatisticsRoutes(
            IncidentListStore store, After after, Supplier<PolicyProfile> profile, PaperPress press, Clock clock) {
        this.store = store;
        this.after = after;
        this.profile = profile;
        this.replies = new SheetReplies(press);
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
        SheetFormat format = SheetFormat.of(call);
        Replies.requireAccepted(call, format.mediaType());
        return after.view(call, IncidentListProjection.NAME)
                .then(Mono.defer(() -> store.figures(
                        Sight.of(call.caller()),
                        TokyoTime.startOfFiscalYear(year),
                        TokyoTime.startOfFiscalYear(year + 1),
                        () -> new Tally(year, now),
                        Tally::add)))
                .map(Tally::statistics)
                .flatMap(statistics -> replies.answer(
                        call,
                        format,
                        statistics,
                        () -> StatisticsSheet.of(statistics, profile.get()),
                        "インシデント統計_%d年度".formatted(year)));
    }
}
