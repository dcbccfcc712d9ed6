package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 公表の状態. Source: requirements A.1. */
public enum DisclosureState implements Labelled {
    UNDECIDED("未判断"),
    DECIDED_PUBLIC("公表と判断"),
    PUBLISHED("公表済"),
    DECIDED_NOT("非公表と判断"),
    DEFERRED("保留");

    private final String label;

    DisclosureState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
