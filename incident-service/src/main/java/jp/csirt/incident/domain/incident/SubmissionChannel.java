package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 提出の方法. Source: requirements C.1. */
public enum SubmissionChannel implements Labelled {
    WEB_FORM("ウェブフォーム"),
    EMAIL("メール"),
    PHONE("電話"),
    PAPER("書面"),
    OTHER("その他");

    private final String label;

    SubmissionChannel(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
