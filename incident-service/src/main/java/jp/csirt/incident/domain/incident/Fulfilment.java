package jp.csirt.incident.domain.incident;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 履行: when a duty was fulfilled, judged by the due time in force when that was recorded. Nothing that changes the due time
 * later repairs it.
 *
 * @param at when it was done, not when it was typed in
 * @param lateBy 遅れ; absent when it was in time, or nothing was due
 */
public record Fulfilment(Instant at, @Nullable Duration lateBy) {}
