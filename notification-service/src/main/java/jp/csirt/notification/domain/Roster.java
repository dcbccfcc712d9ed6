package jp.csirt.notification.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** 名簿: who holds which post when, and who is away, as the feed said. */
public record Roster(List<Holding> holdings, List<Absence> absences) {

    public Roster {
        holdings = List.copyOf(holdings);
        absences = List.copyOf(absences);
    }

    /** What is held on the day of that moment, Asia/Tokyo. */
    public List<Holding> heldAt(Instant at) {
        LocalDate day = TokyoTime.dateOf(at);
        return holdings.stream().filter(holding -> holding.on(day)).toList();
    }

    /**
     * Who answers for the post at that moment, by the rule of incident-service: those of its holders who are not away from it;
     * where all are, the deputies named for that time. Empty when nobody holds it, or no deputy is there.
     */
    public List<UUID> answering(Post post, Instant at) {
        List<UUID> holders = heldAt(at).stream()
                .filter(holding -> holding.post().equals(post))
                .map(Holding::personId)
                .distinct()
                .toList();
        List<Absence> away = absences.stream()
                .filter(absence -> absence.covers(at) && absence.post().equals(post))
                .toList();
        List<UUID> present = holders.stream()
                .filter(holder ->
                        away.stream().noneMatch(absence -> absence.personId().equals(holder)))
                .toList();
        if (!present.isEmpty() || holders.isEmpty()) {
            return present;
        }
        return away.stream()
                .flatMap(absence -> Stream.ofNullable(absence.deputyPersonId()))
                .filter(deputy -> !isAway(deputy, at))
                .distinct()
                .toList();
    }

    /** Everybody who answers for a role, in whichever unit. */
    public Set<UUID> answering(String role, Instant at) {
        var all = new LinkedHashSet<UUID>();
        heldAt(at).stream()
                .map(Holding::post)
                .filter(post -> post.role().equals(role))
                .distinct()
                .forEach(post -> all.addAll(answering(post, at)));
        return all;
    }

    /** Everybody of the body: who holds a post on that day, and who stands in for somebody. */
    public Set<UUID> people(Instant at) {
        var all = new LinkedHashSet<UUID>();
        heldAt(at).forEach(holding -> all.add(holding.personId()));
        absences.stream()
                .filter(absence -> absence.covers(at))
                .map(Absence::deputyPersonId)
                .filter(Objects::nonNull)
                .forEach(all::add);
        return all;
    }

    /** A deputy who is away, from whichever post, stands in for nobody. */
    private boolean isAway(UUID personId, Instant at) {
        return absences.stream().anyMatch(absence -> absence.personId().equals(personId) && absence.covers(at));
    }
}
