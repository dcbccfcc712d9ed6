package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 本人通知の判断の結果. Source: requirements A.1. */
public enum SubjectNotificationResult implements Labelled {
    REQUIRED("通知する"),
    DEFERRED("保留"),
    SUBSTITUTE("代替措置による"),
    EXEMPT("通知を要しない");

    private final String label;

    SubjectNotificationResult(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
