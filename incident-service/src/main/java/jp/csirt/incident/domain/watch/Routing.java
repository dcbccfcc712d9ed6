package jp.csirt.incident.domain.watch;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.incident.IncidentState;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.domain.organisation.PostResolution.Addressee;
import jp.csirt.incident.domain.organisation.PostResolution.Way;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.shared.Source;
import org.jspecify.annotations.Nullable;

/**
 * 宛先の決定: which posts answer at a moment for those that are asked. A post that is vacant, or whose holders are all away
 * without a deputy, is passed over and stays visible as the first that follows. A post for which 当事者 would answer is told
 * nothing; the next higher one is.
 *
 * @param unit the incident's department, else its organ
 * @param beside further organs whose posts answer, by the rules that apply
 * @param implicated 当事者
 */
@Source(document = "requirements", clause = "B.3, D.3, 8 Q16")
public record Routing(PostResolution posts, String unit, List<String> beside, Set<UUID> implicated, Instant at) {

    /** Who takes what nobody else may or can. */
    private static final List<Role> IN_THE_END = List.of(Role.CSIRT_LEAD, Role.CSIRT_COORDINATOR, Role.CSIRT_INTAKE);

    public Routing {
        beside = List.copyOf(beside);
        implicated = Set.copyOf(implicated);
    }

    /** The routing of what concerns the incident. */
    public static Routing of(PostResolution posts, IncidentHistory history, Instant at) {
        Report report = history.report();
        String unit = report.department() == null ? report.organ() : report.department();
        IncidentState state = history.state();
        return new Routing(posts, unit, state.scope().route(), state.implicated(), at);
    }

    /**
     * Who is told, and who follows. Where nobody on the way up answers, the CSIRT is told before a post without a holder is named;
     * nobody at all where every one of them is 当事者.
     *
     * @param following the deputies of {@code asked} where none are named
     */
    public Route route(List<Post> asked, List<Post> following) {
        var to = new LinkedHashSet<NotifiedPost>();
        var then = new LinkedHashSet<NotifiedPost>();
        asked.forEach(post -> answering(known(post), then).ifPresent(to::add));
        if (to.isEmpty()) {
            instead(then).ifPresent(to::add);
        }
        (following.isEmpty()
                        ? to.stream().flatMap(this::deputies)
                        : following.stream().map(this::known))
                .forEach(post -> answering(post, new LinkedHashSet<>()).ifPresent(then::add));
        then.removeAll(to);
        return new Route(List.copyOf(to), List.copyOf(then));
    }

    /** Whether 当事者 answers for the role in the incident's own unit. */
    public boolean isImplicated(Role role) {
        return answers(Post.of(role)).filter(this::isImplicated).isPresent();
    }

    /** 統括 of the whole body, where one answers who is no 当事者. */
    Optional<NotifiedPost> overallManager() {
        Addressee found = holding(Post.of(Role.OVERALL_MANAGER), null);
        return found.way() == Way.NOBODY || isImplicated(found)
                ? Optional.empty()
                : Optional.of(NotifiedPost.of(found.post()));
    }

    /** Whether the post is one of the organ or of a unit in it. */
    boolean isIn(NotifiedPost post, String organ) {
        return posts.organisation().units().upwards(post.unit()).contains(organ);
    }

    /** A unit that the organisation does not have is the incident's own; a contractor is told by who deals with it. */
    private Post known(Post post) {
        if (post.role() == Role.VENDOR) {
            return Post.of(Role.SEC_MANAGER);
        }
        return post.unit() == null || posts.organisation().units().know(post.unit()) ? post : Post.of(post.role());
    }

    private Stream<Post> deputies(NotifiedPost post) {
        return posts.deputies().getOrDefault(post.post(), List.of()).stream().map(role -> new Post(role, post.unit()));
    }

    /** The first of the CSIRT that answers; else a vacant post, where the message waits for a holder. */
    private Optional<NotifiedPost> instead(Set<NotifiedPost> passed) {
        return IN_THE_END.stream()
                .flatMap(role -> answers(Post.of(role)).stream())
                .filter(found -> !isImplicated(found))
                .map(found -> NotifiedPost.of(found.post()))
                .findFirst()
                .or(() -> passed.stream().findFirst())
                .or(() -> IN_THE_END.stream()
                        .filter(role -> answers(Post.of(role)).isEmpty() && !isHeldByImplicated(Post.of(role)))
                        .map(role -> new NotifiedPost(role, null))
                        .findFirst());
    }

    /** The first that answers: the post itself, those the profile lets act for it, the one above, and so on upwards. */
    private Optional<NotifiedPost> answering(Post asked, Set<NotifiedPost> passed) {
        Set<Role> seen = EnumSet.noneOf(Role.class);
        var next = new ArrayDeque<>(List.of(asked.role()));
        var last = new ArrayDeque<Role>();
        while (!next.isEmpty() || !last.isEmpty()) {
            Role role = next.isEmpty() ? last.removeFirst() : next.removeFirst();
            if (!seen.add(role)) {
                continue;
            }
            var post = new Post(role, asked.unit());
            Optional<Addressee> found = answers(post);
            if (found.isEmpty()) {
                if (!isHeldByImplicated(post)) {
                    passed.add(NotifiedPost.of(post));
                }
                next.addAll(posts.deputies().getOrDefault(role, List.of()));
            } else if (isImplicated(found.get())) {
                last.addAll(posts.deputies().getOrDefault(role, List.of()));
            } else {
                return Optional.of(NotifiedPost.of(found.get().post()));
            }
            Ladder.above(role).ifPresent(next::add);
        }
        return Optional.empty();
    }

    /** Who answers for the post in the smallest unit that has it, without anybody in its place. */
    private Optional<Addressee> answers(Post post) {
        Addressee found = holding(post, unit);
        return found.way() == Way.NOBODY ? Optional.empty() : Optional.of(found);
    }

    private Addressee holding(Post post, @Nullable String from) {
        return new PostResolution(posts.organisation(), Map.of()).resolve(post, from, at, Set.of());
    }

    /** Whoever answers, and every holder of the post, is told. */
    private boolean isImplicated(Addressee found) {
        return Stream.concat(
                        found.persons().stream(),
                        posts.organisation().posts().holders(found.post(), TokyoTime.dateOf(at)).stream())
                .anyMatch(implicated::contains);
    }

    /** Whether 当事者 holds the post, be it for the unit, its organ or the whole body, and is only away. */
    private boolean isHeldByImplicated(Post post) {
        String smallest = post.unit() == null ? unit : post.unit();
        return Stream.concat(
                        posts.organisation().units().upwards(smallest).stream()
                                .map(unitOf -> new Post(post.role(), unitOf)),
                        Stream.of(Post.of(post.role())))
                .flatMap(held -> posts.organisation().posts().holders(held, TokyoTime.dateOf(at)).stream())
                .anyMatch(implicated::contains);
    }

    /**
     * 経路.
     *
     * @param to told at once
     * @param then told one after the other while nobody confirms
     */
    public record Route(List<NotifiedPost> to, List<NotifiedPost> then) {}
}
