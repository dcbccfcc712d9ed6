package jp.csirt.incident.api.download;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.csirt.incident.api.query.FiscalYear;
import jp.csirt.incident.api.web.AtOnce;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Sight;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.export.ledger.Ledger;
import jp.csirt.incident.export.ledger.Ledger.UnusedNumber;
import jp.csirt.incident.export.ledger.LedgerItem;
import jp.csirt.incident.export.ledger.LedgerSheet;
import jp.csirt.incident.read.incidentlist.IncidentListStore;
import jp.csirt.incident.read.record.IncidentRecords;
import jp.csirt.incident.read.record.Persons;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** インシデント管理台帳: every incident of a fiscal year that the caller may see, drills left out. */
public final class LedgerRoutes {

    private static final Set<String> PARAMETERS = Set.of("fiscalYear", "format", "after");

    private static final int AT_ONCE = 4;

    private final RecordsOfPeriod records;
    private final UnusedNumbers unused;
    private final Persons persons;
    private final SheetReplies replies;
    private final Clock clock;
    private final AtOnce writing = new AtOnce(AT_ONCE, "台帳の作成");

    /**
     * Writes ledgers.
     *
     * @param clock machine clock, by which numbers are taken
     */
    public LedgerRoutes(
            IncidentListStore list,
            IncidentRecords records,
            UnusedNumbers unused,
            Persons persons,
            SheetReplies replies,
            Clock clock) {
        this.records = new RecordsOfPeriod(list, records, clock);
        this.unused = unused;
        this.persons = persons;
        this.replies = replies;
        this.clock = clock;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(Route.get("/v1/ledger", this::ledger));
    }

    private Mono<ServerResponse> ledger(Call call) {
        call.permitted(Permission.READ_REPORT);
        call.allowOnly(PARAMETERS);
        int year = FiscalYear.of(call);
        Sight sight = Sight.of(call.caller());
        Mono<Ledger> ledger = Mono.defer(() -> Mono.zip(items(sight, year), unused(sight, year)))
                .map(parts -> new Ledger(year, parts.getT1(), parts.getT2()));
        return replies.answer(call, writing.run(ledger), LedgerSheet::of, "インシデント管理台帳_%d年度".formatted(year));
    }

    private Mono<List<LedgerItem>> items(Sight sight, int year) {
        return records.seen(
                        sight,
                        TokyoTime.startOfFiscalYear(year),
                        TokyoTime.startOfFiscalYear(year + 1),
                        record -> Optional.of(LedgerItem.of(record, persons, clock.instant())))
                .sort(LedgerItem.BY_NUMBER)
                .collectList();
    }

    /** Who does not see everything cannot tell a number out of use from one out of sight. */
    private Mono<List<UnusedNumber>> unused(Sight sight, int year) {
        return sight.everything() ? unused.of(year).collectList() : Mono.just(List.of());
    }
}
