package jp.csirt.gate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * 回数の制限: a bucket of tokens for each holder, full at first and filled steadily; each request takes one. Only so many
 * holders are kept; the one that was away longest is forgotten and begins anew with a full bucket. Thread-safe.
 */
final class TokenBuckets {

    private static final double NANOS_PER_MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final int perMinute;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets;

    /**
     * Buckets of a kind.
     *
     * @param perMinute tokens in a full bucket, and added in a minute; 0 = no limit
     * @param most holders kept
     * @param nanos the machine's time, which only its differences matter of
     */
    TokenBuckets(int perMinute, int most, LongSupplier nanos) {
        this.perMinute = perMinute;
        this.nanos = nanos;
        this.buckets = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > most;
            }
        };
    }

    /** Takes a token: 0, or the whole seconds until there is one when there is none now. */
    long take(String holder) {
        if (perMinute == 0) {
            return 0;
        }
        synchronized (buckets) {
            Bucket filled = filled(buckets.get(holder));
            boolean taken = filled.tokens >= 1;
            buckets.put(holder, taken ? new Bucket(filled.tokens - 1, filled.at) : filled);
            return taken ? 0 : secondsUntilOne(filled);
        }
    }

    /** Holders kept now. */
    int size() {
        synchronized (buckets) {
            return buckets.size();
        }
    }

    private Bucket filled(@Nullable Bucket before) {
        long now = nanos.getAsLong();
        return before == null
                ? new Bucket(perMinute, now)
                : new Bucket(
                        Math.min(perMinute, before.tokens + (now - before.at) * perMinute / NANOS_PER_MINUTE), now);
    }

    private long secondsUntilOne(Bucket bucket) {
        double wait = (1 - bucket.tokens) * NANOS_PER_MINUTE / perMinute;
        return Math.max(1, (long) Math.ceil(wait / TimeUnit.SECONDS.toNanos(1)));
    }

    private record Bucket(double tokens, long at) {}
}
