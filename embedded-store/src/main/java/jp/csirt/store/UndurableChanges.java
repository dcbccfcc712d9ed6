package jp.csirt.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which collections hold changes that are not on disk yet. Whoever has seen a change finds it here until it is. */
final class UndurableChanges {

    private volatile Set<String> committing = Set.of();
    private volatile Set<String> fresh = ConcurrentHashMap.newKeySet();

    /** Before a command changes the collection; no commit begins until it has ended. */
    void changing(String collection) {
        fresh.add(collection);
    }

    /** When a commit begins, while nothing changes. */
    void beginCommit() {
        committing = fresh;
        fresh = ConcurrentHashMap.newKeySet();
    }

    /** When what was there at its beginning is on disk. */
    void endCommit() {
        committing = Set.of();
    }

    /** Whether what was read of the collection may hold a change that is not on disk. */
    boolean in(String collection) {
        return fresh.contains(collection) || committing.contains(collection); // in the order in which changes move on
    }
}
