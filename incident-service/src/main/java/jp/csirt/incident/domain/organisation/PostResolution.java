package jp.csirt.incident.domain.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.shared.Source;
import org.jspecify.annotations.Nullable;

/**
 * 職から人へ: who answers for a post at a moment. The post of the smallest unit that has a holder counts: 課局, then 機関, then
 * the whole body. Where its holders are away their deputies answer, then the roles that the profile names as deputies.
 *
 * @param deputies the roles that act for a role, nearest first
 */
@Source(document = "志免町 対策基準", clause = "1(2)①")
public record PostResolution(OrganisationState organisation, Map<Role, List<Role>> deputies) {

    public PostResolution {
        deputies = Map.copyOf(deputies);
    }

    /**
     * Who answers for the post.
     *
     * @param unit where a post of no unit is looked for first: the incident's department or organ
     * @param excluded 当事者: never answer
     */
    public Addressee resolve(Post asked, @Nullable String unit, Instant at, Set<UUID> excluded) {
        List<String> units = organisation.units().upwards(asked.unit() == null ? unit : asked.unit());
        Set<Role> seen = EnumSet.noneOf(Role.class);
        var next = new ArrayDeque<>(List.of(asked.role()));
        while (!next.isEmpty()) {
            Role role = next.removeFirst();
            if (seen.add(role)) {
                Addressee found = ofRole(role, units, at, excluded, role != asked.role());
                if (found != null) {
                    return found;
                }
                next.addAll(deputies.getOrDefault(role, List.of()));
            }
        }
        return new Addressee(asked, List.of(), Way.NOBODY);
    }

    private @Nullable Addressee ofRole(Role role, List<String> units, Instant at, Set<UUID> excluded, boolean instead) {
        LocalDate on = TokyoTime.dateOf(at);
        return Stream.concat(units.stream().map(unit -> new Post(role, unit)), Stream.of(Post.of(role)))
                .filter(post -> !organisation.posts().holders(post, on).isEmpty())
                .findFirst()
                .map(post -> ofPost(post, at, excluded, instead))
                .orElse(null);
    }

    private @Nullable Addressee ofPost(Post post, Instant at, Set<UUID> excluded, boolean instead) {
        PostRegister posts = organisation.posts();
        List<UUID> present = posts.holders(post, TokyoTime.dateOf(at)).stream()
                .filter(holder -> !excluded.contains(holder)
                        && posts.absencesAt(at).stream()
                                .noneMatch(absence -> absence.post().equals(post)
                                        && absence.personId().equals(holder)))
                .toList();
        if (!present.isEmpty()) {
            return new Addressee(post, present, instead ? Way.NEXT_POST : Way.HOLDER);
        }
        List<UUID> named = posts.absencesAt(at).stream()
                .filter(absence -> absence.post().equals(post))
                .map(Absence::deputyPersonId)
                .filter(Objects::nonNull)
                .filter(deputy -> !excluded.contains(deputy) && !posts.isAway(deputy, at))
                .distinct()
                .toList();
        return named.isEmpty() ? null : new Addressee(post, named, instead ? Way.NEXT_POST : Way.DEPUTY);
    }

    /**
     * 宛先.
     *
     * @param post the post that was found, which may be another than the one asked for
     */
    public record Addressee(Post post, List<UUID> persons, Way way) {

        public Addressee {
            persons = List.copyOf(persons);
        }
    }

    /** How it was found, so that nobody takes a deputy for the holder. */
    public enum Way {
        HOLDER,
        DEPUTY,
        NEXT_POST,
        NOBODY
    }
}
