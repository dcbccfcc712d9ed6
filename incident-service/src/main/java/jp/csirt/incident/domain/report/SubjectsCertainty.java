package jp.csirt.incident.domain.report;

import jp.csirt.incident.domain.shared.Labelled;

/** 本人の数の確からしさ. Source: requirements G.6. */
public enum SubjectsCertainty implements Labelled {
    CONFIRMED("確定"),
    ESTIMATED("概数"),
    MAXIMUM("最大"),
    UNKNOWN("不明");

    private final String label;

    SubjectsCertainty(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
