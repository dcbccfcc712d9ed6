package jp.csirt.incident.domain.audit;

import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * 時計の変更: an administrator set the service's clock, for a drill or a trial.
 *
 * @param at machine clock
 * @param from what the service's clock said
 * @param to what it says from then on
 */
@Revision("1")
public record ClockShifted(Instant at, KeyHolder actor, Instant from, Instant to) implements Audited {

    @Override
    public AuditEntry audited() {
        return new AuditEntry(at, actor, "PUT /v1/ops/clock", from + "/" + to, AuditResult.ALLOWED, 1);
    }
}
