package jp.csirt.incident.domain.watch;

import jp.csirt.incident.domain.shared.Labelled;

/** 連絡の種類. Source: requirements D.3. */
public enum NotificationKind implements Labelled {
    /** An act asks somebody for the next one. */
    REQUEST("依頼", true),
    /** Half, or most, of the time of a step is over. */
    WARNING("注意", false),
    /** The time of a step is over, and it goes one post higher. */
    ESCALATION("上申", true),
    /** A limit comes nearer. */
    REMINDER("期限の予告", false),
    /** A legal limit was missed. */
    OVERDUE("期限超過", true),
    /** Somebody decided, and others act on it. */
    DECISION("決定の通知", false);

    private final String label;
    private final boolean confirmed;

    NotificationKind(String label, boolean confirmed) {
        this.label = label;
        this.confirmed = confirmed;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether somebody must confirm it, so that the next post is told when nobody does. */
    public boolean wantsConfirmation() {
        return confirmed;
    }
}
