package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 証拠の検証結果. */
public enum EvidenceCheck implements Labelled {
    MATCH("一致"),
    MISMATCH("不一致"),
    NOT_VERIFIABLE("検証不能");

    private final String label;

    EvidenceCheck(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
