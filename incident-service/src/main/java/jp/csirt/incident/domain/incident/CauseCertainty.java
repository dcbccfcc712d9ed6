package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 原因究明の段階. Source: requirements A.1. */
public enum CauseCertainty implements Labelled {
    HYPOTHESIS("推定"),
    DETERMINED("確定"),
    UNKNOWN("不明");

    private final String label;

    CauseCertainty(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
