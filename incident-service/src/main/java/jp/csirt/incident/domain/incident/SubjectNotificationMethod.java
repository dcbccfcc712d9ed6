package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 本人通知の方法. Source: requirements R4. */
public enum SubjectNotificationMethod implements Labelled {
    LETTER("文書"),
    EMAIL("メール"),
    PHONE("電話"),
    VISIT("訪問"),
    SUBSTITUTE("代替措置");

    private final String label;

    SubjectNotificationMethod(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
