package jp.csirt.incident.domain.organisation;

import java.util.Locale;

/** 拒否: a rule refuses a change of the organisation; nothing was recorded. The message says what is and what to do. */
public final class OrganisationRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String pointer;

    /**
     * A refusal.
     *
     * @param pointer JSON Pointer to the member at fault; empty when it is the whole
     */
    OrganisationRejected(Reason reason, String pointer, String message) {
        super(message);
        this.reason = reason;
        this.pointer = pointer;
    }

    public Reason reason() {
        return reason;
    }

    public String pointer() {
        return pointer;
    }

    /** Why. */
    public enum Reason {
        UNKNOWN_ORGAN(true),
        UNKNOWN_DEPARTMENT(true),
        UNKNOWN_UNIT(true),
        UNKNOWN_PERSON(true),
        OUT_OF_ORDER(true),
        NOT_HOLDER(true),
        HOLDER_UNCLEAR(true),
        OWN_DEPUTY(true),
        CODE_TAKEN(false),
        POST_TAKEN(false),
        AUDITOR_NOT_INDEPENDENT(false),
        DEPUTY_CYCLE(false),
        ACCOUNT_EXISTS(false),
        EXTERNAL_ID_TAKEN(false),
        KEY_ALREADY_ISSUED(false),
        SELF_GRANT(false),
        LAST_ADMINISTRATOR(false),
        UNKNOWN_KEY(true);

        private final boolean field;

        Reason(boolean field) {
            this.field = field;
        }

        /** Whether one member of the request is wrong by itself, and not its relation to what is recorded. */
        public boolean isField() {
            return field;
        }

        /** The slug of the problem type. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
