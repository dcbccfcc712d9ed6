package jp.csirt.incident.domain.audit;

import java.util.Locale;

/** 利用者の操作の種類: what is done with an account, a session or a second factor. */
public enum AccountAct {
    LOGGED_IN,
    LOGGED_OUT,
    SESSION_ENDED,
    INVITED,
    PASSWORD_SET,
    PASSWORD_CHANGED,
    SECOND_FACTOR_SET,
    SECOND_FACTOR_REMOVED,
    RECOVERY_CODES_MADE,
    RECOVERY_CODE_USED,
    LOCKED,
    UNLOCKED,
    /** By whoever starts the service. */
    ACCESS_RECOVERED;

    /** As the audit log calls it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
