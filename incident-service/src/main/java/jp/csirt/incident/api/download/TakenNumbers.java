package jp.csirt.incident.api.download;

import java.time.Instant;
import jp.csirt.incident.domain.incident.IncidentNumber;
import reactor.core.publisher.Flux;

/** 採番の記録: every number that was ever taken. */
@FunctionalInterface
public interface TakenNumbers {

    /** The numbers of a fiscal year, in their order. */
    Flux<TakenNumber> of(int fiscalYear);

    /** A number and when it was taken, machine clock. */
    record TakenNumber(IncidentNumber number, Instant takenAt) {}
}
