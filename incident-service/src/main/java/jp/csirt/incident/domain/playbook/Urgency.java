package jp.csirt.incident.domain.playbook;

import jp.csirt.incident.domain.shared.Labelled;

/** 緩急: the word by which the policy asks for haste. Source: requirements D.2. */
public enum Urgency implements Labelled {
    IMMEDIATE("即時"),
    AT_ONCE("直ちに"),
    PROMPT("速やかに");

    private final String label;

    Urgency(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
