package jp.csirt.incident.domain.shared;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 行為者: the person who acted and the post that allowed it.
 *
 * @param personId the person; separation of duties compares persons, never posts
 * @param post code {@code ROLE} or {@code ROLE@unit}; absent for an act that needs no post
 * @param unit the person's own department; absent for posts of the whole body
 * @param actingFor 代行: code of the post whose absent holder the person stood in for
 */
public record Actor(
        UUID personId,
        @Nullable String post,
        @Nullable String unit,
        @Nullable String actingFor) {

    /** Somebody who acts in an own post. */
    public Actor(UUID personId, @Nullable String post, @Nullable String unit) {
        this(personId, post, unit, null);
    }

    /** Whether both are the same natural person, whatever posts they hold or stand in for. */
    public boolean samePerson(Actor other) {
        return personId.equals(other.personId);
    }
}
