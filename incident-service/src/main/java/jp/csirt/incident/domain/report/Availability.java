package jp.csirt.incident.domain.report;

import jp.csirt.incident.domain.shared.Labelled;

/** 自治体可用性. Source: 志免町 2(1). */
public enum Availability implements Labelled {
    A2("自治体可用性2"),
    A1("自治体可用性1");

    private final String label;

    Availability(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
