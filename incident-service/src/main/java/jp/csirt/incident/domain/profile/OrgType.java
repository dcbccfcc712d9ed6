package jp.csirt.incident.domain.profile;

/** 団体の種別. Source: requirements (f). */
public enum OrgType {
    TOWN,
    CITY,
    /** 議会 that has a policy of its own. */
    ASSEMBLY
}
