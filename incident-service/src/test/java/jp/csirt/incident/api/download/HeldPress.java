package jp.csirt.incident.api.download;

import java.util.concurrent.CountDownLatch;

/** A press whose every thread is busy with nothing until it is let go, so that papers wait for their turn. */
public final class HeldPress implements AutoCloseable {

    private final CountDownLatch release = new CountDownLatch(1);

    private HeldPress() {}

    /** Returns once all threads are taken. */
    public static HeldPress of(PaperPress press, int threads) throws InterruptedException {
        var held = new HeldPress();
        var taken = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            press.drawn(() -> {
                        taken.countDown();
                        held.release.await();
                        return true;
                    })
                    .subscribe();
        }
        taken.await();
        return held;
    }

    @Override
    public void close() {
        release.countDown();
    }
}
