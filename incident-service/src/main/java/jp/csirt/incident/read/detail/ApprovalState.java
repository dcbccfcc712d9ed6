package jp.csirt.incident.read.detail;

/** 承認の状態 of an assessment or a plan; an assessment is never returned. */
public enum ApprovalState {
    PROPOSED,
    APPROVED,
    RETURNED
}
