package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 公表の方法. Source: requirements G.6. */
public enum DisclosureMode implements Labelled {
    INDIVIDUAL("個別"),
    BATCH("一括"),
    NONE("非公表"),
    DEFERRED("保留");

    private final String label;

    DisclosureMode(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
