package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 公表の判断の結果. Source: requirements A.1. */
public enum DisclosureResult implements Labelled {
    PUBLIC("公表する"),
    NOT_PUBLIC("公表しない"),
    DEFERRED("保留");

    private final String label;

    DisclosureResult(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
