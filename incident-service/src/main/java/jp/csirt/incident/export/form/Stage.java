package jp.csirt.incident.export.form;

/** 記入時期: from which report on a field is needed. Source: requirements E. */
public enum Stage {
    /** 第一報. */
    FIRST("1"),
    /** 続報. */
    FOLLOW_UP("2"),
    /** 最終報. */
    LAST("F"),
    /** 条件付き: only where its condition holds. */
    CONDITIONAL("c");

    private final String code;

    Stage(String code) {
        this.code = code;
    }

    /** The stage as the API writes it. */
    public String code() {
        return code;
    }
}
