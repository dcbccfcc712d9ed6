package jp.csirt.incident.api.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** 行為の日時: every act may say when it happened; without it, now. */
interface Timed {

    @Nullable
    Instant occurredAt();

    /** The member that says when it happened; a fact of the outside world has one of its own. */
    default Stated stated() {
        return new Stated("/occurredAt", occurredAt());
    }

    /** 申告された日時, and where it stands. */
    record Stated(String pointer, @Nullable Instant at) {}
}
