package jp.csirt.notification.config;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import jp.csirt.notification.api.SettableClock;

/** 進められる時計: the machine's time and a shift that is gone with the process. */
final class AdjustableClock extends Clock implements SettableClock {

    private final Clock machineClock;
    private volatile Duration shift = Duration.ZERO;

    AdjustableClock(Clock machineClock) {
        this.machineClock = machineClock;
    }

    @Override
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
