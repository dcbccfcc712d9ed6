package jp.csirt.incident.domain.access;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 職: a role, for the whole body or for one unit (department or organ). Its code is {@code ROLE} or {@code ROLE@unit}.
 *
 * @param unit code of the department or organ, for a vendor its contract; absent for a post of the whole body
 */
public record Post(Role role, @Nullable String unit) {

    /** A post of the whole body. */
    public static Post of(Role role) {
        return new Post(role, null);
    }

    /** The post that a code names; empty when its role is unknown or its unit blank. */
    public static Optional<Post> parse(String code) {
        int at = code.indexOf('@');
        String role = at < 0 ? code : code.substring(0, at);
        String unit = at < 0 ? null : code.substring(at + 1);
        return Arrays.stream(Role.values())
                .filter(known -> known.name().equals(role) && (unit == null || !unit.isBlank()))
                .findFirst()
                .map(known -> new Post(known, unit));
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
