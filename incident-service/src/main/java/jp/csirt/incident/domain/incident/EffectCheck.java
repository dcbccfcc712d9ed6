package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 効果確認の結果. Source: requirements A.2. */
public enum EffectCheck implements Labelled {
    EFFECTIVE("効果あり"),
    INEFFECTIVE("効果なし");

    private final String label;

    EffectCheck(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
