package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 事案の段階. Source: requirements A.1. */
public enum Milestone implements Labelled {
    REPORTED("報告済"),
    RECEIVED("受付済"),
    ASSESSING("状況確認・評価中"),
    NOT_INCIDENT("非該当"),
    CONFIRMED("インシデント認定"),
    CISO_REPORTED("CISO報告済"),
    CONTAINED("拡大防止済"),
    RECOVERED("復旧済"),
    CAUSE_IDENTIFIED("原因究明済"),
    PREVENTION_REPORTED("再発防止策CISO報告済"),
    CISO_DIRECTED("CISO確認・措置指示済"),
    CLOSED("完了"),
    REOPENED("再開");

    private final String label;

    Milestone(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
