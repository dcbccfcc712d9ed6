package jp.csirt.incident.api.download;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import jp.csirt.incident.api.web.AtOnce;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Sight;
import jp.csirt.incident.export.disclosure.DisclosureList;
import jp.csirt.incident.export.disclosure.DisclosureSheet;
import jp.csirt.incident.read.incidentlist.IncidentListStore;
import jp.csirt.incident.read.record.IncidentRecords;
import jp.csirt.incident.read.record.Persons;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 一括公表の一覧: the incidents of a half-year that are to be made public together, of those the caller may see. */
public final class DisclosureListRoutes {

    private static final Set<String> PARAMETERS = Set.of("half", "format", "after");

    private static final int AT_ONCE = 4;

    /** How many years after its report an incident may be decided on and still be found. */
    private static final int LATE = 2;

    private final RecordsOfPeriod records;
    private final Persons persons;
    private final SheetReplies replies;
    private final Clock clock;
    private final AtOnce writing = new AtOnce(AT_ONCE, "公表一覧の作成");

    public DisclosureListRoutes(
            IncidentListStore list, IncidentRecords records, Persons persons, SheetReplies replies, Clock clock) {
        this.records = new RecordsOfPeriod(list, records, clock);
        this.persons = persons;
        this.replies = replies;
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
        Sight sight = Sight.of(call.caller());
        boolean partial = !sight.everything();
        Mono<DisclosureList> listed = Flux.concat(
                        records.seen(
                                sight,
                                half.from(),
                                half.to(),
                                record -> DisclosureList.entry(record, persons, clock.instant())),
                        late(sight, half))
                .collectList()
                .map(found -> DisclosureList.of(half.code(), found, partial));
        String name = "公表一覧_" + half.code() + (partial ? "_" + DisclosureSheet.PARTIAL : "");
        return replies.answer(call, writing.run(listed), DisclosureSheet::of, name);
    }

    /** What was decided only after the list of its own half was made public. */
    private Flux<DisclosureList.Entry> late(Sight sight, HalfYear half) {
        return records.seen(
                sight,
                half.yearsBefore(LATE),
                half.from(),
                record -> DisclosureList.late(record, persons, clock.instant(), half.from(), half.to()));
    }
}
