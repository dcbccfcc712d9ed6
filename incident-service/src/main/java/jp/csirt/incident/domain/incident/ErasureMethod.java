package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 消去の処理内容. Source: 志免町 対策基準 2(2)⑨(イ). */
public enum ErasureMethod implements Labelled {
    KEY_DESTROYED("暗号化の鍵を破棄し、文言を復元できないようにした");

    private final String label;

    ErasureMethod(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
