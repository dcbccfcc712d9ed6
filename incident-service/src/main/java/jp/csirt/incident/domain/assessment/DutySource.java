package jp.csirt.incident.domain.assessment;

/** 義務の出どころ that a profile may switch off. Source: requirements (f), obligationRules. */
public enum DutySource {
    /** 個人情報保護法: the Commission and the persons concerned. */
    APPI,
    /** 番号法. */
    MY_NUMBER,
    /** 総務省. */
    MIC,
    /** 都道府県. */
    PREFECTURE,
    /** 議会の個人情報保護条例: the persons concerned. */
    ASSEMBLY_ORDINANCE
}
