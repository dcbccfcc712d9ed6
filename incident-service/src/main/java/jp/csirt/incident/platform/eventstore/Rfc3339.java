package jp.csirt.incident.platform.eventstore;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as RFC 3339 in UTC with nine digits: the same instant is always the same text, and texts sort as instants do. */
public final class Rfc3339 {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'").withZone(ZoneOffset.UTC);

    private Rfc3339() {}

    /** For example {@code 2026-11-21T00:15:00.000000000Z}. */
    public static String format(Instant instant) {
        return FORMAT.format(instant);
    }
}
