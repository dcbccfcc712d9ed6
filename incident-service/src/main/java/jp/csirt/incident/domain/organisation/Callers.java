package jp.csirt.incident.domain.organisation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Scope;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.organisation.PostResolution.Addressee;
import jp.csirt.incident.domain.organisation.PostResolution.Way;

/** 呼出者: what a person may act as on a day: the own posts, then those in which the person stands in for somebody away. */
public final class Callers {

    private Callers() {}

    /** The caller behind a key or token of the person; empty when nobody knows the person. */
    public static Optional<Caller> of(
            PostResolution resolution, String keyId, UUID personId, List<Scope> scopes, Instant now) {
        OrganisationState organisation = resolution.organisation();
        Person person = organisation.persons().get(personId);
        if (person == null) {
            return Optional.empty();
        }
        List<Post> own = organisation.posts().of(personId, TokyoTime.dateOf(now));
        return Optional.of(new Caller(
                keyId,
                personId,
                person.name(),
                own,
                Set.copyOf(scopes),
                person.department(),
                deputising(resolution, personId, own, now)));
    }

    /** The posts of absent holders, each with the own post by which the person stands in. */
    private static Map<Post, Post> deputising(PostResolution resolution, UUID personId, List<Post> own, Instant now) {
        PostRegister posts = resolution.organisation().posts();
        var deputising = new LinkedHashMap<Post, Post>();
        for (Absence absence : posts.absencesAt(now)) {
            Post post = absence.post();
            if (own.contains(post) || posts.isAway(personId, now)) {
                continue;
            }
            Addressee answers = resolution.resolve(post, post.unit(), now, Set.of());
            if (personId.equals(absence.deputyPersonId())) {
                deputising.put(post, own.isEmpty() ? post : own.getFirst());
            } else if (answers.way() == Way.NEXT_POST && answers.persons().contains(personId)) {
                deputising.put(post, own.contains(answers.post()) ? answers.post() : post);
            }
        }
        return deputising;
    }
}
