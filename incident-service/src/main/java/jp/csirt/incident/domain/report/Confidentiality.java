package jp.csirt.incident.domain.report;

import jp.csirt.incident.domain.shared.Labelled;

/** 自治体機密性. Source: 志免町 2(1). */
public enum Confidentiality implements Labelled {
    C3A("自治体機密性3A"),
    C3B("自治体機密性3B"),
    C3C("自治体機密性3C"),
    C2("自治体機密性2"),
    C1("自治体機密性1");

    private final String label;

    Confidentiality(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
