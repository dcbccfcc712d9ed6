package jp.csirt.incident.read.detail;

/** 横展開の確認の状態. */
public enum LateralState {
    INSTRUCTED,
    ANSWERED
}
