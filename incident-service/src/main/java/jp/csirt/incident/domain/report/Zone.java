package jp.csirt.incident.domain.report;

import jp.csirt.incident.domain.shared.Labelled;

/** ネットワーク区分. Source: requirements G.6. */
public enum Zone implements Labelled {
    MYNUMBER("個人番号利用事務系"),
    LGWAN("LGWAN接続系"),
    INTERNET("インターネット接続系"),
    SCHOOL_ADMIN("校務系"),
    SCHOOL_EXTERNAL("校務外部接続系"),
    LEARNING("学習系"),
    OUT_OF_SCOPE("適用対象外"),
    OTHER("その他");

    private final String label;

    Zone(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
