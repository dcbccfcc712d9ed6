package jp.csirt.incident.platform.personal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Unwrapped keys, for a short time after they were read: a key destroyed by another node is forgotten within that time.
 * The longest unused goes first when there are too many.
 */
final class KeyCache {

    private final int most;
    private final long expiry;
    private final LongSupplier nanos;
    private final Map<String, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);

    KeyCache(int most, Duration expiry, LongSupplier nanos) {
        this.most = most;
        this.expiry = expiry.toNanos();
        this.nanos = nanos;
    }

    /** The moment to be handed back with what is read from now on. */
    long now() {
        return nanos.getAsLong();
    }

    synchronized @Nullable SubjectKey get(String id) {
        Entry entry = entries.get(id);
        if (entry == null) {
            return null;
        }
        if (now() - entry.readAt >= expiry) {
            entries.remove(id);
            return null;
        }
        return entry.key;
    }

    /** Keeps what was read; a destroyed key is never replaced by what somebody read before its end. */
    synchronized SubjectKey put(SubjectKey key, long readAt) {
        Entry known = entries.get(key.id());
        if (known != null && known.key.isDestroyed()) {
            return known.key;
        }
        entries.put(key.id(), new Entry(key, readAt));
        if (entries.size() > most) {
            var oldest = entries.entrySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return key;
    }

    /** Lets go of what nobody asked for again in time. */
    synchronized void expire() {
        entries.values().removeIf(entry -> now() - entry.readAt >= expiry);
    }

    synchronized void clear() {
        entries.values().removeIf(entry -> !entry.key.isDestroyed());
    }

    private record Entry(SubjectKey key, long readAt) {}
}
