package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 本人通知の状態. Source: requirements A.1. */
public enum SubjectNotificationState implements Labelled {
    UNDECIDED("未判断"),
    REQUIRED("要"),
    DEFERRED("保留"),
    NOTIFIED("通知済"),
    SUBSTITUTE("代替措置"),
    EXEMPT("不要");

    private final String label;

    SubjectNotificationState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
