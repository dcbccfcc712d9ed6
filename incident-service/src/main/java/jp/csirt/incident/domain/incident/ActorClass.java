package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 発生主体. Source: requirements G.6. */
public enum ActorClass implements Labelled {
    OWN_BODY("自庁"),
    VENDOR("委託先"),
    THIRD_PARTY("第三者"),
    STAFF("職員等"),
    UNKNOWN("不明");

    private final String label;

    ActorClass(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
