package jp.csirt.incident.domain.report;

import jp.csirt.incident.domain.shared.Labelled;

/** 脅威区分. Source: 志免町 基本方針3. */
public enum Threat implements Labelled {
    T1_INTENTIONAL("意図的な要因"),
    T2_UNINTENTIONAL("非意図的な要因"),
    T3_DISASTER("災害"),
    T4_PANDEMIC("疾病による要員不足"),
    T5_INFRA("インフラ障害の波及");

    private final String label;

    Threat(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
