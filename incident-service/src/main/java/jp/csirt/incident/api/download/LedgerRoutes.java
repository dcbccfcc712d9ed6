package jp.csirt.incident.api.download;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.csirt.incident.api.download.TakenNumbers.TakenNumber;
import jp.csirt.incident.api.query.FiscalYear;
import jp.csirt.incident.api.web.AtOnce;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Sight;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.export.ledger.Ledger;
import jp.csirt.incident.export.ledger.Ledger.UnusedNumber;
import jp.csirt.incident.export.ledger.Ledger.Why;
import jp.csirt.incident.export.ledger.LedgerItem;
import jp.csirt.incident.export.ledger.LedgerSheet;
import jp.csirt.incident.read.incidentlist.IncidentListStore;
import jp.csirt.incident.read.record.IncidentRecords;
import jp.csirt.incident.read.record.Persons;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** インシデント管理台帳: every incident of a fiscal year that the caller may see, drills left out. */
public final class LedgerRoutes {

    private static final Set<String> PARAMETERS = Set.of("fiscalYear", "format", "after");

    private static final int AT_ONCE = 4;

    /** A number whose filing has not ended by then will not be used any more. */
    private static final Duration FILED_WITHIN = Duration.ofMinutes(1);

    private final IncidentListStore list;
    private final RecordsOfPeriod records;
    private final TakenNumbers numbers;
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
            TakenNumbers numbers,
            Persons persons,
            SheetReplies replies,
            Clock clock) {
        this.list = list;
        this.records = new RecordsOfPeriod(list, records, clock);
        this.numbers = numbers;
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
        if (!sight.everything()) {
            return Mono.just(List.of());
        }
        Instant latest = clock.instant().minus(FILED_WITHIN);
        return list.numbers(TokyoTime.startOfFiscalYear(year), TokyoTime.startOfFiscalYear(year + 1))
                .flatMapMany(used -> numbers.of(year)
                        .flatMap(taken -> Mono.justOrEmpty(unused(taken, used)))
                        .filter(unused ->
                                unused.why() == Why.DRILL || unused.takenAt().isBefore(latest)))
                .collectList();
    }

    private static @Nullable UnusedNumber unused(TakenNumber taken, Map<String, Boolean> used) {
        String number = taken.number().value();
        Boolean drill = used.get(number);
        if (drill == null) {
            return new UnusedNumber(number, Why.FAILED, taken.takenAt());
        }
        return drill ? new UnusedNumber(number, Why.DRILL, taken.takenAt()) : null;
    }
}
