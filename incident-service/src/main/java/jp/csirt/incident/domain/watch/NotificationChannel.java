package jp.csirt.incident.domain.watch;

import jp.csirt.incident.domain.shared.Labelled;

/** 連絡の手段. */
public enum NotificationChannel implements Labelled {
    MAIL("メール"),
    WEBHOOK("ウェブフック"),
    PHONE("電話"),
    /** Nobody reached the person: he or she confirmed it on the screen. */
    SCREEN("画面");

    private final String label;

    NotificationChannel(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
