package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 委託事業者の措置: what an answer says the request has come to. Source: requirements A.1. */
public enum VendorAnswer implements Labelled {
    SUSPENDED("一時中断"),
    RESUMED("再開"),
    DONE("対処済");

    private final String label;

    VendorAnswer(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether nothing more is awaited for the incident to close; only {@link #DONE} ends the request itself. */
    public boolean settles() {
        return switch (this) {
            case SUSPENDED -> false;
            case RESUMED, DONE -> true;
        };
    }
}
