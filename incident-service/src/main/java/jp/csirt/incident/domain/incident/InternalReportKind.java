package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 庁内報告の区分. Source: requirements A.2. */
public enum InternalReportKind implements Labelled {
    REPORT("発生報告"),
    ASSESSMENT("評価報告"),
    PROGRESS("経過報告"),
    PREVENTION("再発防止策報告");

    private final String label;

    InternalReportKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
