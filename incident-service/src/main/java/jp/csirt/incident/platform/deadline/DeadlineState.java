package jp.csirt.incident.platform.deadline;

/** What became of a deadline; one that took effect is gone. */
public enum DeadlineState {
    /** Waits for its time, or for its effect. */
    OPEN,
    /** Its saga or aggregate cannot be loaded: somebody must look at it. */
    ORPHANED
}
