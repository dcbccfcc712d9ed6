package jp.csirt.notification.domain;

import org.jspecify.annotations.Nullable;

/**
 * 職: a role, of the whole body or of one unit.
 *
 * @param unit code of the unit; absent for a post of the whole body
 */
public record Post(String role, @Nullable String unit) {

    /** A post of the whole body. */
    public static Post of(String role) {
        return new Post(role, null);
    }

    /** As the API writes it: {@code ROLE} or {@code ROLE@unit}. */
    public String code() {
        return unit == null ? role : role + "@" + unit;
    }
}
