package jp.csirt.incident.domain.organisation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.IncidentScope;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.organisation.PostResolution.Addressee;
import jp.csirt.incident.domain.organisation.PostResolution.Way;
import jp.csirt.incident.domain.shared.Source;

/** 一件の受持ち: who answers for the posts of one incident, at one moment. */
@Source(document = "requirements", clause = "B.3")
public record Responsibility(PostResolution resolution, IncidentScope incident, Instant at) {

    /**
     * In which posts the caller acts in this incident. A 統括 or CISO of an organ acts for the own organ only, and where
     * the rules of an incident name that organ. Where those who hold a post
     * of the incident are all 当事者, or nobody holds its role at all, whoever the profile names next stands in.
     */
    public Caller of(Caller caller) {
        List<Post> own = caller.posts().stream()
                .filter(post -> !caller.deputising().containsKey(post))
                .filter(this::answers)
                .toList();
        Map<Post, Post> deputising = new LinkedHashMap<>(caller.deputising());
        deputising.keySet().removeIf(post -> !answers(post));
        left().filter(post -> !own.contains(post)).forEach(post -> {
            Addressee next = resolution.resolve(post, unit(), at, incident.implicated());
            if (next.way() == Way.NEXT_POST && next.persons().contains(caller.personId())) {
                deputising.putIfAbsent(post, own.contains(next.post()) ? next.post() : post);
            }
        });
        return new Caller(
                caller.keyId(), caller.personId(), caller.title(), own, caller.scopes(), caller.unit(), deputising);
    }

    /** The post that took what was told to the role, where its holder was away or nobody holds it. */
    public Optional<Post> insteadOf(Role role) {
        Addressee taker = resolution.resolve(Post.of(role), unit(), at, Set.of());
        return switch (taker.way()) {
            case HOLDER, NOBODY -> Optional.empty();
            case NEXT_POST -> Optional.of(taker.post());
            case DEPUTY -> Optional.of(ownPost(taker.persons().getFirst(), taker.post()));
        };
    }

    /** Whether nobody holds the role for the incident's unit, so that its duty falls to the next. */
    public boolean vacant(Role role) {
        return held(role).noneMatch(post -> post.unit() == null || units().contains(post.unit()));
    }

    private boolean answers(Post post) {
        return (post.role() != Role.OVERALL_MANAGER && post.role() != Role.CISO)
                || post.unit() == null
                || units().contains(post.unit())
                || incident.relatedPosts().contains(post.code());
    }

    /** Posts that nobody can fill in this incident. */
    private Stream<Post> left() {
        List<Post> left = new ArrayList<>();
        for (Role role : resolution.deputies().keySet()) {
            List<Post> held = held(role).toList();
            if (held.isEmpty()) {
                left.add(Post.of(role));
            }
            held.stream()
                    .filter(post -> concerns(post) && incident.implicated().containsAll(holders(post)))
                    .forEach(left::add);
        }
        return left.stream();
    }

    private boolean concerns(Post post) {
        return post.unit() == null
                || units().contains(post.unit())
                || incident.relatedPosts().stream().anyMatch(post::answersTo);
    }

    private Stream<Post> held(Role role) {
        return resolution.organisation().posts().assignments().stream()
                .filter(term -> term.post().role() == role && term.on(TokyoTime.dateOf(at)))
                .map(Assignment::post)
                .distinct();
    }

    private List<UUID> holders(Post post) {
        return resolution.organisation().posts().holders(post, TokyoTime.dateOf(at));
    }

    private Post ownPost(UUID personId, Post otherwise) {
        return resolution.organisation().posts().of(personId, TokyoTime.dateOf(at)).stream()
                .findFirst()
                .orElse(otherwise);
    }

    private String unit() {
        String department = incident.department();
        return department == null ? incident.organ() : department;
    }

    private List<String> units() {
        return Stream.of(
                        resolution.organisation().units().upwards(unit()), List.of(incident.organ()), incident.routed())
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }
}
