package jp.csirt.incident.platform.deadline;

import java.util.HashSet;
import java.util.Set;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * What a unit of work sets and cancels. It sets at once, and what it cancels goes when it has committed: one that is cut
 * short leaves a deadline too many, never one too few, and one whose changes are refused takes nothing from the node that
 * was faster.
 */
final class DeadlineChanges {

    private static final String KEY = DeadlineChanges.class.getName();

    private final Set<StoredDeadline> kept = new HashSet<>();
    private final Set<Cancelled> cancelled = new HashSet<>();
    private final Set<String> gone = new HashSet<>();

    private DeadlineChanges() {}

    /** Those of the unit of work under way; there must be one. */
    static DeadlineChanges underWay(DeadlineStore store) {
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        return root.getOrComputeResource(KEY, _ -> {
            var changes = new DeadlineChanges();
            root.afterCommit(_ -> changes.remove(store));
            return changes;
        });
    }

    /** Whether this unit of work set the deadline and did not cancel it after. */
    static boolean keeps(UnitOfWork<?> unitOfWork, String id) {
        DeadlineChanges changes = unitOfWork.root().getResource(KEY);
        return changes != null && changes.kept.stream().anyMatch(set -> set.id().equals(id));
    }

    void set(StoredDeadline deadline) {
        kept.add(deadline);
        gone.remove(deadline.id());
    }

    void cancel(String id) {
        kept.removeIf(set -> set.id().equals(id));
        gone.add(id);
    }

    void cancelAll(String name, StoredScope scope) {
        var all = new Cancelled(name, scope);
        kept.removeIf(all::includes);
        cancelled.add(all);
    }

    private void remove(DeadlineStore store) {
        gone.forEach(store::remove);
        cancelled.forEach(all -> store.removeAllBut(
                kept.stream().filter(all::includes).map(StoredDeadline::id).toList(), all.name(), all.scope()));
    }

    private record Cancelled(String name, StoredScope scope) {

        boolean includes(StoredDeadline deadline) {
            return deadline.name().equals(name) && deadline.scope().equals(scope);
        }
    }
}
