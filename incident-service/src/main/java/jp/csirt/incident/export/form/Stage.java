package jp.csirt.incident.export.form;

import java.util.Arrays;

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

    static Stage of(String code) {
        return Arrays.stream(values())
                .filter(stage -> stage.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no stage " + code));
    }

    /** The stage as the API writes it. */
    public String code() {
        return code;
    }
}
