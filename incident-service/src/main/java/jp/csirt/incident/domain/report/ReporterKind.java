package jp.csirt.incident.domain.report;

import jp.csirt.incident.domain.shared.Labelled;

/** 報告者区分. Source: requirements G.6. */
public enum ReporterKind implements Labelled {
    EMPLOYEE("職員"),
    FIXED_TERM_EMPLOYEE("会計年度任用職員"),
    COUNCILLOR("議員"),
    VENDOR("委託事業者・指定管理者"),
    CITIZEN("住民等外部"),
    MONITORING("監視・検知"),
    PARTNER("関係機関・第三の団体");

    private final String label;

    ReporterKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** 外部通報者: whether the reporter belongs neither to the body nor to who works for it. */
    public boolean outside() {
        return switch (this) {
            case CITIZEN, PARTNER, MONITORING, COUNCILLOR -> true;
            case EMPLOYEE, FIXED_TERM_EMPLOYEE, VENDOR -> false;
        };
    }
}
