package jp.csirt.incident.domain.report;

import jp.csirt.incident.domain.shared.Labelled;

/** 発生・おそれの別. Source: requirements G.6. */
public enum LeakCertainty implements Labelled {
    OCCURRED("発生"),
    SUSPECTED("おそれ");

    private final String label;

    LeakCertainty(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
