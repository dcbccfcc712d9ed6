package jp.csirt.incident.domain.externalreport;

import jp.csirt.incident.domain.shared.Labelled;

/** 報告の区分. Source: requirements G.6. */
public enum ReportStage implements Labelled {
    NOTICE("本人通知"),
    PRELIMINARY("速報"),
    FINAL_LEGAL("確報"),
    SUPPLEMENT("追完"),
    FIRST("第一報"),
    FOLLOW_UP("続報"),
    LAST("最終報"),
    WITHDRAWAL("取下げ・訂正");

    private final String label;

    ReportStage(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether it may be owed again after it was submitted, under the same id. */
    public boolean recurs() {
        return switch (this) {
            case FOLLOW_UP, LAST, SUPPLEMENT, WITHDRAWAL -> true;
            case NOTICE, PRELIMINARY, FINAL_LEGAL, FIRST -> false;
        };
    }

    /** Whether its limit is that of the law, whatever the level of damage. */
    public boolean limitedByLaw() {
        return switch (this) {
            case PRELIMINARY, FINAL_LEGAL, SUPPLEMENT -> true;
            case NOTICE, FIRST, FOLLOW_UP, LAST, WITHDRAWAL -> false;
        };
    }
}
