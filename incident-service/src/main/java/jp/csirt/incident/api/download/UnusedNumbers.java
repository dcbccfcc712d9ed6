package jp.csirt.incident.api.download;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import jp.csirt.incident.api.download.TakenNumbers.TakenNumber;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.export.ledger.Ledger.UnusedNumber;
import jp.csirt.incident.export.ledger.Ledger.Why;
import jp.csirt.incident.read.incidentlist.IncidentListStore;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.IncidentRecords;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 欠番: the numbers of a fiscal year that no incident of the ledger bears, so that no hole stays unexplained. */
public final class UnusedNumbers {

    /** A number whose filing has not ended by then will not be used any more. */
    private static final Duration FILED_WITHIN = Duration.ofMinutes(1);

    private final IncidentListStore list;
    private final IncidentRecords log;
    private final TakenNumbers numbers;
    private final Clock clock;

    /**
     * The numbers out of use.
     *
     * @param clock machine clock, by which numbers are taken
     */
    public UnusedNumbers(IncidentListStore list, IncidentRecords log, TakenNumbers numbers, Clock clock) {
        this.list = list;
        this.log = log;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** By number; only for those who see every incident. */
    public Flux<UnusedNumber> of(int year) {
        return Flux.defer(() -> {
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
                                    .map(why -> new UnusedNumber(taken.number().value(), why, taken.takenAt()))));
        });
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
