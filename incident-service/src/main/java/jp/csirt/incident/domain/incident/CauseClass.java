package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 原因区分. Source: requirements G.3. */
public enum CauseClass implements Labelled {
    INTENTIONAL("意図的な原因"),
    ACCIDENTAL("偶発的な原因"),
    ENVIRONMENTAL("環境的な原因"),
    UNKNOWN("その他・不明");

    private final String label;

    CauseClass(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
