package jp.csirt.notification.config;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** 呼鈴: wakes whoever works, when there is something to do. */
final class Bell implements Runnable {

    private final List<Pulse> woken = new CopyOnWriteArrayList<>();

    void wakes(Pulse pulse) {
        woken.add(pulse);
    }

    @Override
    public void run() {
        woken.forEach(Pulse::ring);
    }
}
