package jp.csirt.incident.platform;

import jp.csirt.incident.platform.mongo.FaultyProxy;

/** How a store in a process of its own can be away, and how it comes back. */
public enum Outage {
    /** Its process is killed and started again. */
    KILLED {
        @Override
        public void begin(StoreProcess store, FaultyProxy line) {
            store.kill();
        }

        @Override
        public void end(StoreProcess store, FaultyProxy line) {
            store.restart();
        }
    },
    /** Its process is stopped: the connections stay, and it says nothing. */
    PAUSED {
        @Override
        public void begin(StoreProcess store, FaultyProxy line) {
            store.pause();
        }

        @Override
        public void end(StoreProcess store, FaultyProxy line) {
            store.resume();
        }
    },
    /** It goes on, and nobody can reach it. */
    CUT_OFF {
        @Override
        public void begin(StoreProcess store, FaultyProxy line) {
            line.down();
        }

        @Override
        public void end(StoreProcess store, FaultyProxy line) {
            line.up();
        }
    };

    /** From now on the store is away for all who use the line. */
    public abstract void begin(StoreProcess store, FaultyProxy line);

    /** It is back. */
    public abstract void end(StoreProcess store, FaultyProxy line);
}
