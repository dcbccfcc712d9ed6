package jp.csirt.incident.api.download;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import jp.csirt.incident.api.query.After;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Sight;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.export.disclosure.DisclosureList;
import jp.csirt.incident.export.disclosure.DisclosureSheet;
import jp.csirt.incident.read.incidentlist.IncidentListProjection;
import jp.csirt.incident.read.incidentlist.IncidentListStore;
import jp.csirt.incident.read.record.IncidentRecords;
import jp.csirt.incident.read.record.Persons;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 一括公表の一覧: the incidents of a half-year that are to be made public together, of those the caller may see. */
public final class DisclosureListRoutes {

    private static final Set<String> PARAMETERS = Set.of("half", "format", "after");

    private final RecordsOfPeriod records;
    private final After after;
    private final Persons persons;
    private final Supplier<PolicyProfile> profile;
    private final SheetReplies replies;
    private final Clock clock;

    public DisclosureListRoutes(
            IncidentListStore list,
            IncidentRecords records,
            After after,
            Persons persons,
            Supplier<PolicyProfile> profile,
            PaperPress press,
            Clock clock) {
        this.records = new RecordsOfPeriod(list, records, clock);
        this.after = after;
        this.persons = persons;
        this.profile = profile;
        this.replies = new SheetReplies(press);
        this.clock = clock;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(Route.get("/v1/disclosure-list", this::list));
    }

    private Mono<ServerResponse> list(Call call) {
        call.permitted(Permission.READ_REPORT);
        call.allowOnly(PARAMETERS);
        HalfYear half = HalfYear.of(call);
        SheetFormat format = SheetFormat.of(call);
        Replies.requireAccepted(call, format.mediaType());
        return after.view(call, IncidentListProjection.NAME)
                .thenMany(Flux.defer(() -> records.seen(Sight.of(call.caller()), half.from(), half.to())))
                .collectList()
                .map(found -> DisclosureList.of(half.code(), found, persons, clock.instant()))
                .flatMap(list -> replies.answer(
                        call, format, list, () -> DisclosureSheet.of(list, profile.get()), "公表一覧_" + half.code()));
    }
}
