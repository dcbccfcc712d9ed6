package jp.csirt.incident.domain.watch;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentClosed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryExecuted;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryInstructed;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryNotNeeded;
import jp.csirt.incident.domain.incident.VendorEvent.VendorMeasureReported;
import jp.csirt.incident.domain.incident.VendorEvent.VendorMeasureRequested;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.domain.shared.Source;
import org.jspecify.annotations.Nullable;

/**
 * 待たれている結果: a recovery that was instructed, and what was asked of a contractor, until it is done or answered for. The
 * timetable has no step for either; each is followed to the day that was set for it.
 */
@Source(document = "志免町 対策基準", clause = "5.3(3)③, 8.1(3)①(エ)")
public final class Awaited {

    private static final String RECOVERY = "5.3(3)③";
    private static final String VENDOR = "8.1(3)①(エ)";

    private final Map<Key, OpenMatter> open = new LinkedHashMap<>();
    private final Map<Key, OpenMatter> asked = new LinkedHashMap<>();
    private boolean resting;

    private Awaited() {}

    /** In the order in which it was asked; nothing while the incident is closed or found to be none. */
    static List<OpenMatter> of(IncidentHistory history) {
        Awaited awaited = in(history);
        return awaited.resting ? List.of() : List.copyOf(awaited.open.values());
    }

    /** Everything that was ever asked. */
    static Collection<OpenMatter> asked(IncidentHistory history) {
        return in(history).asked.values();
    }

    private static Awaited in(IncidentHistory history) {
        var awaited = new Awaited();
        history.facts().forEach(awaited::on);
        return awaited;
    }

    /** 統括 and who was asked, once the day that was set is over. */
    public static List<Notice> notices(IncidentHistory history) {
        return of(history).stream().flatMap(Awaited::overdue).toList();
    }

    /** Names the notice within its incident. */
    static String mark(OpenMatter matter) {
        return "awaited/%s/%s/%s".formatted(matter.what(), matter.about().id(), matter.dueAt());
    }

    private static Stream<Notice> overdue(OpenMatter matter) {
        Instant due = matter.dueAt();
        return due == null
                ? Stream.of()
                : Stream.of(new Notice(
                        mark(matter),
                        due,
                        NotificationKind.ESCALATION,
                        matter.what(),
                        matter.clause(),
                        Concern.INCIDENT,
                        List.of(matter.owner(), Post.of(Role.OVERALL_MANAGER)),
                        List.of(),
                        due));
    }

    private void on(RecordedFact fact) {
        switch (fact.event()) {
            case IncidentAssessed e -> resting = !e.verdict().confirmsIncident();
            case IncidentClosed _ -> resting = true;
            case IncidentReopened _ -> resting = false;
            case RecoveryInstructed e ->
                ask(
                        Matter.RECOVER,
                        Ask.post(e.instruction().to()),
                        Topic.numbered(e.n(), e.instruction().measures()),
                        RECOVERY,
                        fact,
                        e.instruction().dueAt());
            case RecoveryExecuted e -> e.instructions().forEach(n -> open.remove(new Key(Matter.RECOVER, n)));
            case RecoveryNotNeeded _ -> open.keySet().removeIf(key -> key.what() == Matter.RECOVER);
            case VendorMeasureRequested e ->
                ask(
                        Matter.AWAIT_VENDOR,
                        asker(e.act().actor()),
                        Topic.numbered(e.n(), e.request()),
                        VENDOR,
                        fact,
                        e.dueAt());
            case VendorMeasureReported e -> answered(e);
            default -> {}
        }
    }

    private void ask(Matter what, Post owner, Topic about, String clause, RecordedFact fact, @Nullable Instant dueAt) {
        var key = new Key(what, Integer.parseInt(about.id()));
        var matter = new OpenMatter(owner, what, about, clause, fact.recordedAt(), dueAt);
        asked.put(key, matter);
        open.put(key, matter);
    }

    /** 一時中断 leaves the request open, also after it had been resumed. */
    private void answered(VendorMeasureReported answer) {
        var key = new Key(Matter.AWAIT_VENDOR, answer.n());
        if (answer.state().settles()) {
            open.remove(key);
        } else {
            Optional.ofNullable(asked.get(key)).ifPresent(request -> open.put(key, request));
        }
    }

    private static Post asker(Actor actor) {
        String post = actor.post();
        return post == null ? Post.of(Role.SEC_MANAGER) : Post.parse(post).orElse(Post.of(Role.SEC_MANAGER));
    }

    private record Key(Matter what, int n) {}
}
