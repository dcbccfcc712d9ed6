package jp.csirt.incident.domain.audit;

/** 監査記録の結果. */
public enum AuditResult {
    /** 許された. */
    ALLOWED,
    /** 拒まれた, or not recorded. */
    REFUSED
}
