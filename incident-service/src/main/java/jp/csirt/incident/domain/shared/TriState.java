package jp.csirt.incident.domain.shared;

/** 有・無・不明: an answer that may still be unknown. */
public enum TriState implements Labelled {
    YES("有"),
    NO("無"),
    UNKNOWN("不明");

    private final String label;

    TriState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
