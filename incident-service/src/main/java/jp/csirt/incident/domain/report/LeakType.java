package jp.csirt.incident.domain.report;

import jp.csirt.incident.domain.shared.Labelled;

/** 漏えい・滅失・毀損の別. Source: requirements C.2. */
public enum LeakType implements Labelled {
    LEAK("漏えい"),
    LOSS("滅失"),
    DAMAGE("毀損");

    private final String label;

    LeakType(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
