package jp.csirt.incident.platform.eventstore;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as RFC 3339 in UTC with nine digits: the same instant is always the same text, and texts sort as instants do. */
public final class Rfc3339 {

    /** The first instant that can be written. */
    static final Instant MIN = Instant.parse("0000-01-01T00:00:00Z");

    /** The last instant that can be written. */
    static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'").withZone(ZoneOffset.UTC);

    private Rfc3339() {}

    /**
     * For example {@code 2026-11-21T00:15:00.000000000Z}.
     *
     * @throws IllegalArgumentException when the year has not four digits, because such texts would not sort
     */
    public static String format(Instant instant) {
        if (instant.isBefore(MIN) || instant.isAfter(MAX)) {
            throw new IllegalArgumentException("the year of " + instant + " has not four digits");
        }
        return FORMAT.format(instant);
    }
}
