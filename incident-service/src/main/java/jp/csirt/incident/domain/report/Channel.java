package jp.csirt.incident.domain.report;

import jp.csirt.incident.domain.shared.Labelled;

/** 報告方法. Source: requirements G.6. */
public enum Channel implements Labelled {
    PHONE("電話"),
    IN_PERSON("対面"),
    EMAIL("メール"),
    SYSTEM("本システム"),
    OTHER("その他");

    private final String label;

    Channel(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
