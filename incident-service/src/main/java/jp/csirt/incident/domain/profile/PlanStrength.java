package jp.csirt.incident.domain.profile;

/** 緊急時対応計画の位置付け: whether the policy demands one or only asks to strive for it. Source: requirements (f). */
public enum PlanStrength {
    /** 策定する. */
    DUTY,
    /** 策定に努める. */
    ENDEAVOUR
}
