package jp.csirt.incident.api.download;

import java.time.Instant;
import jp.csirt.incident.domain.incident.IncidentNumber;
import reactor.core.publisher.Flux;

/** 採番の記録: every number that was ever taken. */
@FunctionalInterface
public interface TakenNumbers {

    /** The numbers of a fiscal year, in their order. */
    Flux<TakenNumber> of(int fiscalYear);

    /**
     * A number.
     *
     * @param takenBy id of the incident whose filing took it, whatever became of that
     * @param takenAt machine clock
     */
    record TakenNumber(IncidentNumber number, String takenBy, Instant takenAt) {}
}
