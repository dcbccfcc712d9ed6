package jp.csirt.incident.api.command;

import java.time.Instant;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.IncidentNumber;
import reactor.core.publisher.Mono;

/** 管理番号の採番. */
@FunctionalInterface
public interface Numbers {

    /** A number nobody else gets, in the fiscal year of the report. */
    Mono<IncidentNumber> next(Instant reportedAt, IncidentId takenBy);
}
