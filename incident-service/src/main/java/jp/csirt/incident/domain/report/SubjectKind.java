package jp.csirt.incident.domain.report;

import jp.csirt.incident.domain.shared.Labelled;

/** 本人の種類. Source: requirements G.6. */
public enum SubjectKind implements Labelled {
    RESIDENT("住民"),
    EMPLOYEE("職員"),
    BUSINESS("事業者"),
    STUDENT("児童生徒"),
    PATIENT("患者"),
    OTHER("その他");

    private final String label;

    SubjectKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
