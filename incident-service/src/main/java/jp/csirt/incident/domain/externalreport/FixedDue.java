package jp.csirt.incident.domain.externalreport;

import jp.csirt.incident.domain.deadline.Due;
import org.jspecify.annotations.Nullable;

/**
 * 定められた期限, with what it was computed from.
 *
 * @param due absent where the calendar does not reach so far, or the body gives no time; never a guess
 * @param calendarVersion edition of the calendar that was asked; absent where none was
 */
public record FixedDue(@Nullable Due due, @Nullable String calendarVersion) {}
