package jp.csirt.notification.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for a condition. */
final class Await {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Await() {}

    static void until(String what, BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("in vain waited until " + what);
            }
            rest();
        }
    }

    /** Lets the others work before the condition is looked at again. */
    private static void rest() {
        try {
            boolean never = new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
            if (never) {
                throw new IllegalStateException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
