package jp.csirt.incident.domain.externalreport;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 期限 of a duty.
 *
 * @param soft first instant after the day by which it should be done
 * @param softOn last such day
 * @param hard first instant that is late: 00:00 Asia/Tokyo of the day after
 * @param hardOn last day in time; papers print it
 */
public record Due(@Nullable Instant soft, @Nullable LocalDate softOn, Instant hard, LocalDate hardOn) {}
