package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 証拠の種別. Source: requirements G.6. */
public enum EvidenceKind implements Labelled {
    LOG("ログ"),
    IMAGE("ディスクイメージ"),
    DEVICE("機器"),
    DOCUMENT("文書"),
    MAIL("メール"),
    MALWARE("不正プログラム"),
    OTHER("その他");

    private final String label;

    EvidenceKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
