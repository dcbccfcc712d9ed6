package jp.csirt.incident.platform.clock;

/** A store that was created for the machine's time takes no clock that can be set. */
public final class RealTimeStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RealTimeStoreException() {
        super("csirt.clock.adjustable=true works only on a store that was created with it; this one records real time: "
                + "start without it, or with another csirt.store.path or MONGODB_URI");
    }
}
