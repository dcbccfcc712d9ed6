package jp.csirt.notification.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 在職: somebody holds a post.
 *
 * @param to the last day; absent while none is known
 */
public record Holding(
        Post post, UUID personId, LocalDate from, @Nullable LocalDate to) {

    boolean on(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
