package jp.csirt.incident.domain.assessment;

import jp.csirt.incident.domain.shared.Labelled;

/** 適用される定め: which law asks an organ or a unit to report leaks of personal data. Source: requirements C.1. */
public enum RuleSet implements Labelled {
    GENERAL("個人情報保護法68条"),
    HOSPITAL("個人情報保護法26条"),
    ASSEMBLY("議会の個人情報保護条例");

    private final String label;

    RuleSet(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
