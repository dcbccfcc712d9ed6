package jp.csirt.incident.domain.access;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 事案の関係範囲: all that decides who may see an incident.
 *
 * @param reportedBy the person who filed it
 * @param participants everybody who acted in it: may not audit it
 * @param relatedPosts codes of the posts that manage an affected system, must answer a check, own a measure, were
 *     instructed by the CISO or work under a contract the incident names
 * @param implicated 当事者: lose sight
 * @param contracts contracts of the 委託事業者 involved, and what demands on vendors are addressed to
 * @param personalData whether personal data is known to be involved
 * @param closed whether it is closed
 * @param routed 組織: further organs whose posts answer for it, by the rules that apply to it
 * @param sharedWith organs with which it was shared: their posts read it and do nothing else
 */
public record IncidentScope(
        String organ,
        @Nullable String department,
        UUID reportedBy,
        Set<UUID> participants,
        Set<String> relatedPosts,
        Set<UUID> implicated,
        Set<String> contracts,
        boolean personalData,
        boolean closed,
        Set<String> routed,
        Set<String> sharedWith) {

    public IncidentScope {
        participants = Set.copyOf(participants);
        relatedPosts = Set.copyOf(relatedPosts);
        contracts = Set.copyOf(contracts);
        implicated = Set.copyOf(implicated);
        routed = Set.copyOf(routed);
        sharedWith = Set.copyOf(sharedWith);
    }

    /** The same as if it had been shared with nobody. */
    IncidentScope unshared() {
        return new IncidentScope(
                organ,
                department,
                reportedBy,
                participants,
                relatedPosts,
                implicated,
                contracts,
                personalData,
                closed,
                routed,
                Set.of());
    }

    /** Whether the post answers for the incident's department, its organ or the whole body; being related is not enough. */
    boolean belongsTo(Post post) {
        return post.unit() == null
                ? post.role() == Role.OVERALL_MANAGER
                : post.unit().equals(department) || post.unit().equals(organ) || routed.contains(post.unit());
    }

    /** 別綴を読める職か: posts of the whole body, and the manager of the unit concerned. */
    public boolean opensFileTo(Post post) {
        return post.unit() == null || post.unit().equals(organ) || post.unit().equals(department);
    }
}
