package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 横展開の確認結果. Source: requirements A.1. */
public enum LateralResult implements Labelled {
    FOUND("同種あり"),
    NOT_FOUND("同種なし"),
    UNKNOWN("不明");

    private final String label;

    LateralResult(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
