package jp.csirt.incident.platform.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** 進められる時計: the machine's time and a shift that is gone with the process. It runs on wherever it is set to. */
public final class AdjustableClock extends Clock {

    private final Clock machineClock;
    private volatile Duration shift = Duration.ZERO;

    public AdjustableClock(Clock machineClock) {
        this.machineClock = machineClock;
    }

    /** Sets it, forwards or backwards. */
    public void set(Instant now) {
        shift = Duration.between(machineClock.instant(), now);
    }

    @Override
    public Instant instant() {
        return machineClock.instant().plus(shift);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the service clock is asked for instants only");
    }
}
