package jp.csirt.incident.domain.timetable;

import jp.csirt.incident.domain.shared.Labelled;

/** 段階の状態. */
public enum StepState implements Labelled {
    OPEN("未了"),
    OVERDUE("期限超過"),
    DONE("済"),
    NOT_NEEDED("不要");

    private final String label;

    StepState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
