package jp.csirt.notification.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 伝達: who is told at one rung, and who could not be.
 *
 * @param rung the rung it came to; beyond the last one when nobody is left
 */
public record Telling(int rung, List<Told> told, List<Unreached> unreached) {

    public Telling {
        told = List.copyOf(told);
        unreached = List.copyOf(unreached);
    }

    /** One person by one channel. */
    public record Told(UUID personId, Channel channel, Instant notBefore) {}

    /** 不達: a post for which nobody could be told. */
    public record Unreached(Post post, Reason reason) {}

    /** Why not. */
    public enum Reason {
        /** Nobody holds the post, or all who do are away without a deputy. */
        VACANT,
        /** Somebody answers for it, but has no point at which to be told. */
        NO_CONTACT
    }

    /** Who was told. */
    public Set<UUID> people() {
        var people = new LinkedHashSet<UUID>();
        told.forEach(one -> people.add(one.personId()));
        return people;
    }

    /** Nobody confirms what only informs: when whoever is to be called for it is called no longer. */
    public @Nullable Instant calledUntil() {
        return told.stream()
                .filter(way -> way.channel() == Channel.PHONE)
                .map(way -> way.notBefore().plus(Request.NEWS))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Whoever is next; where that is nobody and nobody was told yet, because it came late, whoever was asked first. */
    public static Telling after(Notification from, Roster roster, Map<UUID, Contact> contacts, Instant at) {
        Telling next = next(from.request(), from.rung() + 1, from.told(), roster, contacts, at);
        return next.told().isEmpty() && from.told().isEmpty()
                ? next(from.request(), 0, List.of(), roster, contacts, at)
                : next;
    }

    /**
     * The next rung at which somebody new can be told. Whoever was told before is not told again; a rung where nobody can be
     * told counts as unanswered at once.
     *
     * @param from the first rung to try
     * @param before who was told at earlier rungs
     */
    private static Telling next(
            Request request,
            int from,
            Collection<UUID> before,
            Roster roster,
            Map<UUID, Contact> contacts,
            Instant at) {
        var unreached = new ArrayList<Unreached>();
        for (int rung = from; rung < request.rungs(); rung++) {
            List<Told> told = at(request, request.rung(rung), before, roster, contacts, at, unreached);
            if (!told.isEmpty()) {
                return new Telling(rung, told, unreached);
            }
        }
        return new Telling(request.rungs(), List.of(), unreached);
    }

    private static List<Told> at(
            Request request,
            List<Post> posts,
            Collection<UUID> before,
            Roster roster,
            Map<UUID, Contact> contacts,
            Instant at,
            List<Unreached> unreached) {
        var told = new ArrayList<Told>();
        var seen = new HashSet<>(before);
        for (Post post : posts) {
            List<UUID> people = roster.answering(post, at);
            if (people.isEmpty()) {
                unreached.add(new Unreached(post, Reason.VACANT));
            }
            for (UUID person : people) {
                if (seen.add(person)) {
                    List<Told> ways = ways(request, person, contacts, at);
                    told.addAll(ways);
                    if (ways.isEmpty()) {
                        unreached.add(new Unreached(post, Reason.NO_CONTACT));
                    }
                }
            }
        }
        return told;
    }

    /** One message by each channel of the person; nobody is called for what is told otherwise and needs no confirmation. */
    public static List<Told> ways(Request request, UUID person, Map<UUID, Contact> contacts, Instant at) {
        Contact contact = contacts.get(person);
        if (contact == null) {
            return List.of();
        }
        Set<Channel> channels = contact.channels(request.drill());
        return channels.stream()
                .filter(channel -> channel != Channel.PHONE || request.wantsConfirmation() || channels.size() == 1)
                .sorted()
                .map(channel -> new Told(person, channel, contact.earliest(request.level(), at)))
                .toList();
    }
}
