package jp.csirt.incident.domain.report;

import jp.csirt.incident.domain.shared.Labelled;

/** 発見者. Source: requirements G.6. */
public enum Discoverer implements Labelled {
    EMPLOYEE("自庁職員"),
    VENDOR("委託先"),
    CITIZEN("住民"),
    MONITORING("監視・検知"),
    PUBLIC_BODY("警察等公的機関"),
    MEDIA("報道"),
    OTHER("その他");

    private final String label;

    Discoverer(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
