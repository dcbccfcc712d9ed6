package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 例外措置への決定. Source: 志免町 7.4(1). */
public enum ExceptionDecision implements Labelled {
    APPROVED("許可"),
    REJECTED("不許可");

    private final String label;

    ExceptionDecision(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
