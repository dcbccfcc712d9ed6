package jp.csirt.gate;

import java.util.concurrent.Semaphore;

/**
 * 預かる量: how many bytes of what strangers send are held at once, whoever they are; what is more is read and thrown away, so
 * that nobody without a key or a log-in fills the memory.
 */
public final class Room {

    private final Semaphore free;

    public Room(int bytes) {
        this.free = new Semaphore(bytes);
    }

    /** Nothing of it yet, for one request. */
    public Share share() {
        return new Share(free);
    }

    /** What one request holds. */
    public static final class Share implements AutoCloseable {

        private final Semaphore free;
        private int taken;
        private boolean closed;

        private Share(Semaphore free) {
            this.free = free;
        }

        /** Takes so many bytes more; whether there was room for them. */
        public synchronized boolean take(int bytes) {
            boolean given = !closed && free.tryAcquire(bytes);
            taken += given ? bytes : 0;
            return given;
        }

        /** Gives all of it back; from then on nothing more is taken. */
        @Override
        public synchronized void close() {
            free.release(taken);
            taken = 0;
            closed = true;
        }
    }
}
