package jp.csirt.incident.read.detail;

/** 指示の状態. */
public enum InstructionState {
    INSTRUCTED,
    DONE
}
