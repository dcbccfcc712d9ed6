package jp.csirt.incident.domain.report;

import jp.csirt.incident.domain.shared.Labelled;

/** 媒体. Source: requirements G.6. */
public enum Medium implements Labelled {
    PAPER("紙"),
    ELECTRONIC("電子"),
    VERBAL("口頭"),
    OTHER("その他");

    private final String label;

    Medium(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
