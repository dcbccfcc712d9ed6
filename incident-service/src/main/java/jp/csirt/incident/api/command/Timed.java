package jp.csirt.incident.api.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** 行為の日時: every act may say when it happened; without it, now. */
interface Timed {

    @Nullable
    Instant occurredAt();
}
