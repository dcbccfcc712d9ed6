package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 再発防止策の状態. Source: requirements A.1. */
public enum MeasureState implements Labelled {
    ORDERED("指示済"),
    IMPLEMENTED("実施済"),
    VERIFIED("効果確認済"),
    CARRIED_OVER("改善計画へ");

    private final String label;

    MeasureState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
