package jp.csirt.incident.domain.access;

import org.jspecify.annotations.Nullable;

/**
 * 職: a role, for the whole body or for one unit (department or organ). Its code is {@code ROLE} or {@code ROLE@unit}.
 *
 * @param unit code of the department or organ; absent for a post of the whole body
 */
public record Post(Role role, @Nullable String unit) {

    /** A post of the whole body. */
    public static Post of(Role role) {
        return new Post(role, null);
    }

    /** The post's code as the API and the events write it. */
    public String code() {
        return unit == null ? role.name() : role.name() + "@" + unit;
    }

    /** Whether {@code code} names this post: exactly, or by its role alone. */
    public boolean answersTo(String code) {
        return code.equals(code()) || code.equals(role.name());
    }
}
