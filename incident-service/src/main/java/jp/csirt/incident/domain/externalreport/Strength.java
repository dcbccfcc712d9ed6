package jp.csirt.incident.domain.externalreport;

/** 義務の強さ: what the facts make of a duty. What may be so is proposed, never passed over in silence. */
public enum Strength {
    /** 要否を判断する: an unknown fact may bring the duty about, or its content decides. */
    PROPOSED,
    /** 必要: known facts bring it about. */
    REQUIRED
}
