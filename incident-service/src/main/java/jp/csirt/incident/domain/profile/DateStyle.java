package jp.csirt.incident.domain.profile;

/** 日付の書き方: how a body's papers and tables tell dates. Source: requirements (f). */
public enum DateStyle {
    /** 和暦: 令和8年2月20日. */
    WAREKI,
    /** 西暦: 2026年2月20日. */
    SEIREKI
}
