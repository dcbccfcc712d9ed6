package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 評価の結果: is it an incident. Source: 志免町 5.3(3)①. */
public enum Verdict implements Labelled {
    INCIDENT("該当"),
    SUSPECTED("該当のおそれ"),
    NOT_INCIDENT("非該当"),
    DUPLICATE("重複");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    /** 該当又は該当のおそれ. */
    public boolean confirmsIncident() {
        return switch (this) {
            case INCIDENT, SUSPECTED -> true;
            case NOT_INCIDENT, DUPLICATE -> false;
        };
    }

    @Override
    public String label() {
        return label;
    }
}
