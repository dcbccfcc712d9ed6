package jp.csirt.incident.domain.watch;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.shared.Source;
import jp.csirt.incident.domain.watch.Routing.Route;

/**
 * 並ぶ体制: where the rules of a further organ apply to an incident, what is asked of a post of the incident's unit is asked
 * there too, and each confirms for itself. What 統括 of an organ is told goes to 統括 of the whole body as a copy.
 */
@Source(document = "requirements", clause = "(f), 8 Q9")
final class Chains {

    /** Posts that each unit may have of its own; all others serve the whole body. */
    private static final Set<Role> OF_UNITS =
            EnumSet.of(Role.SEC_OFFICER, Role.SEC_MANAGER, Role.OVERALL_MANAGER, Role.CISO);

    private final String mark;
    private final List<Post> to;
    private final List<Post> then;
    private final Routing routing;
    private final List<Told> told = new ArrayList<>();
    private final Set<NotifiedPost> asked = new LinkedHashSet<>();

    private Chains(String mark, List<Post> to, List<Post> then, Routing routing) {
        this.mark = mark;
        this.to = to;
        this.then = then;
        this.routing = routing;
    }

    /** Everybody a notice goes to, the incident's own posts first. */
    static List<Told> of(Notice notice, Routing routing) {
        var chains = new Chains(notice.mark(), notice.to(), notice.then(), routing);
        chains.ask();
        chains.copy();
        return chains.told;
    }

    /** Everybody who answers for a post in the incident, the own one first; who only gets a copy does not. */
    static List<NotifiedPost> answering(Post post, Routing routing) {
        var chains = new Chains("", List.of(post), List.of(), routing);
        chains.ask();
        return List.copyOf(chains.asked);
    }

    private void ask() {
        own();
        routing.beside().forEach(this::beside);
    }

    private void own() {
        add(mark, routing.route(to, then), false);
    }

    private void beside(String organ) {
        List<Post> there = in(organ, to);
        if (there.isEmpty()) {
            return;
        }
        Route route = routing.route(there, in(organ, then));
        List<NotifiedPost> others = route.to().stream()
                .filter(post -> routing.isIn(post, organ) && !asked.contains(post))
                .toList();
        add(beside(mark, organ), new Route(others, route.then()), false);
    }

    /** The mark of what is asked in a further organ too. */
    static String beside(String mark, String organ) {
        return mark + "/in/" + organ;
    }

    private void copy() {
        Optional<NotifiedPost> body = routing.overallManager().filter(post -> !asked.contains(post));
        if (body.isPresent()
                && asked.stream().anyMatch(post -> post.post() == Role.OVERALL_MANAGER && post.unit() != null)) {
            add(mark + "/copy", new Route(List.of(body.get()), List.of()), true);
        }
    }

    private void add(String mark, Route route, boolean copy) {
        if (route.to().isEmpty()) {
            return; // all of them are 当事者; asked again each time until somebody else answers
        }
        told.add(new Told(mark, route, copy));
        asked.addAll(route.to());
    }

    private static List<Post> in(String organ, List<Post> posts) {
        return posts.stream()
                .filter(post -> post.unit() == null && OF_UNITS.contains(post.role()))
                .map(post -> new Post(post.role(), organ))
                .toList();
    }

    /**
     * 一つの宛先.
     *
     * @param mark names it within the incident
     * @param copy 写し: told only, nobody waits for an answer
     */
    record Told(String mark, Route route, boolean copy) {}
}
