package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** CISOの確認結果. Source: 志免町 5.3(3)⑤. */
public enum DecisionResult implements Labelled {
    APPROVED("承認"),
    RETURNED("差戻し");

    private final String label;

    DecisionResult(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
