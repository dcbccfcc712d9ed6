package jp.csirt.incident.export.form;

/** 記入の状態. */
public enum FieldState {
    /** 記入済み; also a field that does not apply. */
    FILLED,
    /** 未記入: prints as 「調査中」. */
    EMPTY,
    /** 不明: somebody was asked and does not know. */
    UNKNOWN
}
