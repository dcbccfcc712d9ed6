package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 公表しない又は保留する理由. Source: requirements G.6. */
public enum NonDisclosureReason implements Labelled {
    HARM("生命・身体・財産の侵害のおそれ"),
    INVESTIGATION("捜査・裁判への支障"),
    VICTIM_WISH("被害者の意思"),
    RECOVERED("閲覧される前に回収した"),
    OTHER("その他相当の理由");

    private final String label;

    NonDisclosureReason(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
