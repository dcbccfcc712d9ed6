package jp.csirt.notification.api;

import java.time.Instant;

/** サービスの時計, where it can be set. */
public interface SettableClock {

    /** What it says. */
    Instant instant();

    /** Sets it, forwards or backwards; it runs on. */
    void set(Instant now);
}
