package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 警察への連絡の種別. Source: requirements G.6. */
public enum PoliceContactType implements Labelled {
    REPORT("通報"),
    CONSULT("相談"),
    INFO("情報提供"),
    DAMAGE_REPORT("被害届");

    private final String label;

    PoliceContactType(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
