package jp.csirt.incident.domain.report;

import jp.csirt.incident.domain.shared.Labelled;

/** 自治体完全性. Source: 志免町 2(1). */
public enum Integrity implements Labelled {
    I2("自治体完全性2"),
    I1("自治体完全性1");

    private final String label;

    Integrity(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
