package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 公表の媒体. Source: requirements R8. */
public enum DisclosureMedium implements Labelled {
    WEB("ホームページ"),
    PRESS_RELEASE("報道発表"),
    PRESS_CONFERENCE("記者会見"),
    OTHER("その他");

    private final String label;

    DisclosureMedium(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
