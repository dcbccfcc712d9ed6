package jp.csirt.incident.domain.shared;

/** 確からしさ of a time or a finding. */
public enum Certainty implements Labelled {
    CONFIRMED("確定"),
    ESTIMATED("推定"),
    UNKNOWN("不明"),
    INVESTIGATING("調査中");

    private final String label;

    Certainty(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
