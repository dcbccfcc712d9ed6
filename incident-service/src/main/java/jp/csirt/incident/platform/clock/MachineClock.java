package jp.csirt.incident.platform.clock;

import java.time.Clock;

/** 機械の時計: by which log-ins, sessions and waiting times go, whatever the service's clock shows. */
public record MachineClock(Clock clock) {}
