package jp.csirt.incident.api.ops;

import java.time.Instant;
import java.util.function.UnaryOperator;
import jp.csirt.incident.domain.access.Caller;
import reactor.core.publisher.Mono;

/** サービスの時計, where it can be set. */
public interface ServiceClock {

    /** What it says. */
    Instant now();

    /** Sets it to what {@code to} makes of the time it says, as soon as that is recorded; what it says then. */
    Mono<Instant> set(Caller actor, UnaryOperator<Instant> to);
}
