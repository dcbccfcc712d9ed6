package jp.csirt.incident.domain.access;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import jp.csirt.incident.domain.shared.Source;

/**
 * 閲覧範囲: which incidents a person may see. The one place that decides it; lists translate these same members into a query.
 *
 * @param everything sees all incidents (but those in which the person is implicated)
 * @param auditing 監査を行う者: sees no incident in which the person took part. Source: 志免町 1(8)②, 9.1(2)①
 * @param units departments or organs whose incidents are seen
 * @param posts codes under which the person may be named by an incident
 * @param contracts contracts whose incidents a 委託事業者 sees
 * @param kinds incidents seen because of what they are, whatever their unit
 * @param own the person, who sees what he or she filed
 * @param nothing 特権ID: sees no case content at all
 */
@Source(document = "requirements", clause = "B.1, B.2")
public record Sight(
        boolean everything,
        boolean auditing,
        Set<String> units,
        Set<String> posts,
        Set<String> contracts,
        Set<Kind> kinds,
        UUID own,
        boolean nothing) {

    public Sight {
        units = Set.copyOf(units);
        posts = Set.copyOf(posts);
        contracts = Set.copyOf(contracts);
        kinds = Set.copyOf(kinds);
    }

    /** What the caller's posts let him or her see. */
    public static Sight of(Caller caller) {
        boolean everything = caller.posts().stream().anyMatch(Sight::seesEverything);
        Set<String> units = new HashSet<>();
        Set<String> posts = new HashSet<>();
        Set<String> contracts = new HashSet<>();
        Set<Kind> kinds = new HashSet<>();
        for (Post post : caller.posts()) {
            switch (post.role()) {
                case SEC_OFFICER,
                        SEC_MANAGER,
                        OVERALL_MANAGER,
                        CISO,
                        CSIRT_INTAKE,
                        CSIRT_MEMBER,
                        CSIRT_LEAD,
                        CSIRT_COORDINATOR,
                        CSIRT_LIAISON,
                        CISO_ADVISOR,
                        AUDITOR -> {
                    if (post.unit() != null) {
                        units.add(post.unit());
                    }
                    // a bare role names the holder for the incident's own unit, who sees it by the unit
                    posts.add(post.code());
                }
                case SYS_MANAGER, SYS_STAFF, CLOUD_MANAGER -> addCodes(posts, post);
                case VENDOR -> {
                    if (post.unit() != null) {
                        contracts.add(post.unit());
                    }
                }
                case COMMITTEE -> {
                    kinds.add(Kind.CLOSED);
                    posts.add(post.code());
                }
                case PRIVACY_LEAD -> {
                    kinds.add(Kind.PERSONAL_DATA);
                    posts.add(post.code());
                }
                case REPORTER, SYSTEM_ADMIN -> {}
            }
        }
        boolean nothing =
                caller.posts().isEmpty() || caller.posts().stream().allMatch(post -> post.role() == Role.SYSTEM_ADMIN);
        return new Sight(
                everything, caller.holds(Role.AUDITOR), units, posts, contracts, kinds, caller.personId(), nothing);
    }

    /** Whether the incident is in sight. An implicated person never sees it. */
    public boolean sees(IncidentScope scope) {
        if (nothing
                || scope.implicated().contains(own)
                || (auditing && scope.participants().contains(own))) {
            return false;
        }
        return everything
                || scope.reportedBy().equals(own)
                || units.contains(scope.organ())
                || (scope.department() != null && units.contains(scope.department()))
                || scope.routed().stream().anyMatch(units::contains)
                || scope.sharedWith().stream().anyMatch(units::contains)
                || scope.relatedPosts().stream().anyMatch(posts::contains)
                || scope.contracts().stream().anyMatch(contracts::contains)
                || (scope.personalData() && kinds.contains(Kind.PERSONAL_DATA))
                || (scope.closed() && kinds.contains(Kind.CLOSED));
    }

    /** Whether the incident may also be acted on: what was only shared with one's organ is read and no more. */
    public boolean takesPart(IncidentScope scope) {
        return sees(scope.unshared());
    }

    /** A post of the whole body; the same post of one organ sees that organ. */
    private static boolean seesEverything(Post post) {
        return switch (post.role()) {
            case CSIRT_INTAKE,
                    CSIRT_MEMBER,
                    CSIRT_LEAD,
                    CSIRT_COORDINATOR,
                    CSIRT_LIAISON,
                    CISO_ADVISOR,
                    AUDITOR,
                    OVERALL_MANAGER,
                    CISO -> post.unit() == null;
            case REPORTER,
                    VENDOR,
                    SEC_OFFICER,
                    SEC_MANAGER,
                    SYS_MANAGER,
                    SYS_STAFF,
                    COMMITTEE,
                    CLOUD_MANAGER,
                    PRIVACY_LEAD,
                    SYSTEM_ADMIN -> false;
        };
    }

    private static void addCodes(Set<String> posts, Post post) {
        posts.add(post.code());
        posts.add(post.role().name());
    }

    /** What an incident is seen for. */
    public enum Kind {
        CLOSED,
        PERSONAL_DATA
    }
}
