package jp.csirt.incident.config;

import java.util.UUID;
import jp.csirt.incident.domain.audit.AccountAct;
import org.jspecify.annotations.Nullable;

/** 利用者の監査: told of what is done with accounts. */
interface AccountTrail {

    /** Somebody did this to a person's account. */
    void acted(UUID actor, AccountAct act, UUID personId);

    /** An attempt to log in failed. */
    void unauthenticated();

    /** Attempts on the person's account, or from one place, failed so often that the next one waits. */
    void slowed(@Nullable UUID personId, int count);
}
