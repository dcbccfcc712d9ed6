package jp.csirt.incident.domain.externalreport;

import jp.csirt.incident.domain.shared.Labelled;

/** 外部報告義務の状態, and every way from one to the next. Source: requirements A.1. */
public enum ObligationState implements Labelled {
    PROPOSED("要否の判断待ち"),
    REQUIRED("必要"),
    DRAFT("起案済"),
    APPROVED("承認済"),
    SUBMITTED("提出済"),
    ACKED("受領済"),
    AMENDED("追完・訂正済"),
    NOT_APPLICABLE("報告不要"),
    WITHDRAWN("取消");

    private final String label;

    ObligationState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether something is still to be done; it stands against closing. */
    public boolean open() {
        return switch (this) {
            case PROPOSED, REQUIRED, DRAFT, APPROVED -> true;
            case SUBMITTED, ACKED, AMENDED, NOT_APPLICABLE, WITHDRAWN -> false;
        };
    }

    /** Whether the report has left the house; nothing takes that back. */
    public boolean submitted() {
        return switch (this) {
            case SUBMITTED, ACKED, AMENDED -> true;
            case PROPOSED, REQUIRED, DRAFT, APPROVED, NOT_APPLICABLE, WITHDRAWN -> false;
        };
    }

    /**
     * The state once the facts give the duty this strength. Work on it is not undone; what was decided not to be needed comes
     * back when a ground is there that the decision did not know.
     */
    public ObligationState determined(Strength strength, boolean newGround) {
        return switch (this) {
            case PROPOSED, REQUIRED, WITHDRAWN -> of(strength);
            case NOT_APPLICABLE -> newGround ? of(strength) : this;
            case DRAFT, APPROVED, SUBMITTED, ACKED, AMENDED -> this;
        };
    }

    /** The state once no fact asks for the duty any more. */
    public ObligationState withdrawn() {
        return submitted() ? this : WITHDRAWN;
    }

    /** Where a duty of this strength begins. */
    public static ObligationState of(Strength strength) {
        return switch (strength) {
            case PROPOSED -> PROPOSED;
            case REQUIRED -> REQUIRED;
        };
    }
}
