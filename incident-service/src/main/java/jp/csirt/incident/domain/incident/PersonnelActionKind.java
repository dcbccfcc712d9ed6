package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 職員の処置の種類. Source: 志免町 6.5(5), 7.6(2). */
public enum PersonnelActionKind implements Labelled {
    NOTIFIED_DEPT("所属課への通知"),
    ACTIONED("処置"),
    RIGHTS_SUSPENDED("権利の停止・剥奪"),
    CLOSED("終結");

    private final String label;

    PersonnelActionKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
