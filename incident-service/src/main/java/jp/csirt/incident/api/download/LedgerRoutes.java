package jp.csirt.incident.api.download;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.csirt.incident.api.download.TakenNumbers.TakenNumber;
import jp.csirt.incident.api.query.FiscalYear;
import jp.csirt.incident.api.web.AtOnce;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Sight;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.export.ledger.Ledger;
import jp.csirt.incident.export.ledger.Ledger.UnusedNumber;
import jp.csirt.incident.export.ledger.Ledger.Why;
import jp.csirt.incident.export.ledger.LedgerItem;
import jp.csirt.incident.export.ledger.LedgerSheet;
import jp.csirt.incident.read.incidentlist.IncidentListStore;
import jp.csirt.incident.read.record.IncidentRecord;
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
    private final IncidentRecords log;
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
        this.log = records;
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
                        .filter(taken -> used.getOrDefault(taken.number().value(), true))
                        .concatMap(taken -> why(
                                        taken,
                                        year,
                                        used.containsKey(taken.number().value()))
                                .filter(why ->
                                        why != Why.FAILED || taken.takenAt().isBefore(latest))
                                .map(why -> new UnusedNumber(taken.number().value(), why, taken.takenAt()))))
                .collectList();
    }

    /** Only the log can say that a filing failed; the list may lag behind it. Empty where the ledger is only not there yet. */
    private Mono<Why> why(TakenNumber taken, int year, boolean drill) {
        return drill
                ? Mono.just(Why.DRILL)
                : Mono.justOrEmpty(incident(taken.takenBy()))
                        .flatMap(log::find)
                        .filter(record -> record.number().equals(taken.number()))
                        .map(record -> Optional.ofNullable(why(record, year)))
                        .defaultIfEmpty(Optional.of(Why.FAILED))
                        .flatMap(found -> Mono.justOrEmpty(found));
    }

    private static Optional<IncidentId> incident(String takenBy) {
        try {
            return Optional.of(new IncidentId(UUID.fromString(takenBy)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Why why(IncidentRecord record, int year) {
        if (record.erased()) {
            return Why.ERASED;
        }
        if (record.report().drill()) {
            return Why.DRILL;
        }
        return TokyoTime.fiscalYearOf(record.reported().act().occurredAt()) == year ? null : Why.OTHER_YEAR;
    }
}
